import ChassisCore

extension StickyTable {
    /// Moves the cursor by `rows`; over the edge of what is held it asks for more.
    mutating func move(by rows: Int) {
        guard let place = cursorPlace else { return }
        let index = offset + place
        let wanted: Int
        if case .beyond(let id, let by) = wish, id == cursor {
            wanted = clamped(index + by + rows)
        } else {
            wanted = clamped(index + rows)
        }
        go(toIndex: wanted, from: place)
    }

    mutating func moveToFirst() { goAnywhere(0) }
    mutating func moveToLast() { goAnywhere(max(0, shownTotal - 1)) }

    mutating func movePage(_ pages: Int, half: Bool = false) {
        let page = half ? max(1, height / 2) : max(1, height - 1)
        let line = cursorLine ?? 0
        move(by: pages * page)
        // A page moves the screen as well: the cursor stays on its line.
        if wish == nil { revealCursor(line: line) }
    }

    mutating func follow() {
        isFollowing = true
        rangeStart = nil
        relist()
    }

    private func clamped(_ index: Int) -> Int { min(max(0, index), max(0, shownTotal - 1)) }

    private mutating func go(toIndex index: Int, from place: Int) {
        let wanted = index - offset
        if rows.indices.contains(wanted) {
            wish = nil
            go(to: wanted)
        } else if let cursor {
            isFollowing = false
            wish = .beyond(cursor, by: wanted - place)
        }
    }

    private mutating func goAnywhere(_ index: Int) {
        let wanted = index - offset
        if rows.indices.contains(wanted) {
            wish = nil
            go(to: wanted)
        } else if isLoaded, total > 0 {
            isFollowing = false
            wish = .index(index)
        }
    }

    /// Puts the cursor on a row that is held, scrolling as little as needed. A ghost that it leaves goes.
    mutating func go(to place: Int) {
        isFollowing = false
        var place = place
        if let ghost, let ghostPlace = self.place(of: ghost), ghostPlace != place {
            rows.remove(at: ghostPlace)
            if ghostPlace < place { place -= 1 }
            self.ghost = nil
            if rangeStart == ghost { (rangeStart, lostRange) = (nil, .gone) }
        }
        guard rows.indices.contains(place) else { return }
        cursor = rows[place].id
        let index = offset + place
        top = min(top, index)
        top = max(top, index - height + 1)
        top = min(max(0, top), max(0, shownTotal - height))
    }
}
