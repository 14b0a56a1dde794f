/// Turns the tree of a pattern into steps. Counted repetitions are written out, so a state is a step and a place.
struct PatternCompiler {
    private(set) var program: [PatternStep] = []
    private(set) var splitCount = 0
    private(set) var slotCount: Int
    private(set) var hasBackreferences = false
    private static let maximumLength = 20_000

    init(groupCount: Int) { slotCount = 2 * (groupCount + 1) }

    mutating func finish() { program.append(.match) }

    mutating func compile(_ tree: PatternTree) throws(PatternError) {
        guard program.count < Self.maximumLength else {
            throw PatternError(problem: "its counts multiply to more than \(Self.maximumLength) steps")
        }
        switch tree {
        case .empty: break
        case .set(let set): program.append(set.single.map(PatternStep.scalar) ?? .set(set))
        case .sequence(let parts): for part in parts { try compile(part) }
        case .choice(let branches): try compileChoice(branches[...])
        case .repetition(let body, let minimum, let maximum, let isGreedy):
            try compileRepetition(body, minimum, maximum, isGreedy)
        case .group(let body, let number):
            program.append(.save(slot: 2 * number))
            try compile(body)
            program.append(.save(slot: 2 * number + 1))
        case .backreference(let number):
            hasBackreferences = true
            program.append(.backreference(number))
        case .textStart: program.append(.textStart)
        case .textEnd: program.append(.textEnd)
        case .wordBoundary(let isNegated): program.append(.wordBoundary(isNegated: isNegated))
        case .look(let body, let isAhead, let isNegated):
            let place = program.count
            program.append(.match)
            try compile(body)
            program.append(.match)
            program[place] = .look(next: program.count, isAhead: isAhead, isNegated: isNegated)
        }
    }

    private mutating func compileChoice(_ branches: ArraySlice<PatternTree>) throws(PatternError) {
        var jumps: [Int] = []
        for branch in branches.dropLast() {
            let split = reserve()
            try compile(branch)
            jumps.append(program.count)
            program.append(.match)
            setSplit(at: split, split + 1, program.count)
        }
        if let last = branches.last { try compile(last) }
        for jump in jumps { program[jump] = .jump(program.count) }
    }

    private mutating func compileRepetition(
        _ body: PatternTree, _ minimum: Int, _ maximum: Int?, _ isGreedy: Bool
    ) throws(PatternError) {
        for _ in 0..<minimum { try compile(body) }
        guard let maximum else {
            let split = reserve()
            let slot = slotCount
            slotCount += 1
            program.append(.save(slot: slot))
            try compile(body)
            program.append(.progressed(slot: slot))
            program.append(.jump(split))
            setSplit(at: split, split + 1, program.count, isGreedy)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<max(minimum, maximum) {
            splits.append(reserve())
            try compile(body)
        }
        for split in splits { setSplit(at: split, split + 1, program.count, isGreedy) }
    }

    private mutating func reserve() -> Int {
        program.append(.match)
        return program.count - 1
    }

    private mutating func setSplit(at place: Int, _ body: Int, _ after: Int, _ isGreedy: Bool = true) {
        program[place] = isGreedy ? .split(body, after, id: splitCount) : .split(after, body, id: splitCount)
        splitCount += 1
    }
}
