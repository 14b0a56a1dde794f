import ChassisCore

/// The rollup rows that cover a span of time exactly: whole days, then hours and minutes at its ends.
///
/// So a year is about 365 days + 46 hours + 118 minutes of rows, however many jobs it had.
struct RollupRange {
    private(set) var sql = "1 = 0"
    private(set) var values: [Value] = []

    /// - Parameter since: Cut down to its minute. `until`, raised to the next, is not part of it.
    init(since: Timestamp, until: Timestamp) {
        let minute = Grain.minute.milliseconds
        let start = Grain.minute.start(since.milliseconds)
        let end = max(start, Grain.minute.start(until.milliseconds.addingTamely(minute - 1)))
        let (firstHour, lastHour) = Self.whole(.hour, start, end)
        let (firstDay, lastDay) = Self.whole(.day, firstHour, lastHour)
        add(.minute, start, firstHour)
        add(.hour, firstHour, firstDay)
        add(.day, firstDay, lastDay)
        add(.hour, lastDay, lastHour)
        add(.minute, lastHour, end)
    }

    /// The part of a range that whole grains fill; empty at its start when there is none.
    private static func whole(_ grain: Grain, _ start: Int64, _ end: Int64) -> (Int64, Int64) {
        let first = grain.start(start.addingTamely(grain.milliseconds - 1))
        let last = grain.start(end)
        return first < last ? (first, last) : (end, end)
    }

    private mutating func add(_ grain: Grain, _ start: Int64, _ end: Int64) {
        guard start < end else { return }
        if values.isEmpty { sql = "" } else { sql += " OR " }
        sql += "(grain = ? AND start >= ? AND start < ?)"
        values += [.text(grain.rawValue), .integer(start), .integer(end)]
    }
}
