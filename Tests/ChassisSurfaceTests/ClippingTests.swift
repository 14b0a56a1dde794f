import ChassisSurface
import Testing

struct ClippingTests {
    @Test(arguments: [
        ("plain\n\ttext", "plain\n\ttext"), ("a\u{1B}[201~rm", "a[201~rm"), ("a\r\u{9B}b\u{7F}", "ab"),
        ("日本 ü", "日本 ü"),
    ])
    func `what is copied can't act where it is pasted`(_ text: String, _ tame: String) {
        let clipping = Clipping(text)

        #expect(clipping.text == tame)
        #expect(!clipping.isCut)
    }

    @Test func `a text longer than terminals take is cut between characters, and said to be`() {
        let clipping = Clipping("a" + String(repeating: "日", count: 40_000))

        #expect(clipping.isCut)
        #expect(clipping.text.utf8.count == 74_992)
        #expect(clipping.total == 120_001)
    }
}
