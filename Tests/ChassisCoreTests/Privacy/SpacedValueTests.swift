import ChassisCore
import Testing

/// Values whose letters stand apart, and what stands apart and is none.
struct SpacedValueTests {
    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "DE") }

    @Test(arguments: [
        ("o t t o @ e x a m p l e . o r g", "EMAIL"), ("a d a . l @ e x a m p l e . c o m", "EMAIL"),
        ("ada.l @ example . org", "EMAIL"), ("otto @ mail . example . com", "EMAIL"), ("ᴏᴛᴛᴏ@example.org", "EMAIL"),
        ("D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0", "IBAN"),
        ("D E 8 9  3 7 0 4  0 0 4 4  0 5 3 2  0 1 3 0  0 0", "IBAN"), ("192 . 168 . 1 . 1", "IP_ADDRESS"),
    ])
    func `a value whose parts stand apart is masked whole`(value: String, label: String) {
        for text in [value, "Note: \(value), thanks", "\(value)\nBye"] {
            #expect(masked(text) == text.replacing(value, with: "⟦\(label)_1⟧"))
        }
    }

    @Test func `a machine that is called by its address is masked by it`() {
        #expect(masked("at ip-192-168-1-1.ec2.internal now") == "at ip-⟦IP_ADDRESS_1⟧.ec2.internal now")
    }

    @Test(arguments: [
        "a b c d e f g h i j", "i @ h o m e . x x", "lunch @ example . com", "A B 1 2 3 4 5 6 7 8 9", "1 . 2 . 3 . 4",
        "D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 1", "27 . 11 . 20 . 26 . 5", "zip-192-168-1-1", "ip-192-168-1",
        "x @ y . z",
        "see 192 . 168", "ip-10-20-30-4-5",
    ])
    func `letters and numbers that stand apart and are nobody's stay`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        "netmask 255.255.255.0", "0.0.0.0:8080", "Upgraded V8 to 4.4.63.26", "OID 1.3.101.112",
        "\"Mozilla/5.0 Chrome/120.0.0.0 Safari/537.36\"", "m2[0:2][::1]", "c5:6e:dc:50:7f:3f:34:b8",
        "std::vector of ::1 elements",
    ])
    func `masks, versions and steps are no addresses`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        ("::1 localhost", "::1"), ("http://192.168.1.1/x", "192.168.1.1"),
        ("update the record to 192.0.2.7", "192.0.2.7"),
        ("inet6 ::1/128", "::1"),
    ])
    func `an address beside such words is one`(text: String, wanted: String) {
        #expect(masked(text) == text.replacing(wanted, with: "⟦IP_ADDRESS_1⟧"))
    }
}
