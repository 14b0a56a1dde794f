/// Exact comparison and division of JSON numbers, whole or not.
enum JSONNumber {
    /// Below, at or above 0 as `left` is less than, equal to or more than `right`.
    static func order(_ left: JSON, _ right: JSON) -> Int {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right ? -1 : left == right ? 0 : 1
        case (.integer(let left), .number(let right)): order(left, right)
        case (.number(let left), .integer(let right)): -order(right, left)
        case (.number(let left), .number(let right)): left < right ? -1 : left == right ? 0 : 1
        case (.large(let left), .large(let right)): order(left, right)
        case (.large(let left), .number(let right)): order(left, right)
        case (.number(let left), .large(let right)): -order(right, left)
        // Beyond all that fit.
        case (.large(let left), .integer): left.hasPrefix("-") ? -1 : 1
        case (.integer, .large(let right)): right.hasPrefix("-") ? 1 : -1
        default: 0
        }
    }

    private static func order(_ left: String, _ right: String) -> Int {
        let isNegative = left.hasPrefix("-")
        guard isNegative == right.hasPrefix("-") else { return isNegative ? -1 : 1 }
        let sizes = (left.utf8.count, right.utf8.count)
        let isLess = sizes.0 != sizes.1 ? sizes.0 < sizes.1 : left.utf8.lexicographicallyPrecedes(right.utf8)
        return left == right ? 0 : isLess != isNegative ? -1 : 1
    }

    /// Exact up to 128 bits, beyond as far as a `Double` goes.
    private static func order(_ digits: String, _ number: Double) -> Int {
        if let whole = Int128(digits), let floored = Int128(exactly: number.rounded(.down)) {
            if whole != floored { return whole < floored ? -1 : 1 }
            return number > number.rounded(.down) ? -1 : 0
        }
        let value = Double(digits) ?? 0
        return value < number ? -1 : value == number ? 0 : 1
    }

    private static func order(_ whole: Int64, _ number: Double) -> Int {
        if number >= 0x1p63 { return -1 }
        if number < -0x1p63 { return 1 }
        let floor = number.rounded(.down)
        guard let floored = Int64(exactly: floor) else { return 0 }
        if whole != floored { return whole < floored ? -1 : 1 }
        return number > floor ? -1 : 0
    }

    /// Whether a value is a multiple of a divisor above 0, both taken as the decimals they are written as: 0.0075 is a
    /// multiple of 0.0001, though their binary neighbours are not.
    static func isMultiple(_ value: JSON, of divisor: JSON) -> Bool {
        if case .integer(let value) = value, case .integer(let divisor) = divisor {
            return divisor != 0 && (divisor == -1 || value % divisor == 0)
        }
        if case .large(let digits) = value, case .integer(let divisor) = divisor, divisor != 0 {
            return remainder(of: digits, by: divisor.magnitude) == 0
        }
        guard let value = Decimal(value), let divisor = Decimal(divisor), divisor.digits > 0 else { return false }
        if value.digits == 0 { return true }
        if value.exponent >= divisor.exponent {
            let power = modularPowerOfTen(value.exponent - divisor.exponent, divisor.digits)
            return multiply(value.digits % divisor.digits, power, modulo: divisor.digits) == 0
        }
        var scaled = divisor.digits
        for _ in 0..<(divisor.exponent - value.exponent) {
            let (product, overflow) = scaled.multipliedReportingOverflow(by: 10)
            if overflow || product > value.digits { return false }
            scaled = product
        }
        return value.digits % scaled == 0
    }

    private static func remainder(of digits: String, by divisor: UInt64) -> UInt64 {
        digits.utf8.reduce(UInt64(0)) { rest, byte in
            guard let digit = byte.hexValue else { return rest }
            return (multiply(rest, 10, modulo: divisor) + UInt64(digit) % divisor) % divisor
        }
    }

    private static func multiply(_ left: UInt64, _ right: UInt64, modulo: UInt64) -> UInt64 {
        modulo.dividingFullWidth((left % modulo).multipliedFullWidth(by: right % modulo)).remainder
    }

    private static func modularPowerOfTen(_ exponent: Int, _ modulo: UInt64) -> UInt64 {
        (0..<exponent).reduce(1 % modulo) { power, _ in multiply(power, 10, modulo: modulo) }
    }

    /// `digits · 10^exponent`, without sign, from the shortest decimal that reads back as the number.
    private struct Decimal {
        private(set) var digits: UInt64 = 0
        private(set) var exponent = 0

        init?(_ number: JSON) {
            switch number {
            case .integer(let value): digits = value.magnitude
            case .large(let text):
                guard let value = Double(text), let decimal = Self(.number(value)) else { return nil }
                self = decimal
            case .number(let value) where value.isFinite:
                var fraction = 0
                var isFraction = false
                let parts = "\(value.magnitude)".split(separator: "e")
                for byte in (parts.first ?? "").utf8 {
                    if byte == UInt8(ascii: ".") {
                        isFraction = true
                    } else {
                        digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
                        if isFraction { fraction += 1 }
                    }
                }
                exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction
                while digits != 0, digits % 10 == 0 {
                    digits /= 10
                    exponent += 1
                }
            default: return nil
            }
        }
    }
}
