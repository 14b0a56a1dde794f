import ChassisCore
@testable import ChassisEngine
import Testing

struct RestoredTokensTests {
    private static let value = #"o"neil@example.com"#

    private static func masks() -> MaskMap {
        var masks = MaskMap()
        _ = masks.placeholder(for: value, kind: .email)
        return masks
    }

    private static func tokens(_ texts: [String]) -> [JSON] {
        texts.map { ["token": .string($0), "logprob": -0.5, "bytes": .null, "top_logprobs": []] }
    }

    private static func texts(_ tokens: [JSON]) -> [String?] { tokens.map { $0["token"]?.string } }

    @Test(arguments: [
        (["⟦EMAIL_1⟧"], [value]), (["a ⟦", "EMAIL_1", "⟧ b"], ["a \(value) b"]),
        (["⟦EMAIL", "_1⟧⟦EMA", "IL_1⟧"], [value + value]), (["[[EMAIL_1]]", "!"], [value, "!"]),
        (["⟦EMAIL_2⟧"], ["⟦EMAIL_2⟧"]), (["⟦EM", "IL"], ["⟦EM", "IL"]), (["x", "⟦EMAIL"], ["x", "⟦EMAIL"]), ([], []),
    ])
    func `tokens that spell a placeholder are one that spells the value`(said: [String], read: [String]) {
        let restored = RestoredTokens.of(Self.tokens(said), Self.masks(), isJSON: false)

        #expect(Self.texts(restored) == read)
        let sum = restored.reduce(0) { $0 + ($1["logprob"]?.double ?? 0) }
        #expect(sum == -0.5 * Double(said.count))
    }

    @Test func `inside of JSON a value is written as JSON has it`() throws {
        let said = Self.tokens([#"{"to": ""#, "⟦EMAIL", "_1⟧", #""}"#])

        let restored = RestoredTokens.of(said, Self.masks(), isJSON: true)

        let text = Self.texts(restored).compactMap(\.self).joined()
        #expect(try JSON(parsing: text) == ["to": .string(Self.value)])
        #expect(restored.count == 3)
    }
}
