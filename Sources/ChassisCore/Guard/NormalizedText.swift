/// A text as words that compare equal whatever tricks of spelling were used on them.
///
/// Case, accents, full-width and mathematical letters, invisible characters, look-alike letters of other scripts
/// within a word, digits and signs for letters, and letters set apart by blanks are undone. Chinese characters are a
/// word each.
struct NormalizedText {
    struct Word {
        /// Where its letters stand in `letters`.
        var letters: Range<Int>
        /// With digits and signs read as letters (`1gn0r3`), where that differs.
        var plain: [UInt8]?
        /// Of the original text's scalars.
        var range: Range<Int>
        var startsLine: Bool
        /// Whether it is the first word of a name such as `send_email`.
        var startsName = false
        /// Whether a colon follows, as behind somebody who is spoken to.
        var isBeforeColon = false
        /// Whether it begins a sentence and a comma or colon follows, or an `@` leads to it: `Assistant, …`.
        var isCalled = false
        /// Whether it is an address of a mailbox, in clear or as a placeholder.
        var isAddress = false
    }

    private(set) var words: [Word] = []
    /// Those of all words in a row: lower case, in UTF-8.
    private(set) var letters: [UInt8] = []
    /// Where the running word's begin, and how many bytes they are.
    private var first = 0
    private var length: Int { letters.count - first }
    private var start = 0
    private var startsLine = true
    private var wordStartsLine = true
    /// How many of the last words are one letter each, and whether four in a row were.
    private var lettersApart = 0
    private var hasLettersApart = false
    private var hasLatin = false
    private var hasOther = false
    private var hasDigit = false
    private var isElided = false
    private var isInName = false
    private var startsSentence = true
    private var wordStartsSentence = true
    private var followsAt = false
    private var wordFollowsAt = false

    init(_ scalars: [Unicode.Scalar]) {
        words.reserveCapacity(scalars.count / 5)
        letters.reserveCapacity(scalars.count)
        for (index, scalar) in scalars.enumerated() {
            let small = scalar.value | 0x20
            if small &- 0x61 < 26, length > 0 {
                // Most of a text is letters that go on with a word.
                letters.append(UInt8(small))
                hasLatin = true
                continue
            }
            let folded = ScalarFolding.fold(scalar)
            switch folded {
            case .skip:
                // `l'assistant`: behind one letter an apostrophe begins a word of its own.
                if length == 1, scalar == "'" || scalar == "’" { isElided = true }
                continue
            case .letter(let letter) where ScalarFolding.isUnspaced(letter):
                finishWord(at: index)
                append(letter, at: index)
                finishWord(at: index + 1)
            case .letter(let letter):
                append(letter, at: index)
                if letter.value < 0x80 { hasLatin = true } else { hasOther = true }
            case .digit(let digit):
                append(digit, at: index)
                hasDigit = true
            case .sign(let sign):
                // A sign is a letter only within a word: `p@ss`, not `@ home`.
                let isWithin = length > 0 && index + 1 < scalars.count && ScalarFolding.isWord(scalars[index + 1])
                if isWithin {
                    append(sign, at: index)
                    hasDigit = true
                } else {
                    finishWord(at: index)
                    followsAt = sign == "@"
                }
            case .ideograph(let scalar):
                finishWord(at: index)
                append(scalar, at: index)
                finishWord(at: index + 1)
            case .separator:
                let before = words.count
                finishWord(at: index)
                if words.count > before {
                    noteEnd(of: before, at: scalar, startsSentence: wordStartsSentence)
                } else if scalar == ":", index > 0, scalars[index - 1] == " " || scalars[index - 1] == "\u{A0}",
                    let last = words.last, last.range.upperBound == index - 1
                {
                    // French has a blank before a colon.
                    words[words.count - 1].isBeforeColon = true
                }
                if Self.endsSentence(scalar) { startsSentence = true }
                if scalar == "_" {
                    if words.count > before, !isInName { noteName(before, in: scalars) }
                    isInName = words.count > before
                } else {
                    isInName = false
                }
                if scalar == "\n" { startsLine = true }
            }
        }
        finishWord(at: scalars.count)
        if hasLettersApart { joinLetters(in: scalars) }
    }

