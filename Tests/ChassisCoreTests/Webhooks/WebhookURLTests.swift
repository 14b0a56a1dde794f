import Testing

@testable import ChassisCore

struct WebhookURLTests {
    @Test(
        arguments: [
            ("https://example.com/hooks", nil), ("https://example.com:8443/a?b=c#d", nil), ("HTTPS://EXAMPLE.com", nil),
            ("https://[2606:2800::1]/x", nil),
            ("http://example.com", .notHTTPS), ("ftp://example.com", .notHTTPS), ("file:///etc/passwd", .notHTTPS),
            ("example.com", .malformed), ("", .malformed), ("https://", .malformed), ("https:///x", .malformed),
            ("https://example.com:0/", .malformed), ("https://example.com:99999/", .malformed),
            ("https://exam ple.com", .malformed), ("https://example.com/\r\nHost: x", .malformed),
            ("https://example.com\\@127.0.0.1/", .malformed),
            ("https://user:secret@example.com", .hasCredentials), ("https://localhost/x", .isPrivate),
            ("https://LOCALHOST./x", .isPrivate), ("https://db.internal", .isPrivate),
            ("https://printer.local", .isPrivate), ("https://127.0.0.1/x", .isPrivate), ("https://127.1/x", .isPrivate),
            ("https://2130706433/x", .isPrivate), ("https://0x7f000001/x", .isPrivate), ("https://[::1]/x", .isPrivate),
            ("https://169.254.169.254/latest", .isPrivate), ("https://[::ffff:10.0.0.1]/x", .isPrivate),
            ("https://8.8.8.8/x", nil),
        ] as [(String, WebhookURLError?)])
    func `a webhook's URL is looked at before a job is taken`(text: String, expected: WebhookURLError?) {
        var found: WebhookURLError?
        do { _ = try WebhookURL(text, WebhookSettings()) } catch { found = error }

        #expect(found == expected)
    }

    @Test(
        arguments: [
            ([127, 0, 0, 1], false), ([10, 1, 2, 3], false), ([172, 16, 0, 1], false), ([172, 32, 0, 1], true),
            ([192, 168, 1, 1], false), ([169, 254, 169, 254], false), ([100, 64, 0, 1], false), ([0, 0, 0, 0], false),
            ([224, 0, 0, 1], false), ([255, 255, 255, 255], false), ([93, 184, 216, 34], true), ([8, 8, 8, 8], true),
            ([], false), ([1, 2], false),
        ] as [([UInt8], Bool)])
    func `addresses of this machine and of private networks are told from public ones`(
        bytes: [UInt8], isPublic: Bool
    ) {
        #expect(PublicAddress.isPublic(bytes) == isPublic)
    }

    @Test(
        arguments: [
            // ::1, ::, ::ffff:127.0.0.1, ::ffff:8.8.8.8, fe80::1, fd00::1, 64:ff9b::10.0.0.1, 2002:7f00:1::, 2001:db8::1
            ([UInt8](repeating: 0, count: 15) + [1], false), ([UInt8](repeating: 0, count: 16), false),
            ([UInt8](repeating: 0, count: 10) + [255, 255, 127, 0, 0, 1], false),
            ([UInt8](repeating: 0, count: 10) + [255, 255, 8, 8, 8, 8], true),
            ([0xFE, 0x80] + [UInt8](repeating: 0, count: 13) + [1], false),
            ([0xFD, 0] + [UInt8](repeating: 0, count: 13) + [1], false),
            ([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 1], false),
            ([0x20, 0x02, 127, 0, 0, 1] + [UInt8](repeating: 0, count: 10), false),
            ([0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [1], false),
            ([0x26, 0x06, 0x28, 0] + [UInt8](repeating: 0, count: 11) + [1], true),
        ] as [([UInt8], Bool)])
    func `an IPv6 address that carries an IPv4 one leads where that leads`(bytes: [UInt8], isPublic: Bool) {
        #expect(PublicAddress.isPublic(bytes) == isPublic)
    }
}
