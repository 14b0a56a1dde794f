/// The shortest edit from one sequence to another, with a bound on the work.
///
/// Myers, "An O(ND) Difference Algorithm and Its Variations", 1986. Common ends are taken off first. When more than
/// `bound` edits would be needed, what is between the ends counts as replaced: right, but not the shortest.
enum Myers {
    enum Edit: Equatable {
        case keep(Int, Int)
        case remove(Int)
        case add(Int)
    }

    /// Cost: O((n + m) · d) time and O(d²) memory, d at most `bound`.
    static func edits<Element: Hashable>(from old: [Element], to new: [Element], bound: Int = 600) -> [Edit] {
        var prefix = 0
        while prefix < min(old.count, new.count), old[prefix] == new[prefix] { prefix += 1 }
        var suffix = 0
        while suffix < min(old.count, new.count) - prefix,
            old[old.count - 1 - suffix] == new[new.count - 1 - suffix]
        {
            suffix += 1
        }
        // Each element is hashed once; the search then compares numbers.
        var numbers: [Element: Int] = [:]
        func number(_ element: Element) -> Int {
            if let known = numbers[element] { return known }
            numbers[element] = numbers.count
            return numbers.count - 1
        }
        let a = old[prefix..<(old.count - suffix)].map(number)
        let b = new[prefix..<(new.count - suffix)].map(number)
        var edits: [Edit] = (0..<prefix).map { .keep($0, $0) }
        edits += middle(a, b, bound: bound).map { edit in
            switch edit {
            case .keep(let i, let j): .keep(i + prefix, j + prefix)
            case .remove(let i): .remove(i + prefix)
            case .add(let j): .add(j + prefix)
            }
        }
        edits += (0..<suffix).map { .keep(old.count - suffix + $0, new.count - suffix + $0) }
        return edits
    }

    private static func middle(_ a: [Int], _ b: [Int], bound: Int) -> [Edit] {
        let replaced: [Edit] = a.indices.map { .remove($0) } + b.indices.map { .add($0) }
        guard !a.isEmpty, !b.isEmpty else { return replaced }
        let most = min(bound, a.count + b.count)
        var reach = Array(repeating: 0, count: 2 * most + 3)
        let zero = most + 1
        var trace: [[Int]] = []
        for depth in 0...most {
            trace.append(Array(reach[(zero - depth - 1)...(zero + depth + 1)]))
            for k in stride(from: -depth, through: depth, by: 2) {
                let down = k == -depth || (k != depth && reach[zero + k - 1] < reach[zero + k + 1])
                var x = down ? reach[zero + k + 1] : reach[zero + k - 1] + 1
                while x < a.count, x - k < b.count, a[x] == b[x - k] { x += 1 }
                reach[zero + k] = x
                if x >= a.count, x - k >= b.count { return backtrack(trace, a.count, b.count) }
            }
        }
        return replaced
    }

    private static func backtrack(_ trace: [[Int]], _ n: Int, _ m: Int) -> [Edit] {
        var edits: [Edit] = []
        var x = n
        var y = m
        for depth in stride(from: trace.count - 1, through: 0, by: -1) {
            let reach = trace[depth]
            let zero = depth + 1
            let k = x - y
            let down = k == -depth || (k != depth && reach[zero + k - 1] < reach[zero + k + 1])
            let fromX = depth == 0 ? 0 : down ? reach[zero + k + 1] : reach[zero + k - 1]
            let fromY = depth == 0 ? 0 : fromX - (down ? k + 1 : k - 1)
            let startX = depth == 0 ? 0 : down ? fromX : fromX + 1
            while x > startX, y > startX - k {
                edits.append(.keep(x - 1, y - 1))
                x -= 1
                y -= 1
            }
            if depth > 0 {
                edits.append(down ? .add(fromY) : .remove(fromX))
                x = fromX
                y = fromY
            }
        }
        return edits.reversed()
    }
}
