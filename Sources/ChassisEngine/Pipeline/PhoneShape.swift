import ChassisCore

/// What the grouping of a number says about it, before any numbering plan is asked.
extension PhoneCandidate {
    /// Dates, decimals, IP addresses, versions and book numbers: what looks alike and is no phone number.
    var looksLikeOther: Bool {
        if isCountedOut || isQuotient { return true }
        if hasPlus || hasExtension { return false }
        return isDate || isTimeSpan || isDecimal || isDotted || isBookNumber || isNumeral || isTable || isLaw
    }

    /// `0123456789`, `0987654321`, `0100 0000`: digits in their order, or of two kinds alone, as programs and their tests have
    /// them.
    private var isCountedOut: Bool {
        if digits.allSatisfy({ $0 < 2 }) { return true }
        guard sizes.count == 1, !hasPlus else { return false }
        let steps = Set(zip(digits, digits.dropFirst()).map { (Int($1) - Int($0) + 10) % 10 })
        return steps == [1] || steps == [9]
    }

    /// `9.0/140.0`, `+16777218.0`: decimals that are added or divided.
    private var isQuotient: Bool {
        if hasPlus, sizes.count == 2, separators[0] == 0x2E, sizes[1] <= 2 { return true }
        guard let dot = separators.firstIndex(of: 0x2E), let slash = separators.lastIndex(of: 0x2F) else {
            return false
        }
        return dot < slash
    }

    /// `0.55 0.0075`, `130.5 (147.8)`, `0 48 20 0 58 0`: decimals and other figures of a table. Of a phone number's groups one
    /// at most is a single digit, or a digit of North America's in front of a dot.
    private var isTable: Bool {
        if sizes.filter({ $0 == 1 }).count > 1 { return true }
        for (index, mark) in separators.prefix(sizes.count - 1).enumerated() where mark == 0x2E {
            if sizes[index] == 1, index > 0 || digits[0] != 1 { return true }
            if sizes[index + 1] == 1 { return true }
        }
        // Bytes in hexadecimal: nowhere do eight digits in pairs begin with a zero.
        return digits[0] == 0 && sizes == [2, 2, 2, 2] && separators.prefix(3).allSatisfy { $0 == 0x20 }
    }

    /// `633/1941`: a law or a file of a year.
    private var isLaw: Bool {
        sizes.count == 2 && separators[0] == 0x2F && sizes[1] == 4 && (1900...2099).contains(number(of: 1))
            && sizes[0] <= 4
            && digits[0] != 0
    }

    /// `2_147_483_647`: thousands, as programs write them.
    private var isNumeral: Bool {
        digits[0] != 0 && separators.contains(0x5F) && sizes.dropFirst().allSatisfy { $0 == 3 }
    }

    private var isDate: Bool {
        // `20261127-101112`: a day and a time, as files are named.
        if sizes == [8, 6] || sizes == [8, 4] {
            let (year, month) = (number(of: 0) / 10_000, number(of: 0) / 100 % 100)
            return (1900...2099).contains(year) && (1...12).contains(month) && number(of: 0) % 100 <= 31
        }
        // `(1982) 188-190`: a journal's.
        if hasParentheses, sizes[0] == 4, digits[0] != 0, (1900...2099).contains(number(of: 0)) { return true }
        // `2012-2017`: years.
        if sizes.count > 1, sizes.allSatisfy({ $0 == 4 }),
            sizes.indices.allSatisfy({ (1900...2099).contains(number(of: $0)) })
        {
            return true
        }
        guard let mark = separators.first, sizes.count >= 3 else { return false }
        if mark == 0x20, sizes.count == 3 {
            return sizes == [2, 2, 4] && separators[1] == 0x20 && (1...31).contains(number(of: 0))
                && (1...12).contains(number(of: 1)) && (1900...2099).contains(number(of: 2))
        }
        let first = number(of: 0)
        let last = number(of: 2)
        if sizes.prefix(3).elementsEqual([4, 2, 2]) { return (1900...2099).contains(first) && number(of: 1) <= 12 }
        if sizes[0] <= 2, sizes[1] <= 2, sizes[2] == 4 {
            return (1900...2099).contains(last) && first <= 31 && number(of: 1) <= 31 && mark == separators[1]
        }
        return false
    }

    /// `08.30 - 17.15`: opening hours.
    private var isTimeSpan: Bool {
        guard sizes.count == 4, sizes[0] <= 2, sizes[2] <= 2, sizes[1] == 2, sizes[3] == 2,
            separators[0] == 0x2E, separators[1] == 0x2D, separators[2] == 0x2E
        else { return false }
        return number(of: 0) <= 24 && number(of: 1) < 60 && number(of: 2) <= 24 && number(of: 3) < 60
    }

