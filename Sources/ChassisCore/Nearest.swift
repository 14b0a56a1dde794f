/// Names that were mistyped, and what was probably meant.
package enum Nearest {
    /// The name most like `word`, or `nil` when none is near.
    package static func name(to word: String, among names: some Sequence<String>) -> String? {
        guard word.utf8.count <= 64 else { return nil }
        let near = names.map { (distance: distance(word, $0), name: $0) }.min {
            ($0.distance, $0.name) < ($1.distance, $1.name)
        }
        guard let near, near.distance <= max(1, min(word.count, near.name.count) / 3) else { return nil }
        return near.name
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`, without regard to case.
    ///
    /// The optimal string alignment distance. - Complexity: O(|a| · |b|).
    package static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a.lowercased().unicodeScalars)
        let b = Array(b.lowercased().unicodeScalars)
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
                row.append(best)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}
