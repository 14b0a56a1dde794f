import ChassisCore

/// A date in a text, with its time of day and zone when they are written.
struct FoundDate: Hashable {
    /// `2026-03-03`.
    var iso: String
    /// RFC 3339; only when time and zone are both stated.
    var dateTime: String?
    /// UTF-8 offsets.
    var range: Range<Int>
}

/// Finds dates: 2026-03-03, 03.03.2026, 3/3/2026, 3 March 2026, March 3, 2026, 3. März 2026, 2026年3月3日.
struct DateScanner {
    private let bytes: [UInt8]
    private let words: [Word]
    private let monthComesFirst: Bool

    init(_ bytes: [UInt8], words: [Word]) {
        self.bytes = bytes
        self.words = words
        monthComesFirst = Self.writesMonthFirst(bytes)
    }

    /// - Complexity: O(words).
    func scan() -> [FoundDate] {
        var dates: [FoundDate] = []
        var floor = 0
        for (index, word) in words.enumerated() where word.range.lowerBound >= floor {
            let found = word.kind == .number ? numeric(at: word.range.lowerBound) : nil
            guard let (day, range) = found ?? named(at: index), let iso = day.iso else { continue }
            let moment = TimeOfDay.read(bytes, from: range.upperBound)
            dates.append(FoundDate(iso: iso, dateTime: moment.map { iso + "T" + $0.text }, range: range))
            floor = moment?.end ?? range.upperBound
        }
        return dates
    }

    private struct Day {
        var year: Int
        var month: Int
        var day: Int

        /// `nil` when the calendar has no such day.
        var iso: String? {
            guard (1900...2199).contains(year), (1...12).contains(month), day >= 1 else { return nil }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            guard day <= days[month - 1] else { return nil }
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "\(year)-\(two(month))-\(two(day))"
        }
    }

    private func number(at start: Int) -> (value: Int, end: Int)? {
        var end = start
        var value = 0
        while end < bytes.count, end - start < 5, (0x30...0x39).contains(bytes[end]) {
            value = value * 10 + Int(bytes[end] - 0x30)
            end += 1
        }
        return end > start && end - start <= 4 ? (value, end) : nil
    }

    private func numeric(at start: Int) -> (Day, Range<Int>)? {
        if start > 0, (0x41...0x5A).contains(bytes[start - 1] & 0xDF) || bytes[start - 1] == UInt8(ascii: "-") {
            return nil
        }
        guard let first = number(at: start), first.end < bytes.count else { return nil }
        if bytes[first.end] == 0xE5 { return ideographic(first, start: start) }
        let separator = bytes[first.end]
        guard "-/.".utf8.contains(separator), let second = number(at: first.end + 1), second.end < bytes.count,
            bytes[second.end] == separator, let third = number(at: second.end + 1)
        else { return nil }
        if third.end + 1 < bytes.count, bytes[third.end] == separator, (0x30...0x39).contains(bytes[third.end + 1]) {
            return nil
        }
        let range = start..<third.end
        if first.end - start == 4 { return (Day(year: first.value, month: second.value, day: third.value), range) }
        let yearDigits = third.end - second.end - 1
        guard first.end - start <= 2, yearDigits == 4 || yearDigits == 2 else { return nil }
        let year = yearDigits == 2 ? 2000 + third.value : third.value
        let isMonthFirst = second.value > 12 || (separator == UInt8(ascii: "/") && monthComesFirst && first.value <= 12)
        return isMonthFirst
            ? (Day(year: year, month: first.value, day: second.value), range)
            : (Day(year: year, month: second.value, day: first.value), range)
    }

    /// 2026年3月3日.
    private func ideographic(_ year: (value: Int, end: Int), start: Int) -> (Day, Range<Int>)? {
        guard has("年", at: year.end), let month = number(at: year.end + 3), has("月", at: month.end),
            let day = number(at: month.end + 3), has("日", at: day.end)
        else { return nil }
        return (Day(year: year.value, month: month.value, day: day.value), start..<(day.end + 3))
    }

    private func has(_ character: String, at index: Int) -> Bool {
        index + 3 <= bytes.count && bytes[index..<(index + 3)].elementsEqual(character.utf8)
    }

    /// "3 March 2026", "3. März 2026", "3 de marzo de 2026", "March 3rd, 2026".
    private func named(at index: Int) -> (Day, Range<Int>)? {
        if let day = dayNumber(at: index) {
            let monthIndex = skipParticle(index + 1)
            guard let month = month(at: monthIndex), let year = year(at: skipParticle(monthIndex + 1)),
                isNear(index, year.index)
            else { return nil }
            return (Day(year: year.value, month: month, day: day), range(index, year.index))
        }
        guard let month = month(at: index), let day = dayNumber(at: index + 1), let year = year(at: index + 2),
            isNear(index, index + 2)
        else { return nil }
        return (Day(year: year.value, month: month, day: day), range(index, index + 2))
    }

    private func isNear(_ first: Int, _ last: Int) -> Bool {
        words[last].range.upperBound - words[first].range.lowerBound < 40
    }

    private func range(_ first: Int, _ last: Int) -> Range<Int> {
        words[first].range.lowerBound..<words[last].range.upperBound
    }

    private func skipParticle(_ index: Int) -> Int {
        guard words.indices.contains(index) else { return index }
        return ["de", "of", "del", "di"].contains(words[index].folded) ? index + 1 : index
    }

