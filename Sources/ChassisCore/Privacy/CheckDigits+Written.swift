/// Check digits of ids that need no name where they stand as their state writes them.
extension CheckDigits {
    /// Switzerland, AHV number: 756 and a check digit as of an EAN-13 (ZAS).
    static func isAHV(_ digits: [UInt8]) -> Bool {
        guard digits.count == 13, digits.starts(with: [7, 5, 6]) else { return false }
        var sum = 0
        for (index, digit) in digits.enumerated() { sum += Int(digit) * (index % 2 == 0 ? 1 : 3) }
        return sum % 10 == 0
    }

    /// Finland, henkilötunnus: a day, a number of three digits, and the rest of both modulo 31 (DVV).
    ///
    /// - Parameter digits: The day and the number, nine digits.
    static func isHETU(_ digits: [UInt8], check: UInt8) -> Bool {
        guard digits.count == 9, isDay(digits[0...1], digits[2...3]) else { return false }
        return finnish[digits.reduce(0) { $0 * 10 + Int($1) } % 31] == check.asciiUppercased
    }

    /// Chile, RUT: modulo 11, weights 2 to 7 from the right; ten is written K.
    static func isRUT(_ digits: [UInt8], check: UInt8) -> Bool {
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() { sum += Int(digit) * (index % 6 + 2) }
        let wanted = (11 - sum % 11) % 11
        return check.asciiUppercased == (wanted == 10 ? .of("K") : UInt8(wanted) + 0x30)
    }

    /// Korea, resident registration number: a day, a century and sex of 1 to 8, modulo 11 (in use until 2020).
    static func isRRN(_ digits: [UInt8]) -> Bool {
        guard digits.count == 13, isDay(digits[4...5], digits[2...3]), (1...8).contains(digits[6]) else { return false }
        var sum = 0
        for index in 0..<12 { sum += Int(digits[index]) * (index % 8 + 2) }
        return (11 - sum % 11) % 10 == Int(digits[12])
    }

    /// Russia, SNILS: the weighted sum 9, 8 … 1 modulo 101 in the last two digits.
    static func isSNILS(_ digits: [UInt8]) -> Bool {
        guard digits.count == 11, Set(digits).count > 1 else { return false }
        var sum = 0
        for index in 0..<9 { sum += Int(digits[index]) * (9 - index) }
        return sum % 101 % 100 == Int(digits[9]) * 10 + Int(digits[10])
    }

    /// Singapore, NRIC and FIN: a letter for the weighted sum modulo 11 (ICA).
    ///
    /// - Parameter code: A capital, seven digits, a capital.
    static func isNRIC(_ code: [UInt8]) -> Bool {
        guard code.count == 9 else { return false }
        var sum = 0
        for (byte, weight) in zip(code[1...7], [2, 7, 6, 5, 4, 3, 2]) { sum += Int(byte &- 0x30) * weight }
        switch code[0] {
        case .of("S"): return citizens[sum % 11] == code[8]
        case .of("T"): return citizens[(sum + 4) % 11] == code[8]
        case .of("F"): return guests[sum % 11] == code[8]
        case .of("G"): return guests[(sum + 4) % 11] == code[8]
        case .of("M"): return newcomers[(sum + 3) % 11] == code[8]
        default: return false
        }
    }

    /// Hong Kong, HKID: one letter or two, six digits, and a check modulo 11, of which ten is written A.
    ///
    /// - Parameter code: In capitals, without the parentheses round its check.
    static func isHKID(_ code: ArraySlice<UInt8>) -> Bool {
        let letters = code.prefix { $0.isASCIILetter }.count
        guard code.count == letters + 7, (1...2).contains(letters), let check = code.last else { return false }
        var sum = letters == 1 ? 36 * 9 : 0
        for (byte, weight) in zip(code.dropLast(), (2...letters + 7).reversed()) {
            guard let value = byte.isASCIIDigit ? Int(byte &- 0x30) : byte.isASCIILetter ? Int(byte &- 0x41) + 10 : nil
            else { return false }
            sum += value * weight
        }
        guard check.isASCIIDigit || check == .of("A") else { return false }
        return (sum + (check.isASCIIDigit ? Int(check &- 0x30) : 10)) % 11 == 0
    }

    private static func isDay(_ day: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>) -> Bool {
        let (day, month) = (day.reduce(0) { $0 * 10 + $1 }, month.reduce(0) { $0 * 10 + $1 })
        return (1...31).contains(day) && (1...12).contains(month)
    }

    private static let finnish = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
    private static let citizens = Array("JZIHGFEDCBA".utf8)
    private static let guests = Array("XWUTRQPNMLK".utf8)
    private static let newcomers = Array("XWUTRQPNJLK".utf8)
}
