/// Gathers a vocabulary that lists its merges, whatever file it comes from.
///
/// Such files write a byte that is no letter as another character: "Ġthe" is " the".
struct MergeList {
    private var pairs: PairTable
    private var bytes: [UInt32]
    private let ids: [String: UInt32]
    private var count: UInt32 = 0

    /// - Parameter ids: Of all tokens, by how they are written.
    init(ids: [String: UInt32], merges: Int) {
        self.ids = ids
        pairs = PairTable(count: merges)
        // What the vocabulary can't write is a token that merges with nothing.
        bytes = (0..<256).map { UInt32.max - 1 - UInt32($0) }
        for (byte, scalar) in Self.letters.enumerated() {
            if let id = ids[String(Character(scalar))] { bytes[byte] = id }
        }
    }

    /// - Returns: Whether both are tokens, and what they make together.
    mutating func add(_ left: Substring, _ right: Substring) -> Bool {
        guard let one = ids[String(left)], let other = ids[String(right)], let whole = ids[String(left) + String(right)]
        else {
            return false
        }
        pairs.add(one, other, rank: count, token: whole)
        count += 1
        return true
    }

    /// - Parameter takesWhole: Whether a piece that is a token is taken as it is.
    func table(takesWhole: Bool) -> Vocabulary.Table {
        guard takesWhole else { return .merges(pairs, bytes: bytes, whole: nil) }
        var whole = ByteTable(count: ids.count)
        for (text, id) in ids {
            let bytes = Self.bytes(of: text)
            if let bytes { _ = bytes.withUnsafeBufferPointer { whole.add($0, rank: id) } }
        }
        return .merges(pairs, bytes: bytes, whole: whole)
    }

    /// The character that stands for each byte: printable ones for themselves, the others from U+0100 on.
    static let letters: [Unicode.Scalar] = {
        var next: UInt32 = 0x100
        return (0..<256).map { (byte: UInt32) in
            switch byte {
            case 0x21...0x7E, 0xA1...0xAC, 0xAE...0xFF: return Unicode.Scalar(byte) ?? " "
            default:
                defer { next += 1 }
                return Unicode.Scalar(next) ?? " "
            }
        }
    }()

    private static let byteOfLetter: [Unicode.Scalar: UInt8] = Dictionary(
        letters.enumerated().map { ($1, UInt8($0)) }, uniquingKeysWith: { first, _ in first })

    private static func bytes(of text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard let byte = byteOfLetter[scalar] else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}

extension Vocabulary {
    /// `tokenizer.json` of Hugging Face, where it holds byte pairs.
    static func tokenizerJSON(
        _ bytes: [UInt8], file: String, name: String, rule: SplitRule?
    ) throws(VocabularyError) -> Vocabulary {
        let json: JSON
        do throws(JSONSyntaxError) { json = try JSON(parsing: bytes) } catch {
            throw VocabularyError(file, "it is no JSON: \(error.message)")
        }
        let model = json["model"]
        let kind = model?["type"]?.string ?? "nothing"
        guard kind == "BPE" || model?["type"] == nil && model?["merges"] != nil else {
            throw VocabularyError(
                file, "its model is '\(kind.prefix(40))', and only BPE is counted here",
                remedy: "leave vocabulary out: tokens are estimated, and calibrated by what the service reports")
        }
        guard let members = model?["vocab"]?.object?.members, let merges = model?["merges"]?.array,
            members.count <= mostTokens, merges.count <= mostTokens
        else { throw VocabularyError(file, "it has no model.vocab and model.merges") }
        guard json["pre_tokenizer"].map(isByteLevel) ?? false else {
            throw VocabularyError(
                file, "its tokens are not made of bytes", remedy: "leave vocabulary out: tokens are estimated")
        }
        guard let rule = rule ?? splitRule(json["pre_tokenizer"] ?? .null) else {
            throw VocabularyError(
                file, "the way it splits texts is not known here",
                remedy: "vocabulary: {file: PATH, split: \(VocabularySource.splits.joined(separator: "|"))}")
        }
        var list = MergeList(ids: try ids(members, file: file), merges: merges.count)
        for (index, merge) in merges.enumerated() {
            let halves = merge.string?.split(separator: " ") ?? (merge.array ?? []).compactMap { $0.string?[...] }
            guard halves.count == 2, list.add(halves[0], halves[1]) else {
                throw VocabularyError(file, "model.merges[\(index)] is no pair of tokens")
            }
        }
        let normalizer = json["normalizer"]?["type"]?.string
        guard normalizer == nil || normalizer == "NFC" else {
            throw VocabularyError(
                file, "it changes texts by '\(normalizer?.prefix(40) ?? "")' first, which is not done here",
                remedy: "leave vocabulary out: tokens are estimated")
        }
        return Vocabulary(
            name: name == "tokenizer" ? folder(of: file) ?? name : name, size: members.count, rule: rule,
            table: list.table(takesWhole: model?["ignore_merges"]?.bool ?? false), composes: normalizer == "NFC")
    }

    private static func folder(of file: String) -> String? {
        file.split(separator: "/").dropLast().last.map(String.init)
    }

    private static func ids(_ members: [(name: String, value: JSON)], file: String) throws(VocabularyError)
        -> [String: UInt32]
    {
        var ids: [String: UInt32] = [:]
        ids.reserveCapacity(members.count)
        for member in members {
            guard let id = member.value.integer.flatMap({ UInt32(exactly: $0) }), id < UInt32.max - 1024 else {
                throw VocabularyError(file, "model.vocab has a token whose number is none")
            }
            ids[member.name] = id
        }
        return ids
    }

    private static func isByteLevel(_ pre: JSON) -> Bool {
        pre["type"]?.string == "ByteLevel" || (pre["pretokenizers"]?.array ?? []).contains(where: isByteLevel)
    }

    /// By the regular expressions that are in use; there is none for a file that has another.
    private static func splitRule(_ pre: JSON) -> SplitRule? {
        let steps = pre["pretokenizers"]?.array ?? [pre]
        var rule: SplitRule?
        for step in steps {
            switch step["type"]?.string {
            case "ByteLevel":
                if step["add_prefix_space"]?.bool == true { return nil }
                if step["use_regex"]?.bool ?? true { rule = rule == .isolatedDigits ? rule : .gpt2 }
            case "Digits":
                guard step["individual_digits"]?.bool == true else { return nil }
                rule = .isolatedDigits
            case "Split":
                guard rule == nil, let pattern = step["pattern"]?["Regex"]?.string else { return nil }
                rule = patterns.first { $0.value.contains(pattern) }?.key
                if rule == nil { return nil }
            default: return nil
            }
        }
        return rule
    }

    private static let patterns: [SplitRule: Set<String>] = [
        .llama3: [
            #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
        ],
        .qwen2: [
            #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
        ],
        .gpt2: [#"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#],
        .o200k: [
            #"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
        ],
    ]
}
