import ChassisCore

/// Dates, times of day and amounts, which stand next to phone numbers in lists and logs and must not be read with them.
enum FigureMarks {
    /// The text with `|` in place of each digit and mark of such a figure.
    ///
    /// - Complexity: O(length); a copy only where there is one.
    static func covered(in utf8: [UInt8]) -> [UInt8] {
        var covered = utf8
        var index = 0
        while index < utf8.count {
            guard utf8[index].isASCIIDigit else {
                index += 1
                continue
            }
            let end = stands(index, in: utf8) ? end(of: index, in: utf8) : nil
            if let end {
                for place in index..<end where covered[place] != 0x20 { covered[place] = .of("|") }
                index = end
            } else {
                while utf8.at(index).isASCIIDigit { index += 1 }
            }
        }
        return covered
    }

    /// Whether no number goes on before `index`.
    private static func stands(_ index: Int, in utf8: [UInt8]) -> Bool {
        let before = utf8.at(index - 1)
        if before.isASCIIAlphanumeric || before == .of("+") || before == .of("_") { return false }
        return ![.of("."), .of("-"), .of("/"), .of(":"), .of(",")].contains(before)
            || !utf8.at(index - 2).isASCIIAlphanumeric
    }

    private static func end(of start: Int, in utf8: [UInt8]) -> Int? {
        if let day = dayEnd(start, in: utf8) {
            // `2026-11-27T10:42:11Z`, `27.11.2026 10:42`.
            let gap = utf8.at(day) == .of("T") || utf8.at(day) == 0x20 ? 1 : 0
            if gap > 0, let time = timeEnd(day + gap, in: utf8) { return time }
            return goesOn(day, in: utf8) ? nil : day
        }
        return timeEnd(start, in: utf8) ?? amountEnd(start, in: utf8)
    }

    /// `27.11.2026`, `11/27/2026`, `2026-11-27`.
    private static func dayEnd(_ start: Int, in utf8: [UInt8]) -> Int? {
        let first = number(start, in: utf8)
        let mark = utf8.at(first.end)
        guard [.of("."), .of("-"), .of("/")].contains(mark) else { return nil }
        let second = number(first.end + 1, in: utf8)
        guard (1...2).contains(second.count), (1...31).contains(second.value), utf8.at(second.end) == mark else {
            return nil
        }
        let third = number(second.end + 1, in: utf8)
        let isYearFirst = first.count == 4 && (1900...2099).contains(first.value) && (1...2).contains(third.count)
        let isYearLast =
            (1...2).contains(first.count) && (1...31).contains(first.value) && third.count == 4
            && (1900...2099).contains(third.value)
        return isYearFirst && (1...31).contains(third.value) || isYearLast ? third.end : nil
    }

    /// `10:42`, `10:42:11.250Z`, `10:42:11+01:00`.
    private static func timeEnd(_ start: Int, in utf8: [UInt8]) -> Int? {
        let hour = number(start, in: utf8)
        guard (1...2).contains(hour.count), hour.value < 25, utf8.at(hour.end) == .of(":") else { return nil }
        var last = number(hour.end + 1, in: utf8)
        guard last.count == 2, last.value < 60 else { return nil }
        if utf8.at(last.end) == .of(":") {
            last = number(last.end + 1, in: utf8)
            guard last.count == 2, last.value < 61 else { return nil }
            if utf8.at(last.end) == .of(".") || utf8.at(last.end) == .of(",") {
                let fraction = number(last.end + 1, in: utf8)
                if fraction.count > 0 { last = fraction }
            }
        }
        if utf8.at(last.end) == .of("Z") { return last.end + 1 }
        return goesOn(last.end, in: utf8) ? nil : last.end
    }

    /// `1,234.50`, `1.234,50`, `12.50`, `1,234,567`, without a zero in front but the only one; `612.345.678` may be a number of
    /// Spain.
    private static func amountEnd(_ start: Int, in utf8: [UInt8]) -> Int? {
        var last = number(start, in: utf8)
        guard last.count <= 9, utf8[start] != .of("0") || last.count == 1 else { return nil }
        var groups = 0
        var thousands: UInt8 = 0
        while let mark = mark(at: last.end, in: utf8), thousands == 0 || mark == thousands {
            let next = number(last.end + 1, in: utf8)
            guard next.count == 3, last.count <= 3 else { break }
            (thousands, last, groups) = (mark, next, groups + 1)
        }
        var hasDecimals = false
        if let mark = mark(at: last.end, in: utf8), mark != thousands {
            let decimals = number(last.end + 1, in: utf8)
            if decimals.count == 2 { (last, hasDecimals) = (decimals, true) }
        }
        guard groups > 1 && thousands == .of(",") || hasDecimals, !goesOn(last.end, in: utf8) else { return nil }
        return last.end
    }

    private static func mark(at index: Int, in utf8: [UInt8]) -> UInt8? {
        let byte = utf8.at(index)
        return byte == .of(".") || byte == .of(",") ? byte : nil
    }

    private static func goesOn(_ end: Int, in utf8: [UInt8]) -> Bool {
        let after = utf8.at(end)
        if after.isASCIIAlphanumeric || after == .of("_") { return true }
        return [.of("."), .of("-"), .of("/"), .of(":"), .of(",")].contains(after) && utf8.at(end + 1).isASCIIDigit
    }

    /// The digits at `index`, nine at most for their value.
    private static func number(_ index: Int, in utf8: [UInt8]) -> (value: Int, count: Int, end: Int) {
        var (value, end) = (0, index)
        while utf8.at(end).isASCIIDigit {
            if end - index < 9 { value = value * 10 + Int(utf8[end] &- 0x30) }
            end += 1
        }
        return (value, end - index, end)
    }
}
