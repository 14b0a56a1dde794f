import ChassisCore

/// A sentence of a passage, ready to be weighed and said.
struct AnswerSentence {
    /// As said: without bold marks, a table row as "row — column: value".
    var text: String
    var sentence: Sentence
    var passage: Int
    var terms: Set<String>
    /// Of the row's column headings.
    var headingTerms: Set<String> = []

    var isHeading: Bool { if case .heading = sentence.kind { true } else { false } }
    var isListItem: Bool { sentence.kind == .listItem }
    /// Numbered, not a bullet.
    var isStep: Bool { isListItem && sentence.marker.first?.isNumber == true }
    /// "Follow these steps:", "**Fees:**" alone.
    var announces: Bool { text.hasSuffix(":") }

    /// Whether it leans on the sentence before it: "It works once."
    var leansBack: Bool {
        let words = TextAnalysis.words(in: String(text.prefix(60))).map(\.folded)
        guard let first = words.first else { return false }
        if Self.pronouns.contains(first) { return true }
        return words.count > 1 && Self.links.contains(first + " " + words[1])
    }

    private static let pronouns: Set<String> = [
        "it", "they", "this", "that", "these", "those", "he", "she", "them", "its", "their", "then", "otherwise",
        "both",
        "afterwards", "therefore", "so", "however", "but", "or", "such", "each", "there", "es", "sie", "dies", "diese",
        "dieser", "dieses", "danach", "dann", "sonst", "darunter", "il", "elle", "ils", "elles", "cela", "ensuite",
        "sinon", "esto", "luego", "esso",
    ]
    private static let links: Set<String> = [
        "after that", "before that", "in that", "in this", "at that", "for this", "for that", "from then", "with it",
        "until then", "above it", "the same", "during this", "one of", "if so", "if not", "as soon",
    ]
}

extension AnswerSentence {
    /// The sentences of passages in order; a table's heading row goes into its rows.
    static func all(of passages: [Passage], asked: Set<String>) -> [AnswerSentence] {
        passages.enumerated().flatMap { index, passage in
            var header: [String] = []
            var wasRow = false
            let sentences = TextAnalysis.sentences(in: passage.text)
            return sentences.enumerated().compactMap { number, sentence -> AnswerSentence? in
                guard sentence.kind == .tableRow else {
                    wasRow = false
                    return plain(sentence, passage: index)
                }
                let cells = cells(of: sentence.text)
                defer { wasRow = true }
                if isRule(cells) { return nil }
                if !wasRow {
                    // A passage may begin within a table: then its first row is a row like any other.
                    let next = sentences.indices.contains(number + 1) ? sentences[number + 1] : sentence
                    let isHeader = next.kind == .tableRow && isRule(Self.cells(of: next.text))
                    header = isHeader ? cells : []
                    if isHeader { return nil }
                }
                return row(sentence, cells, header: header, asked: asked, passage: index)
            }
        }
    }

    private static func plain(_ sentence: Sentence, passage: Int) -> AnswerSentence {
        AnswerSentence(
            text: withoutBold(sentence.text), sentence: sentence, passage: passage,
            terms: Set(TextAnalysis.terms(in: sentence.text)))
    }

    private static func row(
        _ sentence: Sentence, _ cells: [String], header: [String], asked: Set<String>, passage: Int
    ) -> AnswerSentence {
        let columns = header.map { Set(TextAnalysis.terms(in: $0)) }
        let wanted = columns.indices.dropFirst().filter { !columns[$0].isDisjoint(with: asked) }
        let isMatrix = header.first?.isEmpty == true
        let shown = isMatrix && !wanted.isEmpty ? wanted : Array(cells.indices.dropFirst())
        let values = shown.compactMap { column -> String? in
            guard cells.indices.contains(column), !cells[column].isEmpty else { return nil }
            let name = header.indices.contains(column) ? header[column] : ""
            return name.isEmpty ? cells[column] : name + ": " + cells[column]
        }
        let lead = cells.first ?? ""
        let text = ([lead, values.joined(separator: isMatrix ? ", " : "; ")].filter { !$0.isEmpty })
            .joined(separator: " – ")
        return AnswerSentence(
            text: text, sentence: sentence, passage: passage,
            terms: Set(cells.flatMap { TextAnalysis.terms(in: $0) }),
            headingTerms: columns.reduce(into: []) { $0.formUnion($1) })
    }

    private static func cells(of row: String) -> [String] {
        var cells = row.split(separator: "|", omittingEmptySubsequences: false).map { withoutBold($0.trimmingSpaces) }
        if cells.first?.isEmpty == true { cells.removeFirst() }
        if cells.last?.isEmpty == true { cells.removeLast() }
        return cells
    }

    private static func isRule(_ cells: [String]) -> Bool {
        !cells.isEmpty && cells.allSatisfy { cell in !cell.isEmpty && cell.allSatisfy { "-: ".contains($0) } }
    }

    static func withoutBold(_ text: some StringProtocol) -> String {
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*") {
                index += 2
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
