extension Vocabulary {
    /// The vocabulary in the head of a GGUF model, version 2 or 3; the weights behind it are not looked at.
    ///
    /// - SeeAlso: The GGUF specification of ggml, `docs/gguf.md`.
    static func gguf(
        _ bytes: [UInt8], file: String, name: String, rule: SplitRule?
    ) throws(VocabularyError) -> Vocabulary {
        var head = GGUFHead(bytes)
        guard let fields = head.fields() else {
            throw VocabularyError(
                file, "its head is cut off or damaged",
                remedy: "compare its checksum with the one it was published with")
        }
        let kind = fields.texts["tokenizer.ggml.model"] ?? "nothing"
        guard kind == "gpt2" else {
            throw VocabularyError(
                file, "its vocabulary is '\(kind.prefix(40))', and only byte pairs ('gpt2') are counted here",
                remedy: "leave vocabulary out: tokens are estimated, and calibrated by what the service reports")
        }
        guard let tokens = fields.lists["tokenizer.ggml.tokens"], let merges = fields.lists["tokenizer.ggml.merges"]
        else {
            throw VocabularyError(file, "it has no tokens and merges")
        }
        let pre = fields.texts["tokenizer.ggml.pre"] ?? "gpt-2"
        guard let rule = rule ?? splits[pre] else {
            throw VocabularyError(
                file, "the way it splits texts ('\(pre.prefix(40))') is not known here",
                remedy: "vocabulary: {file: PATH, split: \(VocabularySource.splits.joined(separator: "|"))}")
        }
        var ids: [String: UInt32] = [:]
        ids.reserveCapacity(tokens.count)
        for (id, token) in tokens.enumerated() { ids[token] = UInt32(id) }
        var list = MergeList(ids: ids, merges: merges.count)
        for (index, merge) in merges.enumerated() {
            let halves = merge.split(separator: " ")
            guard halves.count == 2, list.add(halves[0], halves[1]) else {
                throw VocabularyError(file, "its merge \(index + 1) is no pair of tokens")
            }
        }
        return Vocabulary(
            name: name, size: tokens.count, rule: rule, table: list.table(takesWhole: pre == "llama-bpe"))
    }

    private static let splits: [String: SplitRule] = [
        "default": .gpt2, "gpt-2": .gpt2, "llama-bpe": .llama3, "llama3": .llama3, "qwen2": .qwen2,
        "smollm": .isolatedDigits, "starcoder": .isolatedDigits, "refact": .isolatedDigits, "gpt-4o": .o200k,
    ]
}

/// The named values that a GGUF file begins with, as far as a vocabulary needs them.
private struct GGUFHead {
    struct Fields {
        var texts: [String: String] = [:]
        var lists: [String: [String]] = [:]
    }

    private let bytes: [UInt8]
    private var place = 4

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// `nil` for a head that is cut off. Every count is checked against the bytes there are before it is believed.
    mutating func fields() -> Fields? {
        guard let version = number(4), (2...3).contains(version), number(8) != nil, let count = number(8),
            count <= 10_000
        else { return nil }
        var fields = Fields()
        for _ in 0..<count {
            guard let key = text(), let type = number(4) else { return nil }
            switch type {
            case 8:
                guard let value = text() else { return nil }
                if key.hasPrefix("tokenizer.") { fields.texts[key] = value }
            case 9:
                guard let element = number(4), let length = number(8), length <= UInt64(bytes.count) else { return nil }
                if element == 8 {
                    guard let list = list(Int(length)) else { return nil }
                    fields.lists[key] = list
                } else {
                    guard let size = Self.sizes[element], skip(Int(length) * size) else { return nil }
                }
            default:
                guard let size = Self.sizes[type], skip(size) else { return nil }
            }
            let isAll = fields.lists["tokenizer.ggml.merges"] != nil && fields.lists["tokenizer.ggml.tokens"] != nil
            if isAll, fields.texts["tokenizer.ggml.model"] != nil, fields.texts["tokenizer.ggml.pre"] != nil { break }
        }
        return fields
    }

    private static let sizes: [UInt64: Int] = [0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8]

    private mutating func skip(_ count: Int) -> Bool {
        guard count >= 0, count <= bytes.count - place else { return false }
        place += count
        return true
    }

    private mutating func number(_ size: Int) -> UInt64? {
        let start = place
        guard skip(size) else { return nil }
        return (0..<size).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }

    private mutating func text() -> String? {
        guard let length = number(8), length <= UInt64(bytes.count) else { return nil }
        let start = place
        guard skip(Int(length)) else { return nil }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func list(_ count: Int) -> [String]? {
        guard count <= Vocabulary.mostTokens else { return nil }
        var list: [String] = []
        for _ in 0..<count {
            guard let text = text() else { return nil }
            list.append(text)
        }
        return list
    }
}
