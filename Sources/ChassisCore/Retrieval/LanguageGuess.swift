/// The language of a text by its script and its function words.
package enum LanguageGuess {
    /// - Returns: ISO 639-1, or `nil` when the text is too short or looks like none of the known ones.
    package static func code(of text: String) -> String? {
        if let byScript = script(of: text) { return byScript }
        let words = TextAnalysis.words(in: String(text.prefix(8000)))
        var scores: [String: Int] = [:]
        for word in words {
            for language in languages[word.folded] ?? [] { scores[language, default: 0] += 1 }
        }
        let ranked = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let first = ranked.first, first.value >= 2 || words.count <= 8 else { return nil }
        return first.key
    }

    package static let names: [String: String] = [
        "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese",
        "nl": "dutch", "no": "norwegian", "sv": "swedish", "da": "danish", "pl": "polish", "ja": "japanese",
        "zh": "chinese", "ko": "korean", "ru": "russian", "el": "greek",
        "ar": "arabic",
        "he": "hebrew", "th": "thai",
    ]

    private static func script(of text: String) -> String? {
        var counts: [String: Int] = [:]
        for scalar in text.unicodeScalars.prefix(2000) {
            switch scalar.value {
            case 0x3041...0x30FF: counts["ja", default: 0] += 3
            case 0x4E00...0x9FFF: counts["zh", default: 0] += 1
            case 0xAC00...0xD7A3: counts["ko", default: 0] += 2
            case 0x0400...0x04FF: counts["ru", default: 0] += 1
            case 0x0370...0x03FF: counts["el", default: 0] += 1
            case 0x0600...0x06FF: counts["ar", default: 0] += 1
            case 0x0590...0x05FF: counts["he", default: 0] += 1
            case 0x0E00...0x0E7F: counts["th", default: 0] += 1
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: counts["latin", default: 0] += 1
            default: break
            }
        }
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let first = ranked.first?.key, first != "latin" else { return nil }
        return first
    }

    /// The languages that have a word among their function words.
    private static let languages: [String: [String]] = markers.reduce(into: [:]) { languages, entry in
        for word in entry.value { languages[word, default: []].append(entry.key) }
    }

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
