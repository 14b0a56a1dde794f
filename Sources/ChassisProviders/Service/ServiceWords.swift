import ChassisCore

/// A service's own words about what went wrong, fit to be shown: no secrets, no control characters, not too long.
struct ServiceWords {
    /// Characters that a message may have.
    static let limit = 300
    /// What we say of a body that we could have read on for megabytes.
    static let bodyLimit = 64 << 10

    private let secret: String?

    /// - Parameter secret: The key that the call carried.
    init(secret: String?) { self.secret = secret }

    /// The message of an error body, whatever its shape.
    func message(ofBody body: [UInt8]) -> String {
        if let json = try? JSON(parsing: body), let words = Self.words(in: json) { return clean(words) }
        let text = clean(String(decoding: body.prefix(Self.bodyLimit), as: UTF8.self))
        return text.isEmpty ? "(no explanation)" : text
    }

    /// What Hugging Face says a model's load takes: `{"error": "Model … is currently loading", "estimated_time": 20.5}`.
    static func estimatedTime(ofBody body: [UInt8]) -> Duration? {
        guard let seconds = (try? JSON(parsing: body))?["estimated_time"]?.double, (0...86_400).contains(seconds) else {
            return nil
        }
        return .milliseconds(Int64(seconds * 1000))
    }

    /// The message of an `error` member: an object, a string, or anything else as its JSON.
    func message(of error: JSON) -> String { clean(Self.words(in: error) ?? error.text) }

    /// Looks where OpenAI, Anthropic, FastAPI (vLLM), Ollama and llama.cpp put it.
    private static func words(in json: JSON) -> String? {
        if let text = json.string { return text }
        if let error = json["error"], error.object != nil || error.string != nil { return words(in: error) }
        let text = json["message"]?.string ?? json["detail"]?.string ?? json["detail"]?[0]?["msg"]?.string
        guard let text, !text.isEmpty else { return json["type"]?.string ?? json["code"]?.string }
        // The one code that changes what is to be done.
        if json["code"]?.string == ProviderError.tooLongCode { return "\(text) (\(ProviderError.tooLongCode))" }
        guard let type = json["type"]?.string, type != "error" else { return text }
        return "\(text) (\(type))"
    }

    /// Cuts secrets out before anything else, lest the cut at `limit` leave half of one standing.
    func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(Self.bodyLimit) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: scalars.append(" ")
            case .format, .surrogate, .privateUse, .unassigned: continue
            default: scalars.append(scalar)
            }
        }
        var words = String(scalars).split(separator: " ").joined(separator: " ")
        words = withoutSecret(words)
        words = words.split(separator: " ").map(Self.withoutToken).joined(separator: " ")
        guard words.count > Self.limit else { return words }
        return words.prefix(Self.limit - 1) + "…"
    }

    /// Removes the key, and any run of it that is long enough to be worth something.
    private func withoutSecret(_ text: String) -> String {
        guard let secret, !secret.isEmpty else { return text }
        let key = Array(secret.utf8)
        let run = min(key.count, 8)
        var pieces: Set<[UInt8]> = []
        for start in 0...(key.count - run) { pieces.insert(Array(key[start..<start + run])) }
        let bytes = Array(text.utf8)
        guard bytes.count >= run else { return text }
        var isSecret = [Bool](repeating: false, count: bytes.count)
        for start in 0...(bytes.count - run) where pieces.contains(Array(bytes[start..<start + run])) {
            for index in start..<start + run { isSecret[index] = true }
        }
        var out: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if !isSecret[index] {
                out.append(byte)
            } else if index == 0 || !isSecret[index - 1] {
                out += Self.removed.utf8
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static let removed = "[removed]"
    private static let keyPrefixes = ["sk-", "pk-", "sk_", "gsk_", "xai-", "AIza", "hf_", "ghp_", "nvapi-", "eyJ"]

    /// Somebody else's key is a secret too.
    private static func withoutToken(_ word: Substring) -> String {
        for prefix in keyPrefixes {
            guard let range = firstRange(of: prefix, in: word) else { continue }
            let token = word[range.lowerBound...].prefix { $0.isLetter || $0.isNumber || "-_.*+/=".contains($0) }
            if token.count >= 12 {
                return word[..<range.lowerBound] + removed + word[token.endIndex...]
            }
        }
        return String(word)
    }

    private static func firstRange(of prefix: String, in word: Substring) -> Range<Substring.Index>? {
        var start = word.startIndex
        while start < word.endIndex {
            // Only at the start of a token: "desk-" and "risk-" are words.
            let isTokenStart = start == word.startIndex || !(word[word.index(before: start)].isLetter)
            if isTokenStart, word[start...].hasPrefix(prefix) {
                return start..<word.index(start, offsetBy: prefix.count)
            }
            start = word.index(after: start)
        }
        return nil
    }
}
