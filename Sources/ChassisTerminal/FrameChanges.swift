import ChassisSurface

/// The cells that differ between two frames.
nonisolated enum FrameChanges {
    struct Change: Equatable {
        let row: Int
        /// Ascending; a wide cell's second column is never alone.
        let columns: [Int]
    }

    /// Cells outside a surface count as blank. Everything differs from no frame.
    static func between(_ old: Surface?, _ new: Surface, width: Int, height: Int) -> [Change] {
        var changes: [Change] = []
        let isSameSize = old?.width == new.width && old?.height == new.height
        for y in 0..<max(0, height) {
            // Most rows are equal, and comparing their cells in one go is the cheapest way to know. Rows with
            // clusters hold numbers that belong to their surface.
            if isSameSize, y < new.height, let old, !new.hasClusters, !old.hasClusters {
                let row = (y * new.width)..<((y + 1) * new.width)
                if new.cells[row] == old.cells[row] { continue }
            }
            var columns: [Int] = []
            for x in 0..<max(0, width) where isChanged(old, new, x, y) { columns.append(x) }
            if !columns.isEmpty { changes.append(Change(row: y, columns: columns)) }
        }
        return changes
    }

    private static func isChanged(_ old: Surface?, _ new: Surface, _ x: Int, _ y: Int) -> Bool {
        guard let old else { return true }
        let (before, after) = (old.cell(x: x, y: y), new.cell(x: x, y: y))
        guard before.isCluster, after.isCluster else { return before != after }
        // Cluster numbers belong to their surface.
        return before.role != after.role || before.ground != after.ground || before.emphasis != after.emphasis
            || before.width != after.width || old.scalars(of: before) != new.scalars(of: after)
    }
}
