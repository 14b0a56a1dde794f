/// One search of a pattern in a text: tries the ways in order and, where no back-reference can tell two visits apart,
/// goes no way twice.
struct PatternMatcher {
    private let pattern: Pattern
    private let text: [UInt32]
    private(set) var stepsLeft: Int
    private var visited: [UInt64] = []
    private static let maximumVisitedBits = 64_000_000

    /// What a step takes that copies the places of its groups, against one that doesn't.
    private static let costOfGroups = 8
    private let costOfStep: Int

    /// - Parameter stepsLeft: Of one that looks at a character; those that keep account of groups count for more.
    init(_ pattern: Pattern, _ text: String, stepsLeft: Int) {
        self.pattern = pattern
        self.stepsLeft = stepsLeft
        costOfStep = pattern.hasBackreferences ? Self.costOfGroups : 1
        self.text = text.unicodeScalars.map { $0.value }
    }

    mutating func find() -> Bool {
        if pattern.splitCount * (text.count + 1) > Self.maximumVisitedBits {
            stepsLeft = 0
            return false
        }
        clearVisited()
        let slots = pattern.hasBackreferences ? [Int](repeating: -1, count: pattern.slotCount) : []
        var lastStart = text.count
        if case .textStart? = pattern.program.first { lastStart = 0 }
        for start in 0...lastStart {
            if run(from: 0, at: start, mustEndAt: nil, slots) != nil { return true }
            if stepsLeft <= 0 { return false }
        }
        return false
    }

    private mutating func clearVisited() {
        guard !pattern.hasBackreferences else { return }
        visited = [UInt64](repeating: 0, count: (pattern.splitCount * (text.count + 1) + 63) / 64)
    }

    /// The slots after a match that starts here, or nil.
    private mutating func run(from step: Int, at start: Int, mustEndAt end: Int?, _ slots: [Int]) -> [Int]? {
        var ways: [(step: Int, place: Int, slots: [Int])] = [(step, start, slots)]
        search: while let way = ways.popLast() {
            var (step, place, slots) = way
            while true {
                stepsLeft -= costOfStep
                guard stepsLeft > 0 else { return nil }
                switch pattern.program[step] {
                case .match:
                    if end == nil || end == place { return slots }
                    continue search
                case .scalar(let value):
                    guard place < text.count, text[place] == value else { continue search }
                    place += 1
                case .set(let set):
                    guard place < text.count, set.contains(text[place]) else { continue search }
                    place += 1
                case .split(let first, let second, let id):
                    guard visit(id, place) else { continue search }
                    ways.append((second, place, slots))
                    step = first
                    continue
                case .jump(let target):
                    step = target
                    continue
                case .textStart: if place != 0 { continue search }
                case .textEnd: if place != text.count { continue search }
                case .wordBoundary(let isNegated):
                    if (isWord(place - 1) != isWord(place)) == isNegated { continue search }
                case .save(let slot): if !slots.isEmpty { slots[slot] = place }
                case .progressed(let slot): if !slots.isEmpty, slots[slot] == place { continue search }
                case .backreference(let number):
                    guard let after = afterBackreference(number, place, slots) else { continue search }
                    place = after
                case .look(let next, let isAhead, let isNegated):
                    let found = look(step + 1, place, isAhead, slots)
                    guard (found != nil) != isNegated else { continue search }
                    if let found, !isNegated { slots = found }
                    step = next
                    continue
                }
                step += 1
            }
        }
        return nil
    }

    private mutating func look(_ step: Int, _ place: Int, _ isAhead: Bool, _ slots: [Int]) -> [Int]? {
        let outer = visited
        defer { visited = outer }
        clearVisited()
        // Forgetting takes time as well: a look-around at each place of a long text would go on for minutes.
        stepsLeft -= visited.count / 16
        if isAhead { return run(from: step, at: place, mustEndAt: nil, slots) }
        for start in (0...place).reversed() where stepsLeft > 0 {
            if let found = run(from: step, at: start, mustEndAt: place, slots) { return found }
        }
        return nil
    }

    /// False when this choice was made at this place before, and so failed.
    private mutating func visit(_ id: Int, _ place: Int) -> Bool {
        guard !pattern.hasBackreferences else { return true }
        let bit = id * (text.count + 1) + place
        let mask: UInt64 = 1 << UInt64(bit % 64)
        guard visited[bit / 64] & mask == 0 else { return false }
        visited[bit / 64] |= mask
        return true
    }

    private func afterBackreference(_ number: Int, _ place: Int, _ slots: [Int]) -> Int? {
        let (from, to) = (slots[2 * number], slots[2 * number + 1])
        guard from >= 0, to >= from else { return place }
        guard place + to - from <= text.count else { return nil }
        return text[from..<to] == text[place..<(place + to - from)] ? place + to - from : nil
    }

    private func isWord(_ place: Int) -> Bool {
        text.indices.contains(place) && ScalarSet.word.contains(text[place])
    }
}
