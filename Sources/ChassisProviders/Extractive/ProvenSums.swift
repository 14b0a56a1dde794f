import ChassisCore

/// Sums that arithmetic proves: net, tax and total where the first two make the third.
extension NumberField {
    /// Reads "£400 + VAT £80 = £480", whose net and total have no label of their own.
    ///
    /// - Returns: `nil` unless an amount labelled as tax and two others of the text add up.
    /// - Complexity: O(amounts · amounts labelled as tax), with at most 50 of the latter.
    func proven(_ concept: Concept?) -> Filled? {
        guard concept == .tax || concept == .subtotal || concept == .total else { return nil }
        var known: [Int64: Amount] = [:]
        var taxes: Set<Int64> = []
        var totals: Set<Int64> = []
        for finding in evidence.amounts where !finding.value.isPercent {
            guard let cents = Self.cents(finding.value.value), cents != 0 else { continue }
            known[cents] = finding.value
            let isMoney = finding.value.hasFraction || finding.value.currency != nil
            if finding.concept == .tax, isMoney { taxes.insert(cents) }
            if finding.concept == .total { totals.insert(cents) }
        }
        guard taxes.count < 50 else { return nil }
        var best: (net: Int64, tax: Int64, total: Int64)?
        for tax in taxes.sorted() {
            for (net, _) in known.sorted(by: { $0.key < $1.key }) where abs(tax) < abs(net) && known[net + tax] != nil {
                guard (tax < 0) == (net < 0) else { continue }
                let total = net + tax
                let isBetter = best.map { rank(total, totals) > rank($0.total, totals) } ?? true
                if isBetter { best = (net, tax, total) }
            }
        }
        guard let best else { return nil }
        let cents = concept == .tax ? best.tax : concept == .subtotal ? best.net : best.total
        return known[cents].map { Filled(value: Self.number($0), certainty: 0.65) }
    }

    /// A labelled total before a mere sum, then the largest.
    private func rank(_ total: Int64, _ labelled: Set<Int64>) -> Int64 {
        abs(total) + (labelled.contains(total) ? Int64(1) << 60 : 0)
    }
}
