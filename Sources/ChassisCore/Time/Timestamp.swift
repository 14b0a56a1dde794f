package import Foundation

/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z, as the store keeps it.
package struct Timestamp: Hashable, Comparable, Sendable, Codable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(_ date: Date) { milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded()) }

    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// RFC 3339 in UTC with milliseconds: `2026-11-23T14:52:03.120Z`.
    package var rfc3339: String {
        let day = calendarDay
        // Before, Foundation goes by the Julian calendar, and what is written here is read there.
        guard (1583...9999).contains(day.year) else {
            // The style cuts digits off; a quarter of a millisecond keeps binary fractions from losing one.
            return Date(timeIntervalSince1970: (Double(milliseconds) + 0.25) / 1000).formatted(Self.style)
        }
        let time = milliseconds - day.start
        // Each request has its line in the log, with the time.
        return String(unsafeUninitializedCapacity: 24) { text in
            var end = 0
            func add(_ number: Int64, digits: Int, then last: UInt8) {
                var rest = number
                for place in (end..<end + digits).reversed() {
                    text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
                text[end + digits] = last
                end += digits + 1
            }
            add(Int64(day.year), digits: 4, then: UInt8(ascii: "-"))
            add(Int64(day.month), digits: 2, then: UInt8(ascii: "-"))
            add(Int64(day.day), digits: 2, then: UInt8(ascii: "T"))
            add(time / 3_600_000, digits: 2, then: UInt8(ascii: ":"))
            add(time / 60_000 % 60, digits: 2, then: UInt8(ascii: ":"))
            add(time / 1000 % 60, digits: 2, then: UInt8(ascii: "."))
            add(time % 1000, digits: 3, then: UInt8(ascii: "Z"))
            return end
        }
    }

    /// The day in UTC; `start` in milliseconds since 1970. By Hinnant's `civil_from_days`.
    package var calendarDay: (year: Int, month: Int, day: Int, start: Int64) {
        let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let sinceEpoch = rest < 0 ? whole - 1 : whole
        let days = Int(sinceEpoch) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1,
            milliseconds - (rest < 0 ? rest + 86_400_000 : rest)
        )
    }

    /// The moment that an RFC 3339 text in UTC or with an offset names, with or without fractions; `nil` for anything else.
    package init?(rfc3339 text: String) {
        let plain = Date.ISO8601FormatStyle()
        guard let date = (try? Self.style.parse(text)) ?? (try? plain.parse(text)) else { return nil }
        self.init(date)
    }

    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    package static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
    package static func + (a: Self, b: Duration) -> Self { Self(milliseconds: a.milliseconds + b.milliseconds) }
    package static func - (a: Self, b: Duration) -> Self { Self(milliseconds: a.milliseconds - b.milliseconds) }
    package static func - (a: Self, b: Self) -> Duration { .milliseconds(a.milliseconds - b.milliseconds) }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero.
    package var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// Whole nanoseconds, rounded towards zero.
    package var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }

    /// Reads `250ms`, `30s`, `5m`, `2h`, `7d` (one number, one unit, 0 or more); `nil` for anything else.
    package init?(parsing text: some StringProtocol) {
        let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400), ("w", 604800)]
        guard let unit = units.first(where: { text.hasSuffix($0.0) }) else { return nil }
        let number = text.dropLast(unit.0.count)
        guard !number.isEmpty, number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            let value = Double(number), value * unit.1 < 1e10
        else { return nil }
        self = .milliseconds(Int64((value * unit.1 * 1000).rounded()))
    }
}
