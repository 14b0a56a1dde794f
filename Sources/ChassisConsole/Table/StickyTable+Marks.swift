extension StickyTable {
    /// What an action hits: the marked rows, else the one at the cursor, as they are shown at this moment.
    ///
    /// - Parameter order: Sorts the marked ones.
    func chosen(by order: (Row, Row) -> Bool) -> [Row] {
        let all = marks.merging(rangeRows.map { ($0.id, $0) }) { mark, _ in mark }
        if !all.isEmpty { return all.values.sorted(by: order) }
        return cursorRow.map { [$0] } ?? []
    }

    func isMarked(_ id: Row.ID) -> Bool { marks[id] != nil || rangeRows.contains { $0.id == id } }

    var markCount: Int { marks.count + rangeRows.count { marks[$0.id] == nil } }

    /// The rows between the start of the range and the cursor, as far as they are held. No ghosts.
    var rangeRows: ArraySlice<Row> {
        guard let rangeStart, let start = place(of: rangeStart), let end = cursorPlace else { return [] }
        let range = rows[min(start, end)...max(start, end)]
        return ghost == nil ? range : range.filter { $0.id != ghost }[...]
    }

    /// Marks or unmarks the row at the cursor; ends a range by marking it.
    mutating func toggleMark() {
        if rangeStart != nil { return endRange() }
        guard let row = cursorRow, !isCursorGhost else { return }
        if marks.removeValue(forKey: row.id) == nil { marks[row.id] = row }
    }

    /// Begins a range at the cursor, or marks the one that was begun.
    mutating func toggleRange() {
        guard rangeStart == nil else { return endRange() }
        guard !isCursorGhost else { return }
        isFollowing = false
        rangeStart = cursor
    }

    /// Why a range ended although nobody ended it; once.
    mutating func takeLostRange() -> LostRange? {
        defer { lostRange = nil }
        return lostRange
    }

    mutating func unmarkAll() {
        marks = [:]
        rangeStart = nil
    }

    /// Keeps marked rows fresh although they are not in the window; those not found are unmarked.
    mutating func updateMarks(_ found: [Row.ID: Row], asked: [Row.ID]) {
        for id in asked where marks[id] != nil { marks[id] = found[id] }
    }

    private mutating func endRange() {
        for row in rangeRows { marks[row.id] = row }
        rangeStart = nil
    }
}
