/// Reads an answer as it grows and gives out what can't be a recital of its system prompt, in clear, base64,
/// hexadecimal, rot13 or backwards, with escapes, or letter by letter.
///
/// What repeats the prompt's own words waits from the second word on, and from the first where the prompt begins, until it
/// goes on otherwise, which in an answer is a word or two later. What the input and the pages say too, the answer may say.
///
/// - Complexity: O(characters), and for each word the number of its places in the prompt.
package struct EchoWatch: Sendable {
    package private(set) var hasLeaked = false
    private var plain: EchoReader
    /// Of the prompt in other spellings; they are shown the words that `plain` reads.
    private var disguised: [EchoReader]
    private var spaced: SpacedEcho
    private var base64: EncodedEcho
    private var hex: EncodedEcho
    /// From the first character on that may begin an escape.
    private var escaped: EscapedEcho?
    private var held = HeldText()

    /// - Parameter others: What the answer may repeat though the prompt says it too.
    package init(_ prompt: PromptWords, others: [String]) {
        plain = EchoReader(prompt, others: others)
        disguised = prompt.disguises.map { EchoReader($0, others: others) }
        spaced = SpacedEcho(prompt, others: others)
        base64 = EncodedEcho(.base64, plain)
        hex = EncodedEcho(.hex, plain)
    }

    /// Takes the next piece and returns what is certain by now; nothing more once the prompt has shown.
    package mutating func push(_ piece: String) -> String {
        guard !hasLeaked else { return "" }
        var place = held.end
        for scalar in piece.unicodeScalars {
            if escaped == nil, EscapedEcho.mayBegin(scalar) { escaped = EscapedEcho(plain) }
            escaped?.read(scalar, at: place)
            plain.read(scalar, at: place, with: &disguised, &spaced)
            base64.read(scalar, at: place)
            hex.read(scalar, at: place)
            place += UTF8.width(scalar)
            if noteLeak() { return "" }
        }
        var certain = min(plain.holdPlace(at: place) ?? place, spaced.holdPlace(at: place) ?? place)
        certain = min(certain, base64.reader.holdPlace(at: place) ?? place, hex.reader.holdPlace(at: place) ?? place)
        if let place = escaped?.reader.holdPlace(at: place) { certain = min(certain, place) }
        for reader in disguised { certain = min(certain, reader.holdPlace(at: place) ?? place) }
        return held.add(piece, certain: certain)
    }

    /// Returns what was held back. Call it once, at the end.
    package mutating func finish() -> String {
        plain.finish(with: &disguised, &spaced)
        base64.finish()
        hex.finish()
        escaped?.finish()
        return noteLeak() ? "" : held.release(to: held.end)
    }

    /// Whether a whole text repeats the prompt.
    package func isIn(_ text: String) -> Bool {
        var watch = self
        _ = watch.push(text)
        _ = watch.finish()
        return watch.hasLeaked
    }

    private mutating func noteLeak() -> Bool {
        hasLeaked =
            plain.hasLeaked || spaced.hasLeaked || base64.reader.hasLeaked || hex.reader.hasLeaked
            || escaped?.reader.hasLeaked == true || disguised.contains(where: \.hasLeaked)
        return hasLeaked
    }
}
