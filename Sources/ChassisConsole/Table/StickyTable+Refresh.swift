import ChassisCore

extension StickyTable {
    /// A key came: from now on the order is held for a while.
    mutating func touch(_ now: Timestamp) { heldUntil = now + Self.hold }

    /// When the order is let go, if anything waits for that.
    var nextTick: Timestamp? { waiting == nil ? nil : heldUntil }

    /// Puts what has waited in place once the hold is over.
    mutating func settle(_ now: Timestamp) {
        guard let window = waiting, heldUntil.map({ $0 <= now }) ?? true else { return }
        apply(window)
    }

    /// Takes an answer. While the order is held only values change, unless rows are missing on screen.
    mutating func take(_ window: TableWindow<Row>, now: Timestamp) {
        for row in window.rows where marks[row.id] != nil { marks[row.id] = row }
        if isLoaded, !needsWindow, let heldUntil, now < heldUntil {
            waiting = window
            let new = Dictionary(window.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for place in rows.indices { rows[place] = new[rows[place].id] ?? rows[place] }
            return
        }
        apply(window)
    }

    /// Filter or sort have changed: the next answer replaces the rows, and the cursor stays on its row if it is there.
    mutating func relist() {
        isRelisting = true
        waiting = nil
        wish = nil
    }

    /// Goes to a row once it is there; the first one if it isn't.
    mutating func select(_ id: Row.ID) {
        isFollowing = false
        let isInRange = rangeStart != nil
        rangeStart = nil
        if let place = place(of: id), ghost != id {
            go(to: place)
        } else {
            if isInRange { lostRange = .tooLong }
            relist()
            wish = .row(id)
        }
    }

    private mutating func apply(_ window: TableWindow<Row>) {
        let oldRows = rows
        let oldPlace = cursorPlace
        let line = oldPlace.map { offset + $0 - top } ?? 0
        let rangeIndex = rangeStart.flatMap { place(of: $0) }.map { offset + $0 }
        rows = window.rows
        offset = max(0, window.offset)
        total = max(window.total, offset + rows.count)
        ghost = nil
        waiting = nil
        let wished = self.wish
        let relisted = isRelisting || !isLoaded
        (wish, isRelisting, isLoaded) = (nil, false, true)
        if let wished, let place = place(for: wished) {
            cursor = rows[place].id
            revealCursor(line: line)
        } else if isFollowing {
            cursor = offset == 0 ? rows.first?.id : cursor
            top = 0
        } else {
            if cursorPlace == nil {
                if relisted || oldPlace == nil {
                    cursor = rows.first?.id
                } else if let oldPlace {
                    keepGhost(oldRows[oldPlace], at: oldPlace, in: oldRows)
                }
            }
            revealCursor(line: line)
        }
        // A range from a row that has left the list, though its ghost is shown, would mark nothing.
        if let start = rangeStart, place(of: start) == nil || ghost == start {
            // Begun anew at the cursor it would mark other rows than were meant.
            let isHere = rangeIndex.map { $0 >= offset && $0 < offset + rows.count } ?? true
            lostRange = isHere ? .gone : .tooLong
            rangeStart = nil
        }
    }

    private func place(for wish: Wish) -> Int? {
        guard !rows.isEmpty else { return nil }
        switch wish {
        case .index(let index): return min(max(0, index - offset), rows.count - 1)
        case .row(let id): return place(of: id) ?? 0
        case .beyond(let id, let by):
            guard let place = place(of: id) else { return nil }
            return min(max(0, place + by), rows.count - 1)
        }
    }

    /// Leaves the vanished row between the neighbours it had.
    private mutating func keepGhost(_ row: Row, at oldPlace: Int, in oldRows: [Row]) {
        let new = Dictionary(rows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let before = oldRows[..<oldPlace].last { new[$0.id] != nil }.flatMap { new[$0.id] }
        let after = oldRows[(oldPlace + 1)...].first { new[$0.id] != nil }.flatMap { new[$0.id] }
        let place = before.map { $0 + 1 } ?? after ?? min(oldPlace, rows.count)
        rows.insert(row, at: place)
        ghost = row.id
    }

    /// Scrolls so that the cursor stands on a line, as far as the list's ends allow.
    mutating func revealCursor(line: Int) {
        guard let place = cursorPlace else {
            top = min(top, max(0, shownTotal - height))
            return
        }
        let index = offset + place
        let line = min(max(0, line), height - 1)
        top = min(max(0, index - line), max(0, shownTotal - height))
    }

    /// - Parameter lines: Rows that fit on screen.
    mutating func resize(lines: Int) {
        let line = cursorPlace.map { offset + $0 - top } ?? 0
        height = max(1, lines)
        if isFollowing { top = 0 } else { revealCursor(line: line) }
    }
}
