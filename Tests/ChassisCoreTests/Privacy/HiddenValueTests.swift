import ChassisCore
import Testing

/// A value that is escaped, set apart or in a code is masked, and comes back as it was written.
struct HiddenValueTests {
    private let masker = Masker(Masker.coreRecognizers)

    @Test(arguments: [
        "ada%40example.com", "ada&#64;example.com", "ada&#x40;example.com", "ada&commat;example.com",
        "ada\\u0040example.com", "ada\\x40example.com", "a\u{200B}da@exam\u{200D}ple.com", "ada@ex\u{AD}ample.com",
        "DE89%203704%200044%200532%200130%2000", "4111\u{200B}1111\u{200B}1111\u{200B}1111",
        "YWRhQGV4YW1wbGUuY29t", "V3JpdGUgdG8gYWRhQGV4YW1wbGUuY29tIHBsZWFzZQ==",
        "V3JpdGUgdG8gYWRhQGV4YW1wbGUuY29tIHBsZWFzZQ",
        "616461406578616d706c652e636f6d", "WVdSaFFHVjRZVzF3YkdVdVkyOXQ=",
        "YWRhJTQwZXhhbXBsZS5jb20=",
    ])
    func `a hidden value is masked whole and restored as written`(value: String) {
        for text in ["Say \(value) twice: \(value)!", "{\"q\":\"\(value)\"}", "https://x.example/a?user=\(value)&b=1"] {
            var map = MaskMap()

            let masked = masker.mask(text, region: "US", map: &map)

            #expect(!masked.contains(value), "\(masked)")
            #expect(masked.contains("_1⟧") && !masked.contains("_2⟧"), "equal ones share a placeholder: \(masked)")
            #expect(map.restore(masked) == text)
        }
    }

    @Test func `a mail's base64 over several lines is masked whole`() {
        let lines = """
            RGVhciBzdXBwb3J0LCBJIG9yZGVyZWQgYSBsYW1wIGluIE1heSBhbmQgaXQgbmV2ZXIgY2FtZS4g
            UGxlYXNlIHdyaXRlIHRvIGFkYUBleGFtcGxlLmNvbSBvciBjYWxsIG1lIHNvb24uIEJlc3QsIEFk
            YQ==
            """
        var map = MaskMap()

        let masked = masker.mask("Attached:\n\(lines)\nEnd.", region: "US", map: &map)

        #expect(masked == "Attached:\n⟦EMAIL_1⟧\nEnd.")
        #expect(map.restore(masked).contains(lines))
    }

    @Test(arguments: [
        "50% off, 20% of orders & more", "Tom &amp; Jerry &lt;b&gt;",
        "path/to/some/very/long/folder/name/without/people",
        "internationalization and characterization", "9f6ae28c0011223344556677889900aa",
        "C:\\users\\xenon\\u00e9t\\u00e9",
        "aGVsbG8gd29ybGQsIHRoaXMgaXMgYSB0ZXN0", "zero\u{200B}width", "https://x.example/search?q=red%20shoes%26socks",
        "AAAAAAAAAAAAAAAAAAAAAAAA", "%%%%%%%%", "&#;&#x;&#99999999;", "\\u\\u12\\x", "%F0%9F%92%A9",
    ])
    func `what hides no value stays as it is`(text: String) {
        var map = MaskMap()

        #expect(masker.mask(text, region: "US", map: &map) == text)
        #expect(map.isEmpty)
    }

    @Test func `codes in codes are undone three deep and no deeper`() {
        let layers = [
            "WVdSaFFHVjRZVzF3YkdVdVkyOXQ=", "V1ZkU2FGRkhWalJaVnpGM1lrZFZkVmt5T1hRPQ==",
            "VjFaa1UyRkdSa2hXYWxKYVZucEdNMWxyWkZaa1ZtdDVUMWhSUFE9PQ==",
        ]
        var map = MaskMap()

        for layer in layers.prefix(2) { #expect(masker.mask(layer, region: "US", map: &map) != layer) }
        #expect(masker.mask(layers[2], region: "US", map: &map) == layers[2])
    }

    @Test(arguments: [
        "4111111111111111", "DE89370400440532013000", "192.168.17.44", "sk-abcdefghij0123456789", "ada@example.com",
        "nina@example.com",
    ])
    func `a value behind a written line end is masked whole, and no more`(value: String) {
        for mark in ["\\n", "\\r\\n", "\\t", "\\u000a", "\\\\n", "\\\"", "\\/", "\\u003c"] {
            let text = "{\"note\":\"mine:\(mark)\(value)\"}"
            var map = MaskMap()

            let masked = masker.mask(text, region: "US", map: &map)

            #expect(!masked.contains(value), "\(masked)")
            #expect(masked.hasPrefix("{\"note\":\"mine:\(mark)⟦") && masked.hasSuffix("_1⟧\"}"), "\(masked)")
            #expect(map.restore(masked) == text)
        }
    }

    @Test(arguments: [
        "4111 1111\n1111 1111", "DE89 3704 0044\n0532 0130 00", "4111 1111\r\n1111 1111", "4111 1111 \n  1111 1111",
        "4111 1111\n> 1111 1111", "DE89 3704 0044\r\n0532 0130 00",
    ])
    func `a number that a line's end splits is masked whole`(value: String) {
        var map = MaskMap()

        let masked = masker.mask("It is \(value).", region: "DE", map: &map)

        #expect(masked.hasPrefix("It is ⟦") && masked.hasSuffix("_1⟧."), "\(masked)")
        #expect(map.restore(masked) == "It is \(value).")
    }

    @Test func `a time of day is nobody's id`() {
        var map = MaskMap()

        for micros in 0..<300 {
            let text = "2024-05-01T15:53:47.\(852_000 + micros * 7)Z"
            #expect(masker.mask(text, region: "US", map: &map) == text)
        }
    }

    @Test func `an address that zero-width characters split is the same person`() {
        var map = MaskMap()

        let masked = masker.mask("ada@example.com and a\u{200B}da@example.com", region: "US", map: &map)

        #expect(masked == "⟦EMAIL_1⟧ and ⟦EMAIL_1⟧")
    }
}
