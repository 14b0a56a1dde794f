import ChassisCore

/// A number in a text: an amount with its currency, a percentage or a plain count.
struct Amount: Hashable {
    var value: Double
    /// `nil` when the value is not whole.
    var integer: Int64?
    /// ISO 4217.
    var currency: String?
    var isPercent: Bool
    var hasFraction: Bool
    /// UTF-8 offsets, the currency included.
    var range: Range<Int>
}

/// Finds numbers written 1,234.56, 1.234,56, 1 234,56 or 1'234.56.
struct AmountScanner {
    private let bytes: [UInt8]
    private let usesDecimalComma: Bool

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        usesDecimalComma = Self.votesForComma(bytes)
    }

    /// - Complexity: O(bytes).
    func scan() -> [Amount] {
        var amounts: [Amount] = []
        var index = 0
        while index < bytes.count {
            guard isDigit(index) else {
                index += 1
                continue
            }
            let end = runEnd(from: index)
            if !isPartOfWord(index..<end), let amount = read(index..<end, after: amounts.last?.range.upperBound ?? 0) {
                amounts.append(amount)
            }
            index = max(end, index + 1)
        }
        return amounts
    }

    private func isDigit(_ index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }

    private func isLetter(_ index: Int) -> Bool {
        guard bytes.indices.contains(index) else { return false }
        return (0x41...0x5A).contains(bytes[index] & 0xDF) || bytes[index] == 0x5F
    }

    /// Behind the digits and the separators between them.
    private func runEnd(from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if isDigit(index) {
                index += 1
            } else if let width = separatorWidth(at: index, from: start), isDigit(index + width) {
                index += width
            } else {
                break
            }
        }
        return index
    }

    private func separatorWidth(at index: Int, from start: Int) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"): return 1
        case 0x20: return isGroup(at: index + 1, from: start) ? 1 : nil
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0:
            return isGroup(at: index + 2, from: start) ? 2 : nil
        case 0xE2
        where index + 2 < bytes.count && bytes[index + 1] == 0x80 && [0xAF, 0x89, 0x99].contains(bytes[index + 2]):
            return isGroup(at: index + 3, from: start) ? 3 : nil
        default: return nil
        }
    }

    /// Exactly three digits behind a space, fewer than four before it, and a fraction or a currency behind them:
    /// "1 234,56", not "2 100 seats".
    private func isGroup(at index: Int, from start: Int) -> Bool {
        guard isDigit(index), isDigit(index + 1), isDigit(index + 2), !isDigit(index + 3) else { return false }
        var lead = index - 1
        while lead > start, !isDigit(lead) { lead -= 1 }
        var digits = 0
        while lead >= 0, isDigit(lead), digits < 5 {
            digits += 1
            lead -= 1
        }
        guard digits <= 3 else { return false }
        let next = index + 3
        guard next < bytes.count else { return false }
        if bytes[next] == UInt8(ascii: ",") || bytes[next] == UInt8(ascii: ".") { return isDigit(next + 1) }
        if separatorCanFollow(next) { return true }
        return CurrencyMark.behind(next, in: bytes) != nil || CurrencyMark.before(start, in: bytes) != nil
    }

    private func separatorCanFollow(_ index: Int) -> Bool {
        bytes[index] == 0x20 && isDigit(index + 1) && isDigit(index + 2) && isDigit(index + 3)
            && index + 4 < bytes.count
            && [UInt8(ascii: ","), UInt8(ascii: ".")].contains(bytes[index + 4])
    }

    /// "INV-204", "v2", "2026-03-03" and "12:30" hold no amounts.
    private func isPartOfWord(_ range: Range<Int>) -> Bool {
        if range.lowerBound > 0 {
            let before = bytes[range.lowerBound - 1]
            if isLetter(range.lowerBound - 1), !CurrencyMark.endsCode(at: range.lowerBound, in: bytes) { return true }
            if before == UInt8(ascii: "-"), range.lowerBound > 1,
                isLetter(range.lowerBound - 2) || isDigit(range.lowerBound - 2)
            {
                return true
            }
            if [UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "@")].contains(before),
                before != UInt8(ascii: ":") || isDigit(range.lowerBound - 2)
            {
                return true
            }
        }
        guard range.upperBound < bytes.count else { return false }
        let after = bytes[range.upperBound]
        if isLetter(range.upperBound) {
            let isTimes = after | 0x20 == UInt8(ascii: "x") && !isLetter(range.upperBound + 1)
            return !isTimes && CurrencyMark.behind(range.upperBound, in: bytes) == nil
        }
        if [UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "-")].contains(after), isDigit(range.upperBound + 1) {
            return true
        }
        return false
    }

    private func read(_ range: Range<Int>, after floor: Int) -> Amount? {
        guard let number = value(of: range) else { return nil }
        var start = range.lowerBound
        var end = range.upperBound
        var currency: String?
        if let mark = CurrencyMark.before(start, in: bytes), mark.start >= floor {
            currency = mark.code
            start = mark.start
        } else if let mark = CurrencyMark.behind(end, in: bytes) {
            currency = mark.code
            end = mark.end
        }
        var value = number.value
        if isNegative(start) || (start < range.lowerBound && isNegative(range.lowerBound)) { value = -value }
        let isPercent =
            end < bytes.count
            && (bytes[end] == 0x25 || (bytes[end] == 0x20 && end + 1 < bytes.count && bytes[end + 1] == 0x25))
        return Amount(
            value: value, integer: Int64(exactly: value), currency: currency, isPercent: isPercent,
            hasFraction: number.hasFraction,
            range: start..<end)
    }

    private func isNegative(_ start: Int) -> Bool {
        guard start > 0 else { return false }
        if bytes[start - 1] == UInt8(ascii: "-") {
            return start == 1 || bytes[start - 2] <= 0x20 || bytes[start - 2] == 0x28
        }
        return start >= 3 && bytes[start - 3] == 0xE2 && bytes[start - 2] == 0x88 && bytes[start - 1] == 0x92
    }

    /// - Returns: `nil` for more digits than a `Double` holds exactly, and for dotted runs such as "10.0.0.1".
    private func value(of range: Range<Int>) -> (value: Double, hasFraction: Bool)? {
        var groups: [(digits: [UInt8], separator: UInt8)] = []
        var digits: [UInt8] = []
        var total = 0
        for index in range {
            if isDigit(index) {
                digits.append(bytes[index])
                total += 1
            } else if !digits.isEmpty {
                groups.append((digits, bytes[index]))
                digits = []
            }
        }
        guard total <= 15, !digits.isEmpty else { return nil }
        let fraction = fractionDigits(groups: groups, last: digits)
        guard let fraction else { return nil }
        let whole = groups.flatMap(\.digits) + digits
        guard let all = Int64(String(decoding: whole, as: UTF8.self)) else { return nil }
        guard fraction > 0, fraction < whole.count + 1 else { return (Double(all), false) }
        // Parsed from text, so that 1234.56 is the nearest Double and prints as it was written.
        let point = whole.count - fraction
        let text = String(decoding: whole[..<point] + [UInt8(ascii: ".")] + whole[point...], as: UTF8.self)
        return Double(text).map { ($0, true) }
    }

    /// How many digits at the end are a fraction; `nil` when the separators make no number.
    private func fractionDigits(groups: [(digits: [UInt8], separator: UInt8)], last: [UInt8]) -> Int? {
        guard let final = groups.last?.separator else { return 0 }
        let middle = groups.dropFirst().map(\.digits)
        let grouped = middle.allSatisfy { $0.count == 3 } && (groups.first?.digits.count ?? 0) <= 3
        let isPointOrComma = final == UInt8(ascii: ".") || final == UInt8(ascii: ",")
        if groups.count == 1 {
            guard isPointOrComma, last.count == 3, (groups.first?.digits.count ?? 4) <= 3,
                groups.first?.digits != [0x30]
            else {
                return isPointOrComma ? last.count : (last.count == 3 ? 0 : nil)
            }
            return (final == UInt8(ascii: ",")) == usesDecimalComma ? 3 : 0
        }
        let earlier = Set(groups.dropLast().map(\.separator))
        guard grouped, earlier.count == 1 else { return nil }
        if earlier.contains(final) { return last.count == 3 ? 0 : nil }
        return isPointOrComma ? last.count : nil
    }

    /// Whether the text writes fractions of two digits behind a comma rather than a point.
    private static func votesForComma(_ bytes: [UInt8]) -> Bool {
        var commas = 0
        var points = 0
        guard bytes.count > 3 else { return false }
        func isDigit(_ index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }
        for index in 1..<(bytes.count - 2) where isDigit(index - 1) && isDigit(index + 1) && isDigit(index + 2) {
            guard !isDigit(index + 3), index + 3 >= bytes.count || bytes[index + 3] != bytes[index] else { continue }
            if bytes[index] == UInt8(ascii: ",") { commas += 1 }
            if bytes[index] == UInt8(ascii: ".") { points += 1 }
        }
        return commas > points
    }
}

