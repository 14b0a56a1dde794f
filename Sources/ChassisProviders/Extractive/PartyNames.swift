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

    /// Up to five capitalised words before a legal form.
    static func company(in line: String) -> String? {
        let tokens = line.prefix(300).split(separator: " ")
        for (index, token) in tokens.enumerated() where index > 0 {
            let bare = token.filter { $0.isLetter || $0 == "&" }
            guard forms.contains(bare) else { continue }
            var start = index
            while start > 0, index - start < 5, isNamePart(tokens[start - 1]) { start -= 1 }
            guard start < index else { continue }
            var name = tokens[start...index].joined(separator: " ")
            while let last = name.last, ",;:)".contains(last) { name.removeLast() }
            if name.hasSuffix("."), !forms.contains(String(bare) + "."), !token.dropLast().contains(".") {
                name.removeLast()
            }
            return name
        }
        return nil
    }

    private static func isNamePart(_ token: Substring) -> Bool {
        guard let first = token.first, let last = token.last, !".:;,".contains(last) else { return false }
        return first.isUppercase || first.isNumber || token == "&" || token == "und" || token == "and"
    }

    private static let forms: Set<String> = [
        "GmbH", "AG", "UG", "KG", "OHG", "Ltd", "Limited", "Inc", "LLC", "Corp", "Corporation", "PLC", "plc", "LLP",
        "SA", "SAS",
        "SARL", "SRL", "Srl", "SpA", "BV", "NV", "Oy", "AB", "AS", "ApS", "SL", "SLU", "Pty", "Co", "eG", "SE",
    ]
}
