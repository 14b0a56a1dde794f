/// What the grouping of a number says about it, before any numbering plan is asked.
extension PhoneCandidate {
    /// Dates, decimals, IP addresses, versions and book numbers: what looks alike and is no phone number.
    var looksLikeOther: Bool {
        if hasPlus || hasExtension { return false }
        return isDate || isTimeSpan || isDecimal || isDotted || isBookNumber || isNumeral
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
        // `2012-2017`: years.
        if sizes == [4, 4], separators == [0x2D], [number(of: 0), number(of: 1)].allSatisfy((1900...2099).contains) {
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

    private func number(of group: Int) -> Int {
        let before = sizes.prefix(group).reduce(0, +)
        return digits[before..<before + sizes[group]].reduce(0) { $0 &* 10 &+ Int($1) }
    }
}