/// A currency's sign or ISO code beside a number.
enum CurrencyMark {
    static let codes: Set<String> = [
        "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON",
        "BGN", "TRY", "INR", "BRL", "MXN", "ZAR", "SGD", "HKD", "KRW", "THB", "ILS", "AED", "SAR", "UAH", "ISK", "ARS",
        "CLP", "COP", "IDR", "MYR", "PHP", "VND", "TWD",
    ]
    /// Longest first, so that "US$" is no "$".
    private static let signs: [(sign: [UInt8], code: String)] = [
        ("US$", "USD"), ("CA$", "CAD"), ("AU$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("C$", "CAD"), ("A$", "AUD"),
        ("S$", "SGD"), ("R$", "BRL"), ("Euro", "EUR"), ("euros", "EUR"), ("euro", "EUR"), ("zł", "PLN"), ("Kč", "CZK"),
        ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₹", "INR"), ("₩", "KRW"), ("₪", "ILS"), ("₴", "UAH"), ("₺", "TRY"),
        ("$", "USD"), ("Fr.", "CHF"),
    ].map { (Array($0.0.utf8), $0.1) }

    static func before(_ index: Int, in bytes: [UInt8]) -> (code: String, start: Int)? {
        var end = index
        if end > 0, bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
        if end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        if end > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 { end -= 2 }
        guard end > 0, canBeMark(bytes[end - 1]) else { return nil }
        for (sign, code) in signs where end >= sign.count && bytes[(end - sign.count)..<end].elementsEqual(sign) {
            return (code, end - sign.count)
        }
        guard endsCode(at: end, in: bytes) else { return nil }
        return (String(decoding: bytes[(end - 3)..<end], as: UTF8.self), end - 3)
    }

    static func behind(_ index: Int, in bytes: [UInt8]) -> (code: String, end: Int)? {
        var start = index
        if start < bytes.count, bytes[start] == 0x20 { start += 1 }
        if start + 1 < bytes.count, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 { start += 2 }
        guard start < bytes.count, canBeMark(bytes[start]) else { return nil }
        for (sign, code) in signs where bytes.count - start >= sign.count {
            guard bytes[start..<(start + sign.count)].elementsEqual(sign) else { continue }
            // "$" belongs to a number behind it: "2 $5 vouchers".
            if code == "USD", start > index, start + 1 < bytes.count, (0x30...0x39).contains(bytes[start + 1]) {
                continue
            }
            return (code, start + sign.count)
        }
        guard start + 3 <= bytes.count, start + 3 == bytes.count || !isLetter(bytes[start + 3]) else { return nil }
        let code = String(decoding: bytes[start..<(start + 3)], as: UTF8.self)
        return codes.contains(code) ? (code, start + 3) : nil
    }

    private static func canBeMark(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte == UInt8(ascii: "$") || byte == UInt8(ascii: ".")
    }

    /// Whether the three bytes before `end` are a currency code of their own.
    static func endsCode(at end: Int, in bytes: [UInt8]) -> Bool {
        guard end >= 3, end <= bytes.count, end == 3 || !isLetter(bytes[end - 4]) else { return false }
        return codes.contains(String(decoding: bytes[(end - 3)..<end], as: UTF8.self))
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80 }
}
