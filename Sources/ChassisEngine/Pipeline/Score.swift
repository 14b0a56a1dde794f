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

    /// The share of the answer's different words of four bytes or more that stand in the passages; 1 when it has none.
    static func support(of answer: String, in passages: [Passage]) -> Double {
        var wanted = Self.words(answer)
        let all = wanted.count
        guard all > 0 else { return 1 }
        for passage in passages where !wanted.isEmpty { wanted.subtract(Self.words(passage.text)) }
        return Double(all - wanted.count) / Double(all)
    }

    /// Words as FNV-1a hashes, ASCII letters in lower case: enough to count by, and quick on long passages.
    private static func words(_ text: String) -> Set<UInt64> {
        var words: Set<UInt64> = []
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var length = 0
        func end() {
            if length >= 4 { words.insert(hash) }
            hash = 0xCBF2_9CE4_8422_2325
            length = 0
        }
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A: hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01B3
            case 0x30...0x39, 0x61...0x7A, 0x80...: hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            default:
                end()
                continue
            }
            length += 1
        }
        end()
        return words
    }
}
