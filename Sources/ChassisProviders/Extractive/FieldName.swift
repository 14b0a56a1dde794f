import ChassisCore

/// What a field's name asks for.
struct FieldName {
    /// As in the schema.
    let name: String
    /// Folded words of the name: "issueDate" and "issue_date" are issue, date.
    let words: [String]
    /// Stems of the name's words, and of the description's for what the name leaves open.
    let terms: Set<String>

    init(_ name: String, description: String) {
        self.name = name
        var spaced = ""
        var wasLower = false
        for scalar in name.unicodeScalars.prefix(128) {
            let isUpper = (0x41...0x5A).contains(scalar.value)
            if isUpper, wasLower { spaced += " " }
            spaced.unicodeScalars.append(scalar == "_" || scalar == "." ? " " : scalar)
            wasLower = !isUpper
        }
        words = TextAnalysis.words(in: spaced).map(\.folded)
        terms = Set(words.map(TextAnalysis.stem))
        self.descriptionWords = TextAnalysis.words(in: String(description.prefix(300))).map(\.folded)
    }

    let descriptionWords: [String]

    /// What the name means among values of some kinds; the description decides when the name says nothing.
    func concept(_ kinds: Set<Concept.Kind>) -> Concept? {
        let aliases = Self.aliases[words.joined(separator: " ")]
        if let aliases, let alias = aliases.first(where: { kinds.contains($0.kind) }) { return alias }
        if let best = longest(in: words, kinds) { return best }
        return longest(in: descriptionWords, kinds)
    }

    func has(_ candidates: String...) -> Bool { candidates.contains { words.contains($0) } }

    private func longest(in words: [String], _ kinds: Set<Concept.Kind>) -> Concept? {
        Concept.matches(in: words, kinds: kinds).max { $0.range.count < $1.range.count }?.concept
    }

    private static let aliases: [String: [Concept]] = [
        "number": [.invoiceNumber], "id": [.reference], "total tax": [.tax], "tax total": [.tax], "vat total": [.tax],
        "total amount": [.total], "gross": [.total], "gross amount": [.total], "gross total": [.total],
        "amount gross": [.total], "net": [.subtotal], "amount net": [.subtotal], "net amount": [.subtotal],
        "net total": [.subtotal], "supplier vat id": [.vatID], "vendor vat id": [.vatID], "vat id": [.vatID],
        "tax rate percent": [.taxRate], "vat rate": [.taxRate], "vat percent": [.taxRate], "tax percent": [.taxRate],
        "name": [.description, .personName], "invoice": [.invoiceNumber], "invoice date": [.issueDate],
        "issued": [.issueDate],
        "billing email": [.email], "payable by": [.dueDate], "invoice total": [.total], "amount due": [.total],
        "po": [.orderNumber],
    ]
}
