import ChassisCore
import ChassisStore
import ChassisSurface

/// From one failed job to the next, however far away it is.
extension JobsScreen {
    /// Among the rows that are held, else as the store knows.
    mutating func goToFailed(isAfter: Bool) -> [Effect] {
        guard let place = table.cursorPlace, let cursor = table.cursor else { return [] }
        let held =
            isAfter
            ? table.rows[(place + 1)...].first { $0.state == .failed }
            : table.rows[..<place].last { $0.state == .failed }
        if let target = held.flatMap({ table.place(of: $0.id) }) {
            table.go(to: target)
            return []
        }
        let failed = JobFilter(.and([filter.expression, .field(.state, [.state(.failed)])]))
        let slot: Slot = isAfter ? "next-failed" : "previous-failed"
        return [.ask(.neighbour(of: cursor, isAfter: isAfter, failed, order.sort), slot)]
    }

    mutating func go(toFailed id: JobID?, _ slot: Slot) -> [Effect] {
        guard let id else {
            return [.toast(Toast(slot == "next-failed" ? "no failed job further down" : "no failed job further up"))]
        }
        table.select(id)
        return (table.needsWindow ? [askRows()] : []) + tellLostRange()
    }

    /// Says that a range is over although nobody ended it.
    mutating func tellLostRange() -> [Effect] {
        guard let loss = table.takeLostRange() else { return [] }
        switch loss {
        case .tooLong:
            let text: SafeText = "it began more than \(Shown.count(StickyTable<Job>.windowSize)) rows away"
            return [.toast(Toast("the range is over and marks nothing: " + text, .failed))]
        case .gone:
            return [.toast(Toast("the range is over and marks nothing: the row it began at has gone", .failed))]
        }
    }
}
