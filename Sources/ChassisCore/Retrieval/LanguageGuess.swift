/// The language of a text by its script and its function words.
package enum LanguageGuess {
    /// - Returns: ISO 639-1, or `nil` when the text is too short or looks like none of the known ones.
    package static func code(of text: String) -> String? {
        if let byScript = script(of: text) { return byScript }
        var words = FunctionWords()
        let sample =
            text.utf8.count <= 8000 ? text : String(decoding: text.utf8.wholeScalars(atMost: 8000), as: UTF8.self)
        TextAnalysis.read(sample, by: &words)
        return words.code
    }

    /// - Parameter words: Of the text, for callers that have them.
    static func code(of text: String, words: [Word]) -> String? {
        if let byScript = script(of: text) { return byScript }
        var found = FunctionWords()
        for word in words { found.take(Array(word.folded.utf8)) }
        return found.code
    }

    /// By the words that a text has been found to have.
    static func code(of text: String, words: FunctionWords) -> String? { script(of: text) ?? words.code }

    /// How many words of each language a text has.
    struct FunctionWords: WordSink {
        private var count = 0
        private var counts = [Int](repeating: 0, count: spoken.count)
        /// A letter is a word in many languages, and a name, a unit or a choice in all: alone it says nothing.
        private var hasWord = [Bool](repeating: false, count: spoken.count)

        mutating func take(_ folded: [UInt8], _ kind: Word.Kind, _ range: Range<Int>) { take(folded) }

        mutating func take(_ folded: [UInt8]) {
            count += 1
            guard let number = languages.words.rank(of: folded) else { return }
            for language in languages.ofWord[number] {
                counts[language] += 1
                if folded.count > 1 { hasWord[language] = true }
            }
        }

        fileprivate var code: String? {
            let counts = zip(counts, hasWord).map { $1 ? $0 : 0 }
            guard let most = counts.max(), most >= (count <= 8 ? 1 : 2), let first = counts.firstIndex(of: most) else {
                return nil
            }
            return spoken[first]
        }
    }

    package static let names: [String: String] = [
        "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese",
        "nl": "dutch", "no": "norwegian", "sv": "swedish", "da": "danish", "pl": "polish", "ja": "japanese",
        "zh": "chinese", "ko": "korean", "ru": "russian", "el": "greek",
        "ar": "arabic",
        "he": "hebrew", "th": "thai",
    ]

    private static func script(of text: String) -> String? {
        // Whatever is in English only.
        if !text.utf8.hasWide(within: 2000) { return nil }
        // Of alphabetical order, so that the first of two with equal counts is always the same.
        let scripts = ["ar", "el", "he", "ja", "ko", "latin", "ru", "th", "zh"]
        var counts = [Int](repeating: 0, count: scripts.count)
        for scalar in text.unicodeScalars.prefix(2000) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: counts[5] += 1
            case ..<0x250: break
            case 0x0370...0x03FF: counts[1] += 1
            case 0x0400...0x04FF: counts[6] += 1
            case 0x0590...0x05FF: counts[2] += 1
            case 0x0600...0x06FF: counts[0] += 1
            case 0x0E00...0x0E7F: counts[7] += 1
            case 0x3041...0x30FF: counts[3] += 3
            case 0x4E00...0x9FFF: counts[8] += 1
            case 0xAC00...0xD7A3: counts[4] += 2
            default: break
            }
        }
        guard let most = counts.max(), most > 0, let first = counts.firstIndex(of: most), first != 5 else { return nil }
        return scripts[first]
    }

    /// Of the alphabet, so that the first of two with equal counts is always the same.
    private static let spoken = markers.keys.sorted()

    /// The languages that have a word among their function words, as places in `spoken`, by the word's number.
    private static let languages: (words: ByteTable, ofWord: [[Int]]) = {
        var languages: [String: [Int]] = [:]
        for (place, language) in spoken.enumerated() {
            for word in markers[language] ?? [] { languages[word, default: []].append(place) }
        }
        let words = languages.keys.sorted()
        return (ByteTable(words), words.map { languages[$0] ?? [] })
    }()

    private static let markers: [String: Set<String>] = [
        "en": "the and is are you your to of we i my it this that with for have has not can please how what was be",
        "de":
            "der die das und ist ich nicht sie wir mein meine ein eine einen fur mit auf zu bitte wie kann den von im wurde haben",
        "fr":
            "le la les des est je vous nous mon ma une pour pas et avec sur ne votre dans que du au merci bonjour comment",
        "es": "el la los las es yo mi por para no y con en una un que del como puedo gracias hola su se ha factura",
        "it":
            "il lo gli che non e per con una un del della sono mio mia come posso grazie ho ciao di nel questa fattura",
        "pt": "o os as nao e para com uma um que do da meu minha por favor obrigado ola como posso em fatura voce",
        "no": "og jeg er ikke det en et vi kan du til pa av med fra hva hvordan takk hei har som dere var fakturaen",
        "sv": "och jag ar inte det en ett vi kan du till pa av med fran vad hur tack hej har som ni var fakturan",
        "da": "og jeg er ikke det en et vi kan du til pa af med fra hvad hvordan tak hej har som nar fakturaen",
        "pl": "i w nie na sie jest to do ze z jak czy prosze dzien dobry mam moge dla od ale przy po ma przez",
        "nl": "de het een en is ik niet van voor met op mijn wij u kan hoe dat deze factuur graag naar",
    ].mapValues { Set($0.split(separator: " ").map(String.init)) }
}
