import ChassisCore

/// Finds the number, date or code that a field asks for, by the labels beside the candidates.
struct NumberField {
    let evidence: Evidence
    let field: FieldName

    func read(_ node: SchemaNode) -> Filled {
        let concept = field.concept([.money])
        if concept == .tax || concept == .subtotal, let agreed = agreed(concept) {
            let filled = agreed.value == nil ? proven(concept) ?? agreed : agreed
            guard let value = filled.value?.double, node.allows(value) else { return .nothing }
            return filled
        }
        let isInteger = node.type == "integer"
        var best: (amount: Amount, certainty: Double)?
        for finding in evidence.amounts {
            let amount = finding.value
            guard node.allows(amount.value), !isInteger || amount.integer != nil else { continue }
            guard amount.isPercent == wantsPercent(concept) else { continue }
            let certainty = certainty(of: finding, concept)
            if certainty > 0.3, certainty > best?.certainty ?? 0 || (certainty == best?.certainty && concept == .total)
            {
                best = (amount, certainty)
            }
        }
        if best == nil, concept == .total { best = onlyAmount(node).map { ($0, 0.5) } }
        guard let best else {
            guard !isInteger, let filled = proven(concept), let value = filled.value?.double, node.allows(value) else {
                return .nothing
            }
            return filled
        }
        return Filled(value: Self.number(best.amount), certainty: best.certainty)
    }

    /// Of several amounts labelled alike the one, or the sum of them, that the total proves; `nil` when there is one
    /// at most.
    private func agreed(_ concept: Concept?) -> Filled? {
        var values: [Int64: Amount] = [:]
        for finding in evidence.amounts where finding.concept == concept && !finding.value.isPercent {
            guard finding.value.hasFraction || finding.value.currency != nil else { continue }
            if let cents = Self.cents(finding.value.value) { values[cents] = finding.value }
        }
        guard values.count > 1, values.count < 50 else { return nil }
        let known = Set(evidence.amounts.compactMap { Self.cents($0.value.value) })
        let totals = evidence.amounts.filter { $0.concept == .total }.compactMap { Self.cents($0.value.value) }
        let sum = values.keys.reduce(0, +)
        for total in totals {
            if concept == .subtotal,
                let value = values.keys.sorted().last(where: { $0 < total && known.contains(total - $0) })
            {
                return values[value].map { Filled(value: Self.number($0), certainty: 0.7) }
            }
            if concept == .tax, abs(sum) < abs(total), known.contains(total - sum) || known.contains(sum) {
                return Filled(value: sum % 100 == 0 ? .integer(sum / 100) : .number(Double(sum) / 100), certainty: 0.7)
            }
        }
        return .nothing
    }

    static func cents(_ value: Double) -> Int64? {
        abs(value) < 1e12 ? Int64(exactly: (value * 100).rounded()) : nil
    }

    /// Whole values without ".0", however they were written.
    static func number(_ amount: Amount) -> JSON { amount.integer.map(JSON.integer) ?? .number(amount.value) }

    /// Of the total, else the one that all amounts have in common, else as labelled.
    func currency() -> String? {
        let labelled = evidence.lines.value(for: .currency)
            .flatMap { value in CurrencyMark.codes.first { value.uppercased().hasPrefix($0) } }
        if let labelled { return labelled }
        let total = evidence.amounts.filter { $0.concept == .total }.compactMap(\.value.currency).last
        if let total { return total }
        let all = Set(evidence.amounts.compactMap(\.value.currency))
        if all.count == 1 { return all.first }
        guard all.isEmpty else { return nil }
        let named = Set(evidence.text.split { !$0.isLetter }.map(String.init)).intersection(CurrencyMark.codes)
        if named.count == 1 { return named.first }
        return named.isEmpty && evidence.text.contains("€") ? "EUR" : nil
    }

    private func wantsPercent(_ concept: Concept?) -> Bool {
        concept == .taxRate || field.has("percent", "percentage", "rate")
    }

    private func certainty(of finding: Finding<Amount>, _ concept: Concept?) -> Double {
        if finding.value.isPercent {
            return concept == .taxRate && finding.concept == .tax ? finding.certainty : named(finding.context)
        }
        if let concept {
            guard finding.concept == concept else { return 0 }
            // "Total due EUR 1,234.50" before "total 3": money has a currency or a fraction.
            let isMoney = finding.value.currency != nil || finding.value.hasFraction
            return finding.certainty * (isMoney || concept == .quantity ? 1 : finding.certainty > 0.85 ? 0.6 : 0.3)
        }
        return finding.concept == nil || finding.certainty < 0.9 ? named(finding.context) : named(finding.context) * 0.7
    }

    /// The share of the field's words that stand around a value.
    private func named(_ context: [String]) -> Double {
        let wanted = field.terms.subtracting(["count", "number", "total", "amount", "num", "of", "value", "in"])
        guard !wanted.isEmpty else { return 0 }
        let near = Set(context.suffix(6).map(TextAnalysis.stem))
        let share = Double(wanted.filter(near.contains).count) / Double(wanted.count)
        return share >= 0.5 ? 0.35 + 0.45 * share : 0
    }

    private func onlyAmount(_ node: SchemaNode) -> Amount? {
        let money = evidence.amounts.filter { $0.value.currency != nil && ($0.concept == nil || $0.certainty < 0.7) }
        let all = evidence.amounts.filter { $0.value.currency != nil }
        guard money.count == 1, all.count == 1, let amount = money.first?.value, node.allows(amount.value) else {
            return nil
        }
        return node.type == "integer" && amount.integer == nil ? nil : amount
    }

    /// - Parameter withTime: Whether a time and zone are needed; without them in the text there is no evidence.
    func date(withTime: Bool) -> Filled {
        let concept = field.concept([.date])
        var best: (value: String, certainty: Double)?
        for finding in evidence.dates {
            guard let value = withTime ? finding.value.dateTime : finding.value.iso else { continue }
            var certainty = 0.0
            if let concept, finding.concept == concept { certainty = finding.certainty }
            if concept == nil { certainty = named(finding.context) }
            if certainty > best?.certainty ?? 0 { best = (value, certainty) }
        }
        if best == nil, concept == .issueDate || concept == nil || withTime { best = onlyDate(withTime: withTime) }
        return best.map { Filled(value: .string($0.value), certainty: $0.certainty) } ?? .nothing
    }

    /// The one date of a text, when nothing says that it is another's: for fields named "date" or the issue date.
    private func onlyDate(withTime: Bool) -> (String, Double)? {
        let open = evidence.dates.filter { $0.concept == nil }
        guard open.count == 1, let found = open.first else { return nil }
        guard field.words == ["date"] || field.concept([.date]) == .issueDate else { return nil }
        return (withTime ? found.value.dateTime : found.value.iso).map { ($0, 0.4) }
    }

    func code(_ accepts: (String) -> Bool) -> Filled {
        let concept = field.concept([.code])
        var best: (value: String, certainty: Double)?
        for finding in evidence.codes where accepts(finding.value) {
            var certainty = concept != nil && finding.concept == concept ? finding.certainty : 0
            if concept == nil || (concept == .reference && certainty == 0) { certainty = named(finding.context) }
            // A number with letters looks more like a document's than a bare one.
            if finding.value.contains(where: \.isLetter) { certainty *= 1.1 }
            if certainty > 0.3, certainty > best?.certainty ?? 0 { best = (finding.value, min(1, certainty)) }
        }
        return best.map { Filled(value: .string($0.value), certainty: $0.certainty) } ?? .nothing
    }
}
