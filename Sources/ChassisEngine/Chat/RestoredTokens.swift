import ChassisCore

/// The tokens of an answer as its client reads it: where tokens spell a placeholder, one takes their place that spells the
/// value, as likely as they were together.
///
/// What else such a token might have been is left out: it would be parts of a placeholder.
///
///     [{"token":"⟦EM","logprob":-0.1,…}, {"token":"AIL_1⟧.","logprob":-0.2,…}]
///     // [{"token":"ada@example.com.","logprob":-0.3,"bytes":[…],"top_logprobs":[]}]
struct RestoredTokens {
    private var restorer: StreamingRestorer
    private var restored: [JSON] = []
    /// Tokens whose text is not known yet, because it goes on or a letter does.
    private var open: [JSON] = []
    private var openBytes: [UInt8] = []
    /// What the restorer gave out for them so far.
    private var text = ""
    /// Bytes of a letter that is not whole.
    private var letter: [UInt8] = []

    /// - Parameter isJSON: Whether the tokens are of JSON, in whose strings values have escapes.
    static func of(_ tokens: [JSON], _ masks: MaskMap, isJSON: Bool) -> [JSON] {
        guard !masks.isEmpty else { return tokens }
        var reading = RestoredTokens(restorer: StreamingRestorer(isJSON ? masks.escaped : masks))
        for token in tokens { reading.take(token) }
        reading.text += reading.restorer.push(String(decoding: reading.letter, as: UTF8.self))
        reading.text += reading.restorer.finish()
        reading.close()
        return reading.restored
    }

    private init(restorer: StreamingRestorer) { self.restorer = restorer }

    private mutating func take(_ token: JSON) {
        let bytes = Self.bytes(of: token)
        open.append(token)
        openBytes += bytes
        letter += bytes
        let end = letter.count - Self.unfinished(letter)
        text += restorer.push(String(decoding: letter[..<end], as: UTF8.self))
        letter.removeFirst(end)
        if letter.isEmpty, !restorer.isHolding { close() }
    }

    private mutating func close() {
        defer { (open, openBytes, text) = ([], [], "") }
        guard !text.utf8.elementsEqual(openBytes) else { return restored += open }
        let logarithms = open.compactMap { $0["logprob"]?.double }
        restored.append([
            "token": .string(text), "logprob": .number(logarithms.reduce(0, +)),
            "bytes": .array(text.utf8.map { .integer(Int64($0)) }), "top_logprobs": [],
        ])
    }

    /// A token that is a part of a letter is spelled in its bytes alone.
    private static func bytes(of token: JSON) -> [UInt8] {
        let listed = token["bytes"]?.array
        let bytes = listed?.compactMap { $0.integer.flatMap { UInt8(exactly: $0) } }
        guard let bytes, bytes.count == listed?.count else { return Array((token["token"]?.string ?? "").utf8) }
        return bytes
    }

    /// How many bytes at the end begin a letter that goes on.
    private static func unfinished(_ bytes: [UInt8]) -> Int {
        for (count, byte) in bytes.reversed().prefix(3).enumerated() where byte & 0xC0 != 0x80 {
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > count + 1 ? count + 1 : 0
        }
        return 0
    }
}
