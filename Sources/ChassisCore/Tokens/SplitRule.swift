/// How a vocabulary cuts a text into pieces before pairs are merged; no token spans two pieces.
///
/// Written out in place of the regular expressions they are published as: those take a hundred times as long.
struct SplitRule: Hashable, Sendable {
    enum Words: Hashable, Sendable {
        /// Letters, behind a space where there is one.
        case spaceLed
        /// Letters, behind any one character that is no letter, number or line break.
        case markLed
        /// As `markLed`, and a new word begins where a capital follows a small letter.
        case cased
    }

    enum Contractions: Hashable, Sendable {
        /// "'s" and its like are pieces of their own.
        case apart(ignoringCase: Bool)
        /// They stay with their word.
        case kept
    }

    var words: Words
    /// Digits in one piece.
    var digits: Int
    /// Whether a space goes with the digits behind it.
    var spaceLedDigits = false
    /// Whether each digit is cut out before anything else is looked at.
    var isolatesDigits = false
    var contractions: Contractions
    /// Whether white space up to its last line break is a piece.
    var breaksLines = true
    /// Whether white space at the end of a text is one piece, line breaks included.
    var keepsTail = false
    /// Whether line breaks and slashes go with the marks before them.
    var marksTakeSlashes = false

    static let gpt2 = SplitRule(
        words: .spaceLed, digits: .max, spaceLedDigits: true, contractions: .apart(ignoringCase: false),
        breaksLines: false)
    static let isolatedDigits = SplitRule(
        words: .spaceLed, digits: .max, spaceLedDigits: true, isolatesDigits: true,
        contractions: .apart(ignoringCase: false), breaksLines: false)
    static let cl100k = SplitRule(
        words: .markLed, digits: 3, contractions: .apart(ignoringCase: true), keepsTail: true)
    static let llama3 = SplitRule(words: .markLed, digits: 3, contractions: .apart(ignoringCase: true))
    static let qwen2 = SplitRule(words: .markLed, digits: 1, contractions: .apart(ignoringCase: true))
    static let o200k = SplitRule(words: .cased, digits: 3, contractions: .kept, marksTakeSlashes: true)

    /// As people name them in a workspace.
    static let named: [String: SplitRule] = [
        "gpt2": gpt2, "r50k": gpt2, "p50k": gpt2, "cl100k": cl100k, "o200k": o200k, "llama3": llama3, "qwen2": qwen2,
        "smollm": isolatedDigits,
    ]
}

extension SplitRule {
    /// Where the piece that begins at a place ends.
    ///
    /// - Parameter limit: The end of the text, or of the part of it that is looked at.
    /// - Complexity: O(length of the piece), and of the white space behind it.
    func end(ofPieceAt start: Int, in text: TextBytes, limit: Int) -> Int {
        let (first, second) = text.look(at: start)
        if case .apart(let ignoringCase) = contractions,
            let end = contraction(at: start, in: text, limit: limit, ignoringCase: ignoringCase)
        {
            return end
        }
        if let end = word(at: start, first, second, in: text, limit: limit) { return end }
        if let end = number(at: start, second, in: text, limit: limit) { return end }
        let isPlainSpace = text.bytes[start] == 0x20
        let marks = isPlainSpace ? second : start
        if marks < limit, text.look(at: marks).kind.isMarkOfMarks {
            var end = text.run(from: marks) { $0.isMarkOfMarks }
            if breaksLines {
                while end < limit, Self.isTail(text.bytes[end], slashes: marksTakeSlashes) { end += 1 }
            }
            return end
        }
        return white(at: start, in: text, limit: limit)
    }

    private static func isTail(_ byte: UInt8, slashes: Bool) -> Bool {
        byte == 0x0A || byte == 0x0D || slashes && byte == 0x2F
    }

    private func word(at start: Int, _ first: TextClass, _ second: Int, in text: TextBytes, limit: Int) -> Int? {
        switch words {
        case .spaceLed:
            let letters = text.bytes[start] == 0x20 ? second : start
            guard letters < limit, text.look(at: letters).kind.isLetter else { return nil }
            return text.run(from: letters) { $0.isLetter }
        case .markLed:
            if first.isLetter { return text.run(from: second) { $0.isLetter } }
            guard first != .number, first != .lineBreak, second < limit, text.look(at: second).kind.isLetter else {
                return nil
            }
            return text.run(from: second) { $0.isLetter }
        case .cased:
            var end: Int?
            if !first.isLetter, first != .number, first != .lineBreak {
                end = casedWord(at: second, in: text, limit: limit)
            }
            guard let end = end ?? casedWord(at: start, in: text, limit: limit) else { return nil }
            return contraction(at: end, in: text, limit: limit, ignoringCase: true) ?? end
        }
    }

    /// Capitals, then small letters: `HTTPServer` is cut before its last capital only where small letters follow.
    private func casedWord(at start: Int, in text: TextBytes, limit: Int) -> Int? {
        guard start < limit else { return nil }
        var place = start
        var behindLastBoth: Int?
        while place < limit {
            let (kind, end) = text.look(at: place)
            guard kind.isUpperHalf else { break }
            if kind.isBoth { behindLastBoth = end }
            place = end
        }
        let small = text.run(from: place) { $0.isLowerHalf }
        if small > place { return small }
        // Nothing small behind it: what is both may end it, else it is all capitals.
        if let behindLastBoth { return behindLastBoth }
        return place > start ? place : nil
    }

    private func number(at start: Int, _ second: Int, in text: TextBytes, limit: Int) -> Int? {
        var place = start
        if spaceLedDigits, text.bytes[start] == 0x20 { place = second }
        guard place < limit, text.look(at: place).kind == .number else { return nil }
        var count = 0
        while place < limit, count < digits {
            let (kind, end) = text.look(at: place)
            guard kind == .number else { break }
            place = end
            count += 1
        }
        return place
    }

    private func white(at start: Int, in text: TextBytes, limit: Int) -> Int {
        var (place, last, behindBreak) = (start, start, start)
        while place < limit {
            let (kind, end) = text.look(at: place)
            guard kind.isSpace else { break }
            if kind == .lineBreak { behindBreak = end }
            last = place
            place = end
        }
        let end = min(place, limit)
        // No white space either: a character that no rule takes stands alone.
        guard end > start else { return text.look(at: start).end }
        if end == limit, keepsTail || !breaksLines { return end }
        if breaksLines, behindBreak > start { return behindBreak }
        if end == limit { return end }
        // The last goes with the word behind it.
        return last > start ? last : end
    }

    private func contraction(at start: Int, in text: TextBytes, limit: Int, ignoringCase: Bool) -> Int? {
        guard start + 1 < limit, text.bytes[start] == 0x27 else { return nil }
        let fold: UInt8 = ignoringCase ? 0x20 : 0
        let one = text.bytes[start + 1] | fold
        switch one {
        case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "m"), UInt8(ascii: "t"): return start + 2
        // A long s is an s to who ignores case.
        case 0xC5 | fold where ignoringCase && start + 2 < limit && text.bytes[start + 1] == 0xC5:
            return text.bytes[start + 2] == 0xBF ? start + 3 : nil
        default: break
        }
        guard start + 2 < limit else { return nil }
        let two = text.bytes[start + 2] | fold
        switch (one, two) {
        case (UInt8(ascii: "l"), UInt8(ascii: "l")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
            (UInt8(ascii: "r"), UInt8(ascii: "e")):
            return start + 3
        default: return nil
        }
    }
}

extension TextClass {
    /// `[^\s\p{L}\p{N}]`
    fileprivate var isMarkOfMarks: Bool { self == .other || self == .mark }
}
