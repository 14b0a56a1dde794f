import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// On pairs that nobody here wrote. The first rules were looked at on one half only, told apart by a hash of the id; frames
/// and synonyms of later on were written after both halves had been seen, so "other" is no measure of those.
struct ParaphraseTests {
    private struct Row: Decodable {
        var id: String, category: String, a: String, b: String, same_answer: Bool
    }

    private static let path = "paraphrase-pairs/visible.jsonl"

    private static func isForDesign(_ id: String) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return (hash >> 7) & 1 == 0
    }

    @Test(.enabled(if: SharedData.holds(path), "the shared data are not here"), arguments: [0.95, 0.8])
    func `no look-alike gets another's answer, and many repeats get their own`(threshold: Double) throws {
        let rows: [Row] = try SharedData.lines(Self.path)
        let features = HashedFeatures(dimensions: 384)
        var hits: [String: Int] = [:]
        var counts: [String: Int] = [:]
        for row in rows {
            let (a, b) = (QuestionForm(row.a), QuestionForm(row.b))
            let cosine = zip(features.vector(of: a.text), features.vector(of: b.text)).reduce(0) { $0 + $1.0 * $1.1 }
            let isHit = Double(cosine) >= threshold && SameQuestion.refusal(a, b) == nil
            let key = (Self.isForDesign(row.id) ? "design " : "other ") + row.category
            counts[key, default: 0] += 1
            hits[key, default: 0] += isHit ? 1 : 0
            if isHit, !row.same_answer { Issue.record("one answer for '\(row.a)' and '\(row.b)'") }
        }
        for key in counts.keys.sorted() {
            print("cosine \(threshold):", key, hits[key, default: 0], "of", counts[key, default: 0])
        }
        for half in ["design", "other"] {
            #expect(hits["\(half) near_repeat", default: 0] * 2 > counts["\(half) near_repeat", default: 0])
            #expect(hits["\(half) paraphrase", default: 0] * 5 > counts["\(half) paraphrase", default: 0])
        }
    }
}
