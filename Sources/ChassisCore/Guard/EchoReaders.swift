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
    /// From the first digit on.
    private var numbers: NumberEcho?
    /// From the eighth digit in a row on, as no other word has them; those before it with the place of the first.
    private var base32: EncodedEcho?
    private var (digits, digitsStart): ([UInt8], Int) = ([], 0)

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
            readCodes(scalar, at: place)
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
        if let place = numbers?.holdPlace(at: place) { certain = min(certain, place) }
        if let place = base32?.reader.holdPlace(at: place) { certain = min(certain, place) }
        for reader in disguised { certain = min(certain, reader.holdPlace(at: place) ?? place) }
        return certain
    }

    private mutating func readCodes(_ scalar: Unicode.Scalar, at place: Int) {
        let byte = scalar.value < 0x80 ? UInt8(scalar.value) : 0
        if numbers == nil, byte &- 0x30 < 10 { numbers = NumberEcho(plain) }
        numbers?.read(byte, at: place)
        if base32 != nil {
            base32?.read(scalar, at: place)
        } else if CodeReader.isBase32(byte) {
            if digits.isEmpty { digitsStart = place }
            digits.append(byte)
            guard digits.count == 8 else { return }
            var echo = EncodedEcho(.base32, plain)
            for (offset, digit) in digits.enumerated() { echo.read(Unicode.Scalar(digit), at: digitsStart + offset) }
            base32 = echo
        } else if !digits.isEmpty {
            digits.removeAll(keepingCapacity: true)
        }
    }

    /// Ends the words that were begun.
    mutating func finish() {
        plain.finish(with: &disguised, &spaced)
        base64.finish()
        hex.finish()
        escaped?.finish()
        numbers?.finish()
        base32?.finish()
        noteLeak()
    }

    private mutating func noteLeak() {
        hasLeaked =
            plain.hasLeaked || spaced.hasLeaked || base64.reader.hasLeaked || hex.reader.hasLeaked
            || escaped?.reader.hasLeaked == true || numbers?.hasLeaked == true || base32?.reader.hasLeaked == true
            || disguised.contains(where: \.hasLeaked)
    }
}