    private func dayNumber(at index: Int) -> Int? {
        guard words.indices.contains(index), words[index].kind == .number else { return nil }
        var digits = words[index].folded
        for suffix in ["st", "nd", "rd", "th", "er", "o"] where digits.hasSuffix(suffix) {
            digits = String(digits.dropLast(suffix.count))
        }
        guard digits.utf8.count <= 2, let day = Int(digits), (1...31).contains(day) else { return nil }
        return day
    }

    private func year(at index: Int) -> (value: Int, index: Int)? {
        guard words.indices.contains(index), words[index].kind == .number, words[index].folded.utf8.count == 4,
            let year = Int(words[index].folded)
        else { return nil }
        return (year, index)
    }

    private func month(at index: Int) -> Int? {
        guard words.indices.contains(index), words[index].kind == .letters else { return nil }
        return Self.months[words[index].folded]
    }

    /// 12/31/2026 somewhere, or dollars and nothing that contradicts: then 3/4/2026 is in March.
    private static func writesMonthFirst(_ bytes: [UInt8]) -> Bool {
        var numbers: [Int] = [0, 0]
        var index = 0
        func isDigit(_ index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }
        var dollars = false
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "$") { dollars = true }
            if bytes[index] == UInt8(ascii: "/"), index >= 2, isDigit(index - 1), isDigit(index + 1),
                index + 3 < bytes.count
            {
                let first = isDigit(index - 2) ? Int(bytes[index - 2] - 0x30) * 10 + Int(bytes[index - 1] - 0x30) : 0
                let second = isDigit(index + 2) ? Int(bytes[index + 1] - 0x30) * 10 + Int(bytes[index + 2] - 0x30) : 0
                if bytes[index + (isDigit(index + 2) ? 3 : 2)] == UInt8(ascii: "/") {
                    if (13...31).contains(first) { numbers[0] += 1 }
                    if (13...31).contains(second) { numbers[1] += 1 }
                }
            }
            index += 1
        }
        return numbers[0] == numbers[1] ? dollars : numbers[1] > numbers[0]
    }

    private static let months: [String: Int] = {
        let names = [
            "january jan januar janner janvier janv enero ene gennaio gen",
            "february feb februar fevrier fevr febrero febbraio", "march mar marz maerz mars marzo",
            "april apr avril avr abril abr aprile", "may mai mayo maggio mag", "june jun juni juin junio giugno giu",
            "july jul juli juillet juil julio luglio lug", "august aug aout agosto ago",
            "september sep sept septembre septiembre settembre set",
            "october oct oktober okt octobre octubre ottobre ott",
            "november nov novembre noviembre", "december dec dezember dez decembre diciembre dic dicembre",
        ]
        var table: [String: Int] = [:]
        for (index, list) in names.enumerated() {
            for name in list.split(separator: " ") { table[String(name)] = index + 1 }
        }
        return table
    }()
}

/// A time of day with a zone, right behind a date.
private enum TimeOfDay {
    /// - Returns: `14:30:00Z` and the offset behind it; `nil` when either the time or the zone is missing.
    static func read(_ bytes: [UInt8], from start: Int) -> (text: String, end: Int)? {
        var index = start
        guard index < bytes.count, bytes[index] == UInt8(ascii: "T") || bytes[index] == 0x20 || bytes[index] == 0x2C
        else { return nil }
        index += 1
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        guard let hour = two(bytes, at: index), hour < 24, at(bytes, index + 2) == UInt8(ascii: ":"),
            let minute = two(bytes, at: index + 3), minute < 60
        else { return nil }
        var text = string(bytes, index, 5)
        index += 5
        if at(bytes, index) == UInt8(ascii: ":"), let second = two(bytes, at: index + 1), second < 60 {
            text += string(bytes, index, 3)
            index += 3
        } else {
            text += ":00"
        }
        if at(bytes, index) == 0x20 { index += 1 }
        if at(bytes, index) == UInt8(ascii: "Z") { return (text + "Z", index + 1) }
        let zone = string(bytes, index, 3)
        if zone == "UTC" || zone == "GMT" { return (text + "Z", index + 3) }
        guard let sign = at(bytes, index), sign == 0x2B || sign == 0x2D, let hours = two(bytes, at: index + 1),
            hours < 15
        else { return nil }
        let colon = at(bytes, index + 3) == UInt8(ascii: ":") ? 1 : 0
        guard let minutes = two(bytes, at: index + 3 + colon), minutes < 60 else { return nil }
        return (text + string(bytes, index, 3) + ":" + string(bytes, index + 3 + colon, 2), index + 5 + colon)
    }

    private static func at(_ bytes: [UInt8], _ index: Int) -> UInt8? {
        bytes.indices.contains(index) ? bytes[index] : nil
    }

    private static func two(_ bytes: [UInt8], at index: Int) -> Int? {
        guard let tens = at(bytes, index), let ones = at(bytes, index + 1), (0x30...0x39).contains(tens),
            (0x30...0x39).contains(ones)
        else { return nil }
        return Int(tens - 0x30) * 10 + Int(ones - 0x30)
    }

    private static func string(_ bytes: [UInt8], _ index: Int, _ count: Int) -> String {
        guard index + count <= bytes.count else { return "" }
        return String(decoding: bytes[index..<(index + count)], as: UTF8.self)
    }
}
