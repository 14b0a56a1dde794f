/// RFC 3339 dates and times, and durations of its appendix A.
enum TimeFormat {
    static func isDateTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count > 11, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") else { return false }
        return isDate(bytes[..<10]) && isTime(bytes[11...])
    }

    static func isDate(_ text: String) -> Bool { isDate(ArraySlice(text.utf8)) }
    static func isTime(_ text: String) -> Bool { isTime(ArraySlice(text.utf8)) }

    private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 10 else { return false }
        let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], let year = number(parts[0]), let month = number(parts[1]),
            let day = number(parts[2])
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
    }

    private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
        let clock = bytes.prefix(8)
        guard let (hour, minute, second) = clockParts(clock), hour < 24, minute < 60, second < 61 else { return false }
        var rest = bytes.dropFirst(8)
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { $0.isASCIIDigit }
            guard !digits.isEmpty else { return false }
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let minutes = offset(rest) else { return false }
        // A leap second is the last one of a UTC day.
        let utc = (hour * 60 + minute - minutes + 2 * 1440) % 1440
        return second < 60 || utc == 1439
    }

    private static func clockParts(_ bytes: ArraySlice<UInt8>) -> (Int, Int, Int)? {
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2, 2], let hour = number(parts[0]), let minute = number(parts[1]),
            let second = number(parts[2])
        else { return nil }
        return (hour, minute, second)
    }

    /// Minutes east of UTC.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return bytes.count == 1 ? 0 : nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let parts = bytes.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2], let hour = number(parts[0]), let minute = number(parts[1]), hour < 24,
            minute < 60
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hour * 60 + minute)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.allSatisfy(\.isASCIIDigit) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// `P4Y2M`, `P1DT12H`, `P3W`: units from large to small, none left out between two, weeks alone.
    static func isDuration(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "P") else { return false }
        let halves = text.utf8.dropFirst().split(separator: UInt8(ascii: "T"), omittingEmptySubsequences: false)
        guard halves.count <= 2, let date = units(halves[0]) else { return false }
        if date == "W" { return halves.count == 1 }
        guard halves.count == 2 else { return !date.isEmpty && "YMD".contains(date) }
        guard let time = units(halves[1]), !time.isEmpty else { return false }
        return "YMD".contains(date) && "HMS".contains(time)
    }

    private static func units(_ part: Substring.UTF8View) -> String? {
        var out = ""
        var digits = 0
        for byte in part {
            if byte.isASCIIDigit {
                digits += 1
            } else {
                guard digits > 0, byte.isASCIILetter else { return nil }
                digits = 0
                out.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return digits == 0 ? out : nil
    }
}
