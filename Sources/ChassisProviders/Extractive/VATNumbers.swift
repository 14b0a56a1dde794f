import ChassisCore

/// VAT numbers by their label or by their shape: a country's two letters and eight to twelve characters.
struct VATNumbers {
    private let evidence: Evidence

    init(_ evidence: Evidence) { self.evidence = evidence }

    /// In order, labelled ones first; a number on a line that names a buyer is the buyer's.
    func values(ofBuyer isBuyer: Bool) -> [String] {
        let candidates = evidence.codes.filter { names(buyer: isBuyer, near: $0) }
        let labelled = candidates.filter { $0.concept == .vatID && $0.value.count { $0.isNumber } >= 7 }
        let shaped = candidates.filter { $0.concept == nil && hasShape($0.value) }
        return (labelled.filter { hasShape($0.value) } + labelled + shaped).map(\.value)
    }

    private func hasShape(_ value: String) -> Bool {
        let bytes = Array(value.utf8)
        guard (10...14).contains(bytes.count), Self.prefixes.contains(String(value.prefix(2))) else { return false }
        return bytes.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
            && bytes.dropFirst(2).count { (0x30...0x39).contains($0) } >= 7
    }

    private func names(buyer: Bool, near finding: Finding<String>) -> Bool {
        let start = evidence.bytes[..<finding.range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let words = TextAnalysis.words(
            in: evidence.string(max(start, finding.range.lowerBound - 200)..<finding.range.lowerBound))
        let named = Concept.matches(in: words.map(\.folded), kinds: [.party]).contains { $0.concept == .customer }
        return named == buyer
    }

    private static let prefixes: Set<String> = [
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "HR", "HU", "IE", "IT",
        "LT", "LU",
        "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    ]
}
