import ChassisCore

/// Companies by their legal form: "Nordlicht Software GmbH".
struct PartyNames {
    private let lines: LabelledLines

    init(_ lines: LabelledLines) { self.lines = lines }

    /// The first company of the text is the seller, one behind "bill to" and the like the buyer.
    func name(of concept: Concept?) -> String? {
        for (index, line) in lines.lines.prefix(60).enumerated() {
            guard let name = Self.company(in: line) else { continue }
            let isBuyer = isAddressed(line, name) || (index > 0 && isAddressed(lines.lines[index - 1], ""))
            if isBuyer == (concept == .customer) { return name }
        }
        return nil
    }

    private func isAddressed(_ line: String, _ name: String) -> Bool {
        let head = name.isEmpty ? line : String(line.prefix { $0 != name.first })
        let words = TextAnalysis.words(in: head).map(\.folded)
        return Concept.matches(in: Array(words.suffix(4)), kinds: [.party]).contains { $0.concept == .customer }
    }

    /// Up to six words of a name before a legal form, and further forms behind it: "Stahlhandel GmbH & Co. KG".
    static func company(in line: String) -> String? {
        let tokens = line.prefix(300).split { $0 == " " || $0 == "\t" || $0 == "·" || $0 == "|" }
        for index in tokens.indices.dropFirst() where isForm(tokens[index]) {
            var start = index
            while start > 0, index - start < 6, isNamePart(tokens[start - 1], isLast: start == index) { start -= 1 }
            while start < index, particles.contains(String(tokens[start])) { start += 1 }
            guard start < index else { continue }
            var end = index
            while end + 1 < tokens.count, !endsPart(tokens[end]), isForm(tokens[end + 1]) || tokens[end + 1] == "&" {
                end += 1
            }
            var name = tokens[start...end].joined(separator: " ")
            while let last = name.last, ",;:)&".contains(last) { name.removeLast() }
            return name
        }
        return nil
    }

    private static func isForm(_ token: Substring) -> Bool { forms.contains(token.filter { $0.isLetter }) }

    private static func endsPart(_ token: Substring) -> Bool { token.last.map { ",;:)".contains($0) } ?? true }

    private static func isNamePart(_ token: Substring, isLast: Bool) -> Bool {
        guard let first = token.first, let last = token.last else { return false }
        if token == "Sp." || token == "z" || particles.contains(String(token)) { return true }
        guard !":;".contains(last), isLast || !".,".contains(last) else { return false }
        return first.isUppercase || token == "&"
    }

    /// The first line's first part, when it is a few capitalised words and no title of a document: a letterhead.
    func letterhead() -> String? {
        guard let line = lines.lines.first(where: { !$0.isEmpty }) else { return nil }
        let cut = line.replacing("  ", with: "·")
        guard let part = cut.split(whereSeparator: { "·|,(".contains($0) }).first?.split(separator: " - ").first else {
            return nil
        }
        let name = String(part.trimmingSpaces)
        let words = TextAnalysis.words(in: name)
        guard (2...6).contains(words.count), name.first?.isUppercase ?? false,
            !words.contains(where: { $0.kind != .letters }),
            !name.contains(":"), name.utf8.count <= 60
        else { return nil }
        let isTitle = !Concept.matches(in: words.map(\.folded), kinds: [.code, .date, .money, .party]).isEmpty
        return isTitle ? nil : name
    }

    private static let particles: Set<String> = [
        "am", "an", "der", "die", "das", "de", "del", "della", "di", "du", "des", "la", "le", "van", "von", "den", "y",
        "et", "e",
        "und", "and", "of", "the", "for",
    ]
    private static let forms: Set<String> = [
        "GmbH", "AG", "UG", "KG", "OHG", "Ltd", "Limited", "Inc", "LLC", "Corp", "Corporation", "PLC", "plc", "LLP",
        "SA", "SAS",
        "SARL", "SRL", "Srl", "SpA", "BV", "NV", "Oy", "AB", "AS", "ApS", "SL", "SLU", "Pty", "Co", "eG", "SE", "eK",
        "oo",
    ]
}