    private mutating func noteEnd(of word: Int, at scalar: Unicode.Scalar, startsSentence: Bool) {
        if scalar == ":" { words[word].isBeforeColon = true }
        if startsSentence, Self.isCallMark(scalar) { words[word].isCalled = true }
    }

    /// `send_email` is a name, `⟦EMAIL_1⟧` stands for an address.
    private mutating func noteName(_ word: Int, in scalars: [Unicode.Scalar]) {
        let start = words[word].range.lowerBound
        guard start > 0, scalars[start - 1] == "⟦" else {
            words[word].startsName = true
            return
        }
        words[word].isAddress = text(of: words[word]).elementsEqual(Self.email)
    }

    @inline(__always) private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "!", "?", ":", "\n", ">", "\"", "(", "。", "！", "？", "：": true
        default: false
        }
    }

    @inline(__always) private static func isCallMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "," || scalar == ":" || scalar == "，" || scalar == "："
    }
    private static let email = Array("email".utf8)

    private mutating func append(_ scalar: Unicode.Scalar, at index: Int) {
        if length == 0 {
            start = index
            wordStartsLine = startsLine
            startsLine = false
            wordStartsSentence = startsSentence
            startsSentence = false
            wordFollowsAt = followsAt
            followsAt = false
        }
        if scalar.value < 0x80 {
            letters.append(UInt8(scalar.value))
        } else {
            letters += UTF8.encode(scalar).map(Array.init) ?? []
        }
    }

    private mutating func finishWord(at end: Int) {
        guard length > 0 else { return }
        if hasLatin, hasOther { letters.replaceSubrange(first..., with: ScalarFolding.latinised(letters[first...])) }
        var plain = hasDigit && length > 2 ? ScalarFolding.withoutLeet(letters[first...]) : nil
        if isElided, length > 3 { plain = Array(letters[(first + 1)...]) }
        if hasLatin, !hasDigit, let meant = Misspelling.meant(by: letters[first...]) { plain = meant }
        let isAddress = hasDigit && letters[first...].contains(0x40)
        lettersApart = length == 1 && letters[first].isASCIILetter ? lettersApart + 1 : 0
        if lettersApart == 4 { hasLettersApart = true }
        words.append(
            Word(
                letters: first..<letters.count, plain: plain, range: start..<end, startsLine: wordStartsLine,
                isCalled: wordFollowsAt, isAddress: isAddress))
        first = letters.count
        hasLatin = false
        hasOther = false
        hasDigit = false
        isElided = false
    }

    /// `i g n o r e` is one word, and `i g n o r e   a l l` and `i.g.n.o.r.e a.l.l` are two: a gap that is wider than the
    /// others or has another sign is one between words.
    private mutating func joinLetters(in scalars: [Unicode.Scalar]) {
        var joined: [Word] = []
        var index = 0
        while index < words.count {
            var end = index
            while end < words.count, words[end].letters.count == 1, letters[words[end].letters.lowerBound].isASCIILetter
            {
                end += 1
            }
            if end - index >= 4 {
                joined += joinedLetters(index..<end, in: scalars)
                index = end
            } else {
                joined.append(words[index])
                index += 1
            }
        }
        if joined.count < words.count { words = joined }
    }

    private func joinedLetters(_ letters: Range<Int>, in scalars: [Unicode.Scalar]) -> [Word] {
        func gap(before index: Int) -> Int { words[index].range.lowerBound - words[index - 1].range.upperBound }
        func sign(before index: Int) -> Unicode.Scalar { scalars[words[index - 1].range.upperBound] }
        let usual = letters.dropFirst().map { gap(before: $0) }.min() ?? 0
        let usualSign = sign(before: letters.lowerBound + 1)
        var joined: [Word] = []
        for index in letters {
            if index > letters.lowerBound, gap(before: index) == usual,
                gap(before: index) == 0 || sign(before: index) == usualSign, var word = joined.popLast()
            {
                word.letters = word.letters.lowerBound..<words[index].letters.upperBound
                word.range = word.range.lowerBound..<words[index].range.upperBound
                joined.append(word)
            } else {
                joined.append(words[index])
            }
        }
        return joined
    }

    /// A word's letters.
    func text(of word: Word) -> ArraySlice<UInt8> { letters[word.letters] }

    /// The words as strings.
    var texts: [String] { words.map { String(decoding: text(of: $0), as: UTF8.self) } }
}
