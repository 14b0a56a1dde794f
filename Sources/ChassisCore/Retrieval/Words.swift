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
        var list = WordCollector()
        list.words.reserveCapacity(text.utf8.count / 6)
        read(text, by: &list)
        return list.words
    }

    /// Shows each word to a reader, in reading order.
    ///
    /// - Complexity: O(bytes).
    static func read(_ text: String, by reader: inout some WordSink) {
        var text = text
        text.withUTF8 { bytes in
            var scanner = WordScanner(bytes: bytes)
            scanner.scan(&reader)
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

/// Who is shown the words of a text one by one, so that none of them has to be a string.
protocol WordSink {
    /// - Parameters:
    ///   - folded: As `Word.folded` has it, in UTF-8.
    ///   - range: UTF-8 offsets in the text.
    mutating func take(_ folded: [UInt8], _ kind: Word.Kind, _ range: Range<Int>)
}

private struct WordCollector: WordSink {
    var words: [Word] = []

    mutating func take(_ folded: [UInt8], _ kind: Word.Kind, _ range: Range<Int>) {
        words.append(Word(folded: String(decoding: folded, as: UTF8.self), kind: kind, range: range))
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
