/// A place on a surface, in cells. Width and height are never negative.
package struct Rect: Hashable, Sendable {
    package let x: Int
    package let y: Int
    package let width: Int
    package let height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The first column and the first row that are outside.
    package var maxX: Int { x + width }
    package var maxY: Int { y + height }
    package var isEmpty: Bool { width == 0 || height == 0 }

    /// Half open: a rectangle without a cell contains nothing.
    package func contains(x: Int, y: Int) -> Bool { x >= self.x && x < maxX && y >= self.y && y < maxY }

    /// Taken from each side; what is too small becomes empty, not negative.
    package func inset(x dx: Int = 0, y dy: Int = 0) -> Rect {
        Rect(x: x + min(dx, width), y: y + min(dy, height), width: width - 2 * dx, height: height - 2 * dy)
    }

    /// Empty where they do not meet.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
    }

    /// The first `rows` rows, and the rest. Each split gives what is there when there is less than asked.
    package func split(top rows: Int) -> (Rect, Rect) {
        let rows = min(max(0, rows), height)
        return (
            Rect(x: x, y: y, width: width, height: rows),
            Rect(x: x, y: y + rows, width: width, height: height - rows)
        )
    }

    /// The rest, and the last `rows` rows.
    package func split(bottom rows: Int) -> (Rect, Rect) { split(top: height - min(max(0, rows), height)) }

    /// The first `columns` columns, and the rest.
    package func split(left columns: Int) -> (Rect, Rect) {
        let columns = min(max(0, columns), width)
        return (
            Rect(x: x, y: y, width: columns, height: height),
            Rect(x: x + columns, y: y, width: width - columns, height: height)
        )
    }

    /// The rest, and the last `columns` columns.
    package func split(right columns: Int) -> (Rect, Rect) { split(left: width - min(max(0, columns), width)) }

    /// `count` columns of equal width (the first ones take the rest), `gap` columns apart.
    package func columns(_ count: Int, gap: Int = 1) -> [Rect] {
        guard count > 0 else { return [] }
        let free = max(0, width - gap * (count - 1))
        var rest = self
        return (0..<count).map { index in
            let (column, after) = rest.split(left: free / count + (index < free % count ? 1 : 0))
            rest = after.split(left: gap).1
            return column
        }
    }

    /// `count` bands of equal height (the first ones take the rest).
    package func rows(_ count: Int, gap: Int = 0) -> [Rect] {
        guard count > 0 else { return [] }
        let free = max(0, height - gap * (count - 1))
        var rest = self
        return (0..<count).map { index in
            let (band, after) = rest.split(top: free / count + (index < free % count ? 1 : 0))
            rest = after.split(top: gap).1
            return band
        }
    }

    /// A box of that size in the middle, no larger than this one.
    package func centred(width: Int, height: Int) -> Rect {
        let width = min(width, self.width)
        let height = min(height, self.height)
        return Rect(
            x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
    }
}
