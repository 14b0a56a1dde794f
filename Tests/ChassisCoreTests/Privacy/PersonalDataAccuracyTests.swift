import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

struct PersonalDataAccuracyTests {
    private struct Row: Decodable {
        struct Span: Decodable { var start: Int, end: Int, type: String }
        var text: String
        var spans: [Span]
    }

    @Test(.enabled(if: SharedData.holds("pii/visible.jsonl"), "the shared data are not here"))
    func `each kind is found exactly, with hardly a false alarm`() throws {
        let rows: [Row] = try SharedData.lines("pii/visible.jsonl")
        let masker = Masker(Masker.coreRecognizers)
        var right: [String: Int] = [:]
        var given: [String: Int] = [:]
        var wanted: [String: Int] = [:]

        for row in rows {
            let scalars = Array(row.text.unicodeScalars)
            var offsets: [Int: Int] = [:]
            var bytes = 0
            for (index, scalar) in scalars.enumerated() {
                offsets[bytes] = index
                bytes += UTF8.width(scalar)
            }
            offsets[bytes] = scalars.count
            let expected = Set(row.spans.map { "\($0.start) \($0.end) \($0.type)" })
            for span in row.spans { wanted[span.type, default: 0] += 1 }
            for match in masker.matches(in: row.text, region: "US") {
                let start = offsets[match.range.lowerBound] ?? -1
                let end = offsets[match.range.upperBound] ?? -1
                given[match.kind.rawValue, default: 0] += 1
                if expected.contains("\(start) \(end) \(match.kind.rawValue)") {
                    right[match.kind.rawValue, default: 0] += 1
                }
            }
        }

        for (kind, floor) in [
            ("email", 0.99), ("credit_card", 0.99), ("iban", 0.99), ("ip_address", 0.97), ("national_id", 0.95),
        ] {
            let hits = Double(right[kind] ?? 0)
            #expect(hits >= floor * Double(wanted[kind] ?? 1), "recall of \(kind)")
            #expect(hits >= floor * Double(given[kind] ?? 1), "precision of \(kind)")
        }
    }
}
