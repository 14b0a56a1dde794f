/// One order out of several, by the places that each gives: scores of different kinds can't be added.
///
/// - SeeAlso: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning
///   methods", 2009; k 60.
enum RankFusion {
    private static let k = 60.0

    /// How far down each order is read.
    static func depth(for limit: Int) -> Int { max(50, limit &* 3) }

    /// Each item once with the sum of 1 / (60 + place), the highest first; equal ones in the order of the first list.
    static func fused(_ orders: [[Int]]) -> [(item: Int, score: Double)] {
        var scores: [Int: Double] = [:]
        var seen: [Int] = []
        for order in orders {
            for (place, item) in order.enumerated() {
                if scores[item] == nil { seen.append(item) }
                scores[item, default: 0] += 1 / (k + Double(place + 1))
            }
        }
        return seen.enumerated()
            .map { (item: $0.element, score: scores[$0.element] ?? 0, place: $0.offset) }
            .sorted { (-$0.score, $0.place) < (-$1.score, $1.place) }
            .map { ($0.item, $0.score) }
    }
}
