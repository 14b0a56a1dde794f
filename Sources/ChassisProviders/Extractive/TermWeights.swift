import ChassisCore
import Foundation

/// How much each term says, by the share of texts it occurs in.
struct TermWeights {
    private var frequencies: [String: Int] = [:]
    private var count = 0

    init(_ texts: some Sequence<Set<String>>) {
        for terms in texts {
            count += 1
            for term in terms { frequencies[term, default: 0] += 1 }
        }
    }

    /// Above 0; largest for a term that no text holds.
    func weight(of term: String) -> Double {
        let frequency = Double(frequencies[term] ?? 0)
        return log(1 + (Double(count) - frequency + 0.5) / (frequency + 0.5))
    }

    func contains(_ term: String) -> Bool { frequencies[term] != nil }

    func sum(_ terms: Set<String>) -> Double { terms.reduce(0) { $0 + weight(of: $1) } }
}

extension Set<String> {
    /// Shared terms over all terms, 0…1.
    func overlap(with other: Set<String>) -> Double {
        guard !isEmpty, !other.isEmpty else { return 0 }
        let shared = count < other.count ? filter(other.contains).count : other.filter(contains).count
        return Double(shared) / Double(count + other.count - shared)
    }
}
