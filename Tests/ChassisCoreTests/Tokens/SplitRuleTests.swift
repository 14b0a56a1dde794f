@testable import ChassisCore
import Testing

struct SplitRuleTests {
    /// What the published regular expressions make of these texts.
    @Test(arguments: [
        ("cl100k", "It's 12345 o'clock", ["It", "'s", " ", "123", "45", " o", "'clock"]),
        ("cl100k", "a  b\n\n c  ", ["a", " ", " b", "\n\n", " c", "  "]),
        ("cl100k", "x = {\n\t\"k\": 1 }\n \n", ["x", " =", " {\n", "\t", "\"k", "\":", " ", "1", " }\n", " \n"]),
        ("cl100k", "tail \n ", ["tail", " \n "]),
        ("llama3", "tail \n ", ["tail", " \n", " "]),
        ("qwen2", "in 2024", ["in", " ", "2", "0", "2", "4"]),
        ("gpt2", "It's 12345 o'clock!\n\n", ["It", "'s", " 12345", " o", "'", "clock", "!", "\n\n"]),
        ("gpt2", "IT'S", ["IT", "'", "S"]),
        ("cl100k", "IT'S", ["IT", "'S"]),
        ("o200k", "IT'S HTTPServer getURLs", ["IT'S", " HTTPServer", " get", "URLs"]),
        ("o200k", "日本A日本A", ["日本A日本", "A"]),
        ("o200k", "and/or//\n/x", ["and", "/or", "//\n/", "x"]),
        ("o200k", "cafe\u{301} ", ["cafe\u{301}", " "]),
        ("smollm", "in 2024!", ["in", " ", "2", "0", "2", "4", "!"]),
    ])
    func `texts are split as the vocabulary's rule has it`(split: String, text: String, expected: [String]) throws {
        let rule = try #require(SplitRule.named[split])

        #expect(Self.pieces(text, rule) == expected)
    }

    @Test(arguments: SplitRule.named.keys.sorted())
    func `every byte is in one piece, whatever the text`(split: String) throws {
        let rule = try #require(SplitRule.named[split])
        var noise = SystemRandomNumberGenerator()
        let pool = Array("aAzZ0٣ \n\r\t'’sLé日ǅʰ\u{301}\u{3000}!/_€😀न".unicodeScalars)

        for _ in 0..<300 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &noise) { text.append(pool.randomElement(using: &noise) ?? "a") }
            #expect(Self.pieces(String(text), rule).joined() == String(text))
        }
    }

    private static func pieces(_ text: String, _ rule: SplitRule) -> [String] {
        let vocabulary = Vocabulary(name: "", size: 0, rule: rule, table: .ranks(ByteTable(count: 1)))
        var pieces: [String] = []
        vocabulary.each(piece: text) { piece, _ in
            pieces.append(String(decoding: piece, as: UTF8.self))
            return true
        }
        return pieces
    }
}
