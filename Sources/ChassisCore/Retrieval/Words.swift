/// A word of a text, folded, with its place.
package struct Word: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case letters
        /// Begins with a digit: "3.11", "1234.56" (a comma between digits is dropped), "2nd".
        case number
        /// A run without spaces of a script that writes none: Han, kana, Hangul, Thai and its neighbours.
        case ideographs
        /// A mask's placeholder such as `⟦EMAIL_1⟧`, kept as it is.
        case placeholder
    }

    /// Lower case, no diacritics; apostrophes kept as `'`.
    package var folded: String
    package var kind: Kind
    /// UTF-8 offsets in the text.
    package var range: Range<Int>
}

/// Text analysis for retrieval and for the embedded model: words, terms, sentences. Pure and O(length).
package enum TextAnalysis {
    /// Every word in reading order. Splits at anything that is no letter, mark or digit.
    ///
    /// - Complexity: O(bytes).
    package static func words(in text: String) -> [Word] {
        var text = text
        return text.withUTF8 { bytes in
            var scanner = WordScanner(bytes: bytes)
            scanner.scan()
            return scanner.words
        }
    }

    /// What is indexed and searched: stemmed words without stop words, ideographs as overlapping pairs.
    ///
    /// Placeholders are left out, for they say nothing about the subject. When only stop words are there, they stay.
    package static func terms(in text: String) -> [String] {
        let words = words(in: text)
        let terms = words.flatMap(terms(of:))
        return terms.isEmpty ? words.filter { $0.kind == .letters }.map(\.folded) : terms
    }

    /// The terms of one word: none for a stop word, several for a run of ideographs.
    package static func terms(of word: Word) -> [String] {
        switch word.kind {
        case .placeholder: return []
        case .number: return [word.folded]
        case .ideographs: return pairs(of: word.folded)
        case .letters:
            let bare = withoutPossessive(word.folded)
            return StopWords.contains(bare) ? [] : [stem(bare)]
        }
    }

    /// Porter2 for words of `a`–`z`; any other word as it is.
    package static func stem(_ folded: String) -> String { EnglishStemmer.stem(folded) }

    private static func withoutPossessive(_ word: String) -> String {
        guard word.utf8.contains(UInt8(ascii: "'")) else { return word }
        if word.hasSuffix("'s") { return String(word.dropLast(2)) }
        if let mark = word.firstIndex(of: "'"), elisions.contains(String(word[..<mark])) {
            return String(word[word.index(after: mark)...])
        }
        return String(decoding: word.utf8.filter { $0 != UInt8(ascii: "'") }, as: UTF8.self)
    }

    /// "l'abonnement" is abonnement.
    private static let elisions: Set<String> = [
        "l", "d", "qu", "n", "s", "c", "j", "m", "t", "dell", "all", "un", "nell", "sull", "dall", "quell",
    ]

    private static func pairs(of run: String) -> [String] {
        let scalars = Array(run.unicodeScalars)
        guard scalars.count > 1 else { return [run] }
        return (1..<scalars.count).map { index in
            var pair = String.UnicodeScalarView()
            pair.append(scalars[index - 1])
            pair.append(scalars[index])
            return String(pair)
        }
    }
}

/// One pass over UTF-8 with a buffer for the word being read.
private struct WordScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var words: [Word] = []
    private var buffer: [UInt8] = []
    private var start = 0
    private var kind = Word.Kind.letters

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        words.reserveCapacity(bytes.count / 6)
    }

    mutating func scan() {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): append(byte, at: index, .letters)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20, at: index, .letters)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): append(byte, at: index, .number)
            case UInt8(ascii: "'"): apostrophe(at: index, width: 1)
            case UInt8(ascii: "."), UInt8(ascii: ","): separatorInNumber(byte, at: index)
            case 0x80...: index = wide(at: index) - 1
            default: flush(at: index)
            }
            index += 1
        }
        flush(at: bytes.count)
    }

    private mutating func append(_ byte: UInt8, at index: Int, _ newKind: Word.Kind) {
        begin(at: index, newKind)
        buffer.append(byte)
    }

    private mutating func begin(at index: Int, _ newKind: Word.Kind) {
        if !buffer.isEmpty, (kind == .ideographs) != (newKind == .ideographs) { flush(at: index) }
        if buffer.isEmpty {
            start = index
            kind = newKind
        }
    }

    private mutating func flush(at end: Int) {
        guard !buffer.isEmpty else { return }
        words.append(Word(folded: String(decoding: buffer, as: UTF8.self), kind: kind, range: start..<end))
        buffer.removeAll(keepingCapacity: true)
    }

    /// An apostrophe belongs to a word only between letters: "don't", not "'quoted'".
    private mutating func apostrophe(at index: Int, width: Int) {
        let next = index + width
        guard kind == .letters, !buffer.isEmpty, next < bytes.count, isLetter(bytes[next]) else {
            return flush(at: index)
        }
        buffer.append(UInt8(ascii: "'"))
    }

    private mutating func separatorInNumber(_ byte: UInt8, at index: Int) {
        guard kind == .number, !buffer.isEmpty, isDigit(bytes[index - 1]), index + 1 < bytes.count,
            isDigit(bytes[index + 1])
        else { return flush(at: index) }
        if byte == UInt8(ascii: ".") { buffer.append(byte) }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80 }

    /// Handles a scalar beyond ASCII and returns the offset behind it.
    private mutating func wide(at index: Int) -> Int {
        let (scalar, width) = decode(at: index)
        let next = index + width
        switch scalar.value {
        case 0x27E6:
            flush(at: index)
            return placeholder(at: index) ?? next
        case 0x2019: apostrophe(at: index, width: width)
        case let value where Folding.isCombiningMark(value): break
        case let value where Ideographs.contains(value):
            begin(at: index, .ideographs)
            buffer.append(contentsOf: bytes[index..<next])
        default: other(scalar, at: index)
        }
        return next
    }

    private mutating func other(_ scalar: Unicode.Scalar, at index: Int) {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
            .nonspacingMark:
            begin(at: index, .letters)
            Folding.append(scalar, to: &buffer)
        case .decimalNumber:
            begin(at: index, .number)
            let value = scalar.properties.numericValue ?? 0
            buffer.append(0x30 + UInt8(max(0, min(9, value))))
        case .format: break
        default: flush(at: index)
        }
    }

    /// `⟦NAME_1⟧`, at most 64 bytes long.
    private mutating func placeholder(at index: Int) -> Int? {
        var end = index + 3
        while end + 2 < bytes.count, end - index <= 64 {
            if bytes[end] == 0xE2, bytes[end + 1] == 0x9F, bytes[end + 2] == 0xA7 {
                let range = index..<(end + 3)
                words.append(
                    Word(folded: String(decoding: bytes[range], as: UTF8.self), kind: .placeholder, range: range))
                return range.upperBound
            }
            end += 1
        }
        return nil
    }

    private func decode(at index: Int) -> (Unicode.Scalar, Int) {
        let lead = bytes[index]
        let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + width <= bytes.count else { return ("\u{FFFD}", bytes.count - index) }
        var value = UInt32(lead) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
    }
}

/// Scripts written without spaces between words.
enum Ideographs {
    static func contains(_ value: UInt32) -> Bool {
        switch value {
        case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0x0E01...0x0E4E, 0x0E81...0x0ECD, 0x1780...0x17D3, 0x1000...0x103F, 0x20000...0x3FFFF:
            value != 0x30FB
        default: false
        }
    }
}
