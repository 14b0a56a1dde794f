/// A regular expression as JSON Schema means it: ECMA-262 with the `u` flag, found anywhere in the text.
///
/// `\d` and `\w` are ASCII, `.` and classes take whole code points, `$` is the end of the text only. Without
/// back-references a match takes time in proportion to text × pattern, whatever the pattern; with them, and in
/// look-arounds, it may take any time. So it is bounded by a number of steps, after which the text counts as not matching.
package struct Pattern: Sendable {
    package let source: String
    let program: [PatternStep]
    let splitCount: Int
    let slotCount: Int
    let hasBackreferences: Bool

    /// - Throws: `PatternError` when the pattern is not ECMA-262, or asks for more than 20,000 steps.
    package init(_ source: String) throws(PatternError) {
        var parser = PatternParser(source)
        let tree = try parser.parse()
        var compiler = PatternCompiler(groupCount: parser.groupCount)
        try compiler.compile(tree)
        compiler.finish()
        self.source = source
        program = compiler.program
        splitCount = compiler.splitCount
        slotCount = compiler.slotCount
        hasBackreferences = compiler.hasBackreferences
    }

    package func matches(_ text: String) -> Bool {
        var steps = Self.mostSteps
        return matches(text, stepsLeft: &steps)
    }

    /// Some hundredths of a second, for all the patterns that one value is checked with together.
    static let mostSteps = 4_000_000

    /// - Parameter stepsLeft: Less by those that it took; 0 or less when they did not suffice to say.
    func matches(_ text: String, stepsLeft: inout Int) -> Bool {
        guard stepsLeft > 0 else { return false }
        var matcher = PatternMatcher(self, text, stepsLeft: stepsLeft)
        defer { stepsLeft = matcher.stepsLeft }
        return matcher.find()
    }
}

/// What is wrong with a pattern.
package struct PatternError: Error, Hashable {
    package let problem: String
}

indirect enum PatternTree {
    case empty
    case set(ScalarSet)
    case sequence([PatternTree])
    case choice([PatternTree])
    case repetition(PatternTree, minimum: Int, maximum: Int?, isGreedy: Bool)
    case group(PatternTree, number: Int)
    case backreference(Int)
    case textStart
    case textEnd
    case wordBoundary(isNegated: Bool)
    case look(PatternTree, isAhead: Bool, isNegated: Bool)
}

enum PatternStep: Sendable {
    case scalar(UInt32)
    case set(ScalarSet)
    /// Tries the first place, then the second.
    case split(Int, Int, id: Int)
    case jump(Int)
    case textStart
    case textEnd
    case wordBoundary(isNegated: Bool)
    /// The body follows at once and ends in `match`; `next` is after it.
    case look(next: Int, isAhead: Bool, isNegated: Bool)
    case save(slot: Int)
    /// Fails when nothing was taken since the slot was saved, so that loops over nothing end.
    case progressed(slot: Int)
    case backreference(Int)
    case match
}
