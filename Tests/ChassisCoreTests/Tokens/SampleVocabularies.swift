@testable import ChassisCore

/// Small vocabularies, written for these tests.
enum SampleVocabularies {
    /// A token for each byte, then these, in the order in which they are merged.
    static let merged = ["th", "the", " the", "in", "ing", "er", " c", " ca", "at", " cat", "aa", "aaaa", "''", "é"]

    static let ranks: [UInt8] = {
        var text = ""
        for byte in 0..<256 { text += "\(base64([UInt8(byte)])) \(byte)\n" }
        for (index, token) in merged.enumerated() { text += "\(base64(Array(token.utf8))) \(256 + index)\n" }
        return Array(text.utf8)
    }()

    static func byRanks(_ split: String = "cl100k") throws -> Vocabulary {
        try Vocabulary.read(ranks, file: "sample.tiktoken", split: split)
    }

    /// `lower` and `newer` can be made of their merges; `ow` is a token that no merge makes out of "o" and "w".
    static let tokenizerJSON = #"""
        {"model": {"type": "BPE", "vocab": {\#(letters), "lo": 300, "low": 301, "er": 302, "ne": 303, "wer": 304,
          "Ġlow": 305, "ow": 306, "Ġ": 220}, "merges": ["l o", ["lo", "w"], "e r", "n e", "w er", "Ġ low"]},
         "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "use_regex": true}}
        """#

    private static let letters = MergeList.letters.enumerated()
        .map { "\(JSON.string(String(Character($0.element))).text): \($0.offset)" }
        .filter { !$0.hasPrefix("\"Ġ\"") }.joined(separator: ", ")

    /// The same vocabulary as a GGUF file has it.
    static func gguf(model: String = "gpt2", pre: String = "smollm") -> [UInt8] {
        var bytes = Array("GGUF".utf8) + number(3, 4) + number(0, 8) + number(5, 8)
        bytes += text("general.name") + number(8, 4) + text("Sample")
        bytes += text("tokenizer.ggml.model") + number(8, 4) + text(model)
        bytes += text("tokenizer.ggml.pre") + number(8, 4) + text(pre)
        let tokens = MergeList.letters.map { String(Character($0)) } + ["lo", "low", "er"]
        bytes += text("tokenizer.ggml.tokens") + list(tokens)
        bytes += text("tokenizer.ggml.merges") + list(["l o", "lo w", "e r"])
        return bytes + [0, 1, 2, 3]
    }

    private static func list(_ texts: [String]) -> [UInt8] {
        number(9, 4) + number(8, 4) + number(UInt64(texts.count), 8) + texts.flatMap { text($0) }
    }

    private static func text(_ text: String) -> [UInt8] { number(UInt64(text.utf8.count), 8) + Array(text.utf8) }

    private static func number(_ value: UInt64, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }

    static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text += place <= group.count ? String(letters[bits >> (18 - 6 * place) & 63]) : "="
            }
        }
        return text
    }
}
