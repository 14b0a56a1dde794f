import ChassisSurface

extension Table.Column {
    /// A column of ids, as wide as the widest on screen: an id is read out on the phone, so the columns beside it give way.
    ///
    /// - Parameters:
    ///   - ids: Those on screen, with what stands beside them in their cells.
    ///   - minimum: Columns that it takes at least.
    static func id(_ title: SafeText, _ ids: some Sequence<SafeText>, atLeast minimum: Int) -> Table.Column {
        Table.Column(title, minimum: ids.reduce(minimum) { max($0, $1.width) })
    }
}
