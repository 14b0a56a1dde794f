/// Whether a text has anything at all that may become a recital, for a tenth of what `EchoWatch` takes: nearly none has.
///
/// Each recital has three words in a row that stand so in the prompt, in one of its spellings, or two or one that are very
/// long, or as many letters that stand alone. Here only pairs of words are looked up, all spellings at once; what escapes
/// hide is left to `EchoWatch`.
struct EchoGlance {
    private let pairs: WordPairs
    private(set) var isSuspicious = false
    private var reader = WordReader()
    private var words: [WordReader.Word] = []
    /// The word before, and whether it and the one before it stand so in the prompt.
    private var last: WordReader.Word?
    private var wasPair = false
    /// The same for their shapes.
    private var wasShape = false
    /// How many words in a row are single letters.
    private var singles = 0

    private init(_ pairs: WordPairs) { self.pairs = pairs }

    /// Whether `EchoWatch` has to look. Where no recital may be, it finds none.
    static func mayHold(_ text: String, _ prompt: PromptWords) -> Bool {
        var plain = EchoGlance(prompt.pairs)
        var base64 = (code: CodeReader(.base64), glance: plain)
        var hex = (code: CodeReader(.hex), glance: plain)
        var hasEscape = false
        var codes = CodeGlance()
        var last: UInt8 = 0
        text.forEachScalar { scalar in
            let byte = scalar.value < 0x80 ? UInt8(scalar.value) : 0
            if isEscape(last, byte) { hasEscape = true }
            last = byte
            codes.read(byte)
            plain.read(scalar)
            base64.glance.take(base64.code.read(byte, at: 0))
            hex.glance.take(hex.code.read(byte, at: 0))
        }
        plain.finish()
        base64.glance.finish()
        hex.glance.finish()
        return hasEscape || codes.isSuspicious || plain.isSuspicious || base64.glance.isSuspicious
            || hex.glance.isSuspicious
    }

    /// Whether an escape of any kind may begin with two bytes.
    @inline(__always)
    private static func isEscape(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "%"): second.hexValue != nil
        case UInt8(ascii: "\\"): second == UInt8(ascii: "u") || second == UInt8(ascii: "x")
        case UInt8(ascii: "&"): second == UInt8(ascii: "#")
        default: false
        }
    }

    @inline(__always)
    private mutating func take(_ step: CodeReader.Step) {
        switch step {
        case .nothing: break
        case .says(let scalar, _): read(scalar)
        case .ends: (reader, last, singles, wasPair, wasShape) = (WordReader(), nil, 0, false, false)
        }
    }

    private mutating func read(_ scalar: Unicode.Scalar) {
        reader.read(scalar, at: 0, into: &words)
        if !words.isEmpty { takeWords() }
    }

    private mutating func finish() {
        reader.finish(into: &words)
        takeWords()
    }

    private mutating func takeWords() {
        for word in words {
            let isPair = last.map { pairs.contains($0.hash, word.hash) } ?? false
            let letters = isPair ? (last?.letters ?? 0) + word.letters : word.letters
            singles = word.letters == 1 ? singles + 1 : 0
            let isShape = last.map { pairs.contains($0.shape, word.shape) } ?? false
            let shifted = isShape ? (last?.letters ?? 0) + word.letters : 0
            let most = max(letters, singles, shifted)
            if isPair && wasPair || isShape && wasShape || most >= PromptWords.fewestFromStart {
                isSuspicious = true
            }
            (last, wasPair, wasShape) = (word, isPair, isShape)
        }
        words.removeAll(keepingCapacity: true)
    }
}
