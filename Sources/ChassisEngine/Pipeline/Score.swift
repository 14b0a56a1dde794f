import ChassisCore

/// Says how far the answer may be trusted, 0…1, from what is known about how it came about.
///
/// A first measure, not yet calibrated against flags: the model's own confidence (0.8 where it has none), less a fifth
/// for each repair, a tenth for each fallback, half for a stale answer; for features with retrieval it is weighed with
/// the share of the answer's words that stand in the passages given.
package struct Score: Stage {
    package static let name = "score"

    package func run(_ call: inout Call) async throws(StageError) {
        guard let answer = call.answer else { return }
        var value = call.modelConfidence ?? 0.8
        for _ in 0..<call.repairs { value *= 0.8 }
        for _ in 0..<call.fallbacks { value *= 0.9 }
        if call.cache == .stale { value *= 0.5 }
        if call.feature.retrieval != nil && call.cache == .miss {
            let support = Self.support(of: answer, in: call.usedPassages)
            call.notes["support"] = String((support * 100).rounded() / 100)
            value *= 0.4 + 0.6 * support
        }
        call.confidence = min(max((value * 1000).rounded() / 1000, 0), 1)
        call.notes["confidence"] = call.confidence.map { String($0) } ?? ""
    }

    /// The share of the answer's different words of four letters or more that stand in the passages; 1 when it has none.
    static func support(of answer: String, in passages: [Passage]) -> Double {
        let words = Self.words(answer)
        guard !words.isEmpty else { return 1 }
        let known = passages.reduce(into: Set<Substring>()) { $0.formUnion(Self.words($1.text)) }
        return Double(words.count { known.contains($0) }) / Double(words.count)
    }

    private static func words(_ text: String) -> Set<Substring> {
        Set(text.lowercased()[...].split { !$0.isLetter && !$0.isNumber }.filter { $0.utf8.count >= 4 })
    }
}
