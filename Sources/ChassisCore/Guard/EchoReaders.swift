/// Reads an answer in each way that a recital of its system prompt may be written.
struct EchoReaders: Sendable {
    private(set) var hasLeaked = false
    private var plain: EchoReader
    /// Of the prompt in other spellings; they are shown the words that `plain` reads.
    private var disguised: [EchoReader]
    private var spaced: SpacedEcho
    private var base64: EncodedEcho
    private var hex: EncodedEcho
    /// From the first character on that may begin an escape.
    private var escaped: EscapedEcho?

    /// - Parameter others: What the answer may repeat though the prompt says it too.
    init(_ prompt: PromptWords, others: [String]) {
        plain = EchoReader(prompt, others: others)
        disguised = prompt.disguises.map { EchoReader($0, others: others) }
        spaced = SpacedEcho(prompt, others: others)
        base64 = EncodedEcho(.base64, plain)
        hex = EncodedEcho(.hex, plain)
    }

    /// Takes the next piece, up to where the prompt shows.
    ///
    /// - Returns: Up to where nothing can become a recital any more.
    mutating func read(_ piece: String, at start: Int) -> Int {
        var place = start
        for scalar in piece.unicodeScalars {
            if escaped == nil, EscapedEcho.mayBegin(scalar) { escaped = EscapedEcho(plain) }
            escaped?.read(scalar, at: place)
            plain.read(scalar, at: place, with: &disguised, &spaced)
            base64.read(scalar, at: place)
            hex.read(scalar, at: place)
            place += UTF8.width(scalar)
            noteLeak()
            if hasLeaked { return start }
        }
        var certain = min(plain.holdPlace(at: place) ?? place, spaced.holdPlace(at: place) ?? place)
        certain = min(certain, base64.reader.holdPlace(at: place) ?? place, hex.reader.holdPlace(at: place) ?? place)
        if let place = escaped?.reader.holdPlace(at: place) { certain = min(certain, place) }
        for reader in disguised { certain = min(certain, reader.holdPlace(at: place) ?? place) }
        return certain
    }

    /// Ends the words that were begun.
    mutating func finish() {
        plain.finish(with: &disguised, &spaced)
        base64.finish()
        hex.finish()
        escaped?.finish()
        noteLeak()
    }

    private mutating func noteLeak() {
        hasLeaked =
            plain.hasLeaked || spaced.hasLeaked || base64.reader.hasLeaked || hex.reader.hasLeaked
            || escaped?.reader.hasLeaked == true || disguised.contains(where: \.hasLeaked)
    }
}