    private var isDecimal: Bool { sizes.count == 2 && separators[0] == 0x2E && (digits[0] != 0 || sizes[0] == 1) }

    /// Four short numbers with dots, as of a version, a chapter or an address on a network.
    private var isDotted: Bool {
        guard sizes.count >= 3, separators.allSatisfy({ $0 == 0x2E }) else { return false }
        return sizes.count == 4 && sizes.allSatisfy { $0 <= 3 } && (digits[0] != 0 || sizes.allSatisfy { $0 == 2 })
    }

    private var isBookNumber: Bool {
        guard digits.count == 13, digits[0] == 9, digits[1] == 7, digits[2] >= 8 else { return false }
        var sum = 0
        for (index, digit) in digits.enumerated() { sum += Int(digit) * (index % 2 == 0 ? 1 : 3) }
        return sum % 10 == 0
    }

    /// North America: 3-3-4, perhaps after a 1, neither part with a leading 0 or 1.
    var isNorthAmerican: Bool {
        var groups = sizes[...]
        var offset = 0
        if let first = groups.first, groups.count == 4, first == 1 || first == 3, digits[first - 1] == 1 {
            guard first == 1 || (digits[0] == 0 && digits[1] == 0) else { return false }
            groups = groups.dropFirst()
            offset = first
        }
        guard groups.elementsEqual([3, 3, 4]), separators.allSatisfy({ $0 != 0x2F }) else { return false }
        return digits[offset] >= 2 && digits[offset + 3] >= 2
    }

    /// Whether it begins as numbers do: with a country code, an area in parentheses, a zero, or as in North America.
    var isMarked: Bool { digits.first == 0 || isSure }

    /// Three groups or more of one size, as of cards, accounts and tables; the last may be shorter.
    var isUniform: Bool {
        sizes.count >= 3 && sizes.dropLast().allSatisfy { $0 == sizes[0] } && (sizes.last ?? 0) <= sizes[0]
    }

    /// Whether its marks alone tell it from amounts, decimals and times.
    var isSure: Bool { hasPlus || hasAreaInParentheses || isNorthAmerican }

    /// Eight digits in the groups of a country whose numbers have no more and no area before them.
    func isEightDigits(of region: String) -> Bool {
        guard digits.count == 8, separators.allSatisfy({ $0 == 0x20 }) else { return false }
        switch region {
        case "NO", "DK": return sizes == [2, 2, 2, 2]
        case "SG", "HK": return sizes == [4, 4]
        default: return false
        }
    }

    /// How many groups the first of two numbers in a row has, if it is two: hyphens within, a blank between
    /// (`070-1111-2222 03-…`), or a slash and digits enough for another.
    var groupsBeforeNext: Int? {
        var count = 0
        for (index, mark) in separators.enumerated() {
            count += sizes[index]
            let isBetween = mark == 0x20 || mark == 0x2F && digits.count - count >= 7
            if isBetween, count >= 9, separators[..<index].contains(0x2D) { return index + 1 }
        }
        return nil
    }

    /// An area code in parentheses and a number after it.
    var hasAreaInParentheses: Bool {
        hasParentheses && sizes.count >= 2 && (2...5).contains(sizes[0]) && (7...13).contains(digits.count)
    }

    /// `19980612`: a day as files and changes are named.
    var isDay: Bool {
        sizes == [8] && (1900...2099).contains(number(of: 0) / 10_000) && (1...12).contains(number(of: 0) / 100 % 100)
            && (1...31).contains(number(of: 0) % 100)
    }

    /// `02110-1301`, as letters in the United States are addressed: there, or behind a state (`MA 02110-1301`).
    func isPostcode(in utf8: [UInt8], region: String) -> Bool {
        guard sizes == [5, 4], separators == [0x2D], !hasParentheses, !hasPlus else { return false }
        if region == "US" { return true }
        var index = start
        while index > 0, start - index < 8, utf8[index - 1] <= 0x20 || utf8[index - 1] == 0x2A { index -= 1 }
        let isState = utf8.at(index - 1) &- 0x41 < 26 && utf8.at(index - 2) &- 0x41 < 26
        return index < start && isState && !utf8.at(index - 3).isASCIIAlphanumeric
    }

    /// Whether the region's numbers begin with a zero wherever they are written without their country.
    static func hasTrunk(_ region: String) -> Bool { trunks.contains(region) }

    private static let trunks: Set<String> = [
        "DE", "FR", "GB", "NL", "AT", "CH", "BE", "SE", "FI", "IE", "JP", "AU", "ZA",
    ]

    private func number(of group: Int) -> Int {
        let before = sizes.prefix(group).reduce(0, +)
        return digits[before..<before + sizes[group]].reduce(0) { $0 &* 10 &+ Int($1) }
    }
}
