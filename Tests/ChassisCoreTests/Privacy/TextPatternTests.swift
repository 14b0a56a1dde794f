@testable import ChassisCore
import Testing

struct TextPatternTests {
    @Test(arguments: [
        ("KD-[0-9]{6}", "my KD-123456 and KD-1234567, kd-000000", ["KD-123456", "KD-123456"]),
        (#"\bKD-\d{6}\b"#, "KD-123456, KD-1234567; xKD-111111 KD-222222", ["KD-123456", "KD-222222"]),
        ("(?i)cust(omer)?[ -]?[0-9]+", "Customer 12, CUST-5 cust9999", ["Customer 12", "CUST-5", "cust9999"]),
        ("(?:AB|ABCD)[0-9]{2}", "ABCD12 AB34", ["ABCD12", "AB34"]), (#"\(\d+\)"#, "(1) (22)", ["(1)", "(22)"]),
        ("[^0-9 ]{3}x*", "abcxx 12 déf", ["abcxx"]), (#"A\w{2,3}"#, "Ab Abc Abcd Abcde", ["Abc", "Abcd", "Abcd"]),
        ("a.{2,}z", "a1z a12z b", ["a1z a12z"]), ("A-1|A-123|B-2", "A-123 A-12 B-2", ["A-123", "A-1", "B-2"]),
    ])
    func `the longest match at the leftmost place is found`(pattern: String, text: String, wanted: [String]) throws {
        let utf8 = Array(text.utf8)

        let found = try TextPattern(pattern).ranges(in: utf8).map { String(decoding: utf8[$0], as: UTF8.self) }

        #expect(found == wanted)
    }

    @Test(arguments: [
        ("", TextPatternError.tooShort), ("ab", .tooShort), ("[0-9]*", .tooShort), ("abc|x", .tooShort),
        ("[abc", .unfinished), ("(abc", .unfinished), ("abc\\", .unfinished), ("abc)", .unexpected(")", at: 4)),
        ("*abc", .unexpected("*", at: 1)), ("abc$", .unexpected("$", at: 4)), ("abc++", .unexpected("+", at: 5)),
        ("abc{70}", .unexpected("{", at: 4)), ("abc{3,2}", .unexpected("{", at: 4)),
        (#"ab\q"#, .unexpected(#"\q"#, at: 3)),
        ("é123", .notASCII(at: 1)), ("(a*)*bcd", .unexpected("(", at: 1)), ("[z-a]bc", .unexpected("z-a", at: 2)),
        ("((a{64}){64}){64}bcd", .tooLarge), (String(repeating: "a", count: 201), .tooLarge),
    ])
    func `a pattern that can't be used says why and where`(pattern: String, error: TextPatternError) {
        #expect(throws: error) { try TextPattern(pattern) }
    }

    @Test func `no pattern hangs on a hostile text`() throws {
        let hostile = [UInt8](repeating: .of("a"), count: 20_000)

        #expect(try TextPattern("(a|aa)+(a|aa)+(a|aa)+b").ranges(in: hostile).isEmpty)
        #expect(try TextPattern("a{3,64}").ranges(in: hostile).map(\.count).reduce(0, +) == 20_000)
    }

    @Test func `what a workspace's pattern describes is masked, numbered and put back`() {
        let patterns = [CustomPattern(name: "customer", pattern: "KD-[0-9]{6}")]
        let masker = Masker(
            Masker.coreRecognizers + [CustomRecognizer(patterns)], kinds: Set(PersonalData.allCases).union([.custom]))
        var map = MaskMap()

        let masked = masker.mask("KD-123456 wrote to KD-654321, then KD-123456 to a@b.example", region: "DE", map: &map)

        #expect(masked == "⟦CUSTOM_1⟧ wrote to ⟦CUSTOM_2⟧, then ⟦CUSTOM_1⟧ to ⟦EMAIL_1⟧")
        #expect(map.restore("[CUSTOM_2] and ⟦CUSTOM_1⟧") == "KD-654321 and KD-123456")
        #expect(masker.maskedAgain("So KD-123456", region: "DE", map: &map) == "So ⟦CUSTOM_1⟧")
    }
}
