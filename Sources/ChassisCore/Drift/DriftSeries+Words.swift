import Foundation

extension DriftSeries {
    /// A metric before and now, as people read it: `0.91`, `840 ms`, `de 4 %`.
    ///
    /// Of labels it is the one whose share has changed most.
    func words(_ before: Range<Int>, _ now: Range<Int>) -> (before: String, now: String) {
        guard !isNumber else {
            return (metric.words(moments(before).mean ?? 0), metric.words(moments(now).mean ?? 0))
        }
        let (a, b) = (shares(before), shares(now))
        if metric == .refusal || metric == .schemaFailure { return (Self.percent(a[0]), Self.percent(b[0])) }
        let place = labels.indices.max { abs(a[$0] - b[$0]) < abs(a[$1] - b[$1]) } ?? 0
        return ("\(labels[place]) \(Self.percent(a[place]))", "\(labels[place]) \(Self.percent(b[place]))")
    }

    private func shares(_ range: Range<Int>) -> [Double] {
        let counts = counts(range)
        let sum = counts.reduce(0, +)
        return counts.map { sum > 0 ? $0 / sum : 0 }
    }

    /// `37 %`, below a tenth `4.2 %`.
    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return tenths >= 100 || tenths % 10 == 0 ? "\((tenths + 5) / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }
}

extension DriftMetric {
    /// - Parameter mean: On the scale that the sums are kept in.
    fileprivate func words(_ mean: Double) -> String {
        switch self {
        case .inputLength: "\(Int(DriftScale.characters.value(of: mean).rounded())) characters"
        case .latency: "\(Int(DriftScale.milliseconds.value(of: mean).rounded())) ms"
        case .cost: Self.dollars(DriftScale.nanoDollars.value(of: mean))
        default: Self.decimal(mean, digits: 2)
        }
    }

    /// With two digits that count: `$0.00042`.
    private static func dollars(_ nanoDollars: Double) -> String {
        let dollars = nanoDollars / 1e9
        guard dollars >= 1e-7 else { return "$0" }
        let digits = min(9, max(2, 1 - Int(log10(dollars).rounded(.down))))
        return "$" + decimal(dollars, digits: digits)
    }

    private static func decimal(_ value: Double, digits: Int) -> String {
        let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let fraction = String(scaled % scale + scale).dropFirst()
        return (value < 0 && scaled > 0 ? "-" : "") + "\(scaled / scale).\(fraction)"
    }
}
