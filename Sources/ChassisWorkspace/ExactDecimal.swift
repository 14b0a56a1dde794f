/// Reads decimal numbers without going through binary fractions, because money is counted with them.
package enum ExactDecimal: Equatable {
    /// The number times ten to the power of the digits asked for.
    case scaled(Int64)
    /// It has more decimals than asked for, and they are not zeros.
    case tooFine
    case tooLarge
    /// Not an optional minus, digits, and at most one point between or before digits.
    case notANumber

    package init(_ text: some StringProtocol, digits: Int) {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let isDigit = { (scalar: Character) in scalar.isASCII && scalar.isNumber }
        guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }), let whole = parts.first else {
            self = .notANumber
            return
        }
        var decimals = String(parts.dropFirst().first ?? "")
        while decimals.hasSuffix("0") { decimals.removeLast() }
        guard decimals.count <= digits else {
            self = .tooFine
            return
        }
        decimals += String(repeating: "0", count: digits - decimals.count)
        guard let value = Int64((isNegative ? "-" : "") + whole + decimals) else {
            self = .tooLarge
            return
        }
        self = .scaled(value)
    }
}

/// `1500` with three digits is `1.5`.
func decimalText(_ value: Int64, digits: Int) -> String {
    guard digits > 0 else { return "\(value)" }
    let text = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    var decimals = String(padded.suffix(digits))
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return (value < 0 ? "-" : "") + padded.dropLast(digits) + (decimals.isEmpty ? "" : "." + decimals)
}
