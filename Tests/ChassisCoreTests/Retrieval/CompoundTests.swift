import ChassisCore
import Testing

/// Words that a base holds in other pieces than a question has them.
struct CompoundTests {
    private static let texts: [(id: String, title: String, text: String)] = [
        ("storno", "Rechnungen stornieren", "Eine Rechnung wird unter Belege storniert."),
        ("mahn", "Gebühren für Mahnungen", "Jede zweite Mahnung kostet eine Gebühr von fünf Euro."),
        ("versand", "Versand ins Ausland", "Die Kosten für den Versand trägt der Empfänger."),
        ("miete", "Häuser vermieten", "Die Kündigungsfrist beträgt drei Monate."),
        ("reise", "Kosten für Reisen abrechnen", "Reisen werden mit Belegen abgerechnet."),
        ("nl", "Factuur annuleren", "Een factuur kan worden geannuleerd. Annulering is gratis."),
        ("fr", "Annuler une facture", "Les factures annulées restent visibles."),
        ("sv", "Betalning av faktura", "En faktura betalas inom trettio dagar."),
        ("e1042", "Error E-1042", "The printer is offline. Restart the spooler."),
        ("f1042", "Error F-1042", "The scanner lid is open. Close it."),
        ("e1043", "Error E1043", "The paper tray is empty."),
        ("iso", "ISO 27001", "Our certificate for information security."),
        ("kd", "Customer KD-4711-A", "Kept for the archive."),
        ("py", "Upgrading to Python 3", "Use the converter."),
        ("money", "Amounts", "The limit is 100 EUR a day."),
        ("euro", "Prices", "From EUR 100 on shipping is free."),
    ]

    private let index = KnowledgeIndex(
        texts.map { KnowledgeDocument(id: $0.id, title: $0.title, text: $0.text) })

    private func first(_ query: String) -> String? {
        index.search(query, tenant: nil, limit: 3).first.map { String($0.id.prefix { $0 != "#" }) }
    }

    @Test(arguments: [
        ("Rechnungsstornierung", "storno"), ("Mahngebühr", "mahn"), ("Mahnungsgebühren", "mahn"),
        ("Versandkosten", "versand"), ("Auslandsversand", "versand"), ("Reisekostenabrechnung", "reise"),
        ("factuurannulering", "nl"), ("fakturabetalning", "sv"),
    ]) func `a compound finds its parts`(query: String, id: String) { #expect(first(query) == id) }

    @Test(arguments: [("Haus Miete Kündigung", "miete"), ("Haus", "miete"), ("Frist der Kündigung", "miete")])
    func `a word finds the compounds that it is in before words of other languages`(query: String, id: String) {
        #expect(first(query) == id)
    }

    @Test(arguments: [
        ("E1042", "e1042"), ("E-1042", "e1042"), ("E 1042", "e1042"), ("e_1042", "e1042"), ("E–1042", "e1042"),
        ("what does e1042 mean?", "e1042"), ("F1042", "f1042"), ("f 1042", "f1042"), ("E-1043", "e1043"),
        ("1043", "e1043"), ("ISO27001", "iso"), ("iso-27001", "iso"), ("KD4711A", "kd"), ("kd 4711", "kd"),
        ("python3", "py"), ("EUR 100", "euro"), ("limit of EUR 100", "money"),
    ]) func `a code is found however it is written`(query: String, id: String) { #expect(first(query) == id) }

    @Test(arguments: ["Abc", "zzzzzzzzzzzz", "E-9999", "-", "E-", "7-8-9", "rechnungsqqqqqqqq"])
    func `nothing is found by what nothing is like`(query: String) { #expect(first(query) == nil) }

    @Test func `words are found in a vocabulary by themselves and by how they begin`() {
        let words = ["b", "", "abc", "ab", "ä", "abd", "a"]
        let vocabulary = WordList(words)

        #expect(words.allSatisfy(vocabulary.contains))
        #expect(!["c", "abcd", "aba", "ac"].contains(where: vocabulary.contains))
        #expect(vocabulary.count == words.count)
        #expect(!WordList([]).contains(""))
    }
}
