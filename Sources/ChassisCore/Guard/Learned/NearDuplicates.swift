/// Groups texts that are versions of one: those of which a third of the shorter one's runs of four words is shared.
package enum NearDuplicates {
    /// For each text the number of its group, which is that of the group's first text.
    package static func clusters(of texts: [String]) -> [Int] {
        let runs = texts.map(runs)
        var textsWith: [UInt64: [Int]] = [:]
        for (number, runs) in runs.enumerated() { for run in runs { textsWith[run, default: []].append(number) } }
        var parents = Array(texts.indices)
        func root(_ number: Int) -> Int {
            var number = number
            while parents[number] != number { number = parents[number] }
            return number
        }
        for (number, own) in runs.enumerated() {
            var shared: [Int: Int] = [:]
            for run in own { for other in textsWith[run] ?? [] where other < number { shared[other, default: 0] += 1 } }
            for (other, count) in shared
            where Double(count) >= leastShare * Double(min(own.count, runs[other].count)) {
                let (one, two) = (root(number), root(other))
                parents[max(one, two)] = min(one, two)
            }
        }
        return parents.indices.map(root)
    }

    private static let leastShare = 0.35

    private static func runs(_ text: String) -> Set<UInt64> {
        let words = WordReader.words(of: text).map(\.hash)
        guard words.count > 4 else { return [hash(words[...])] }
        return Set((0...words.count - 4).map { hash(words[$0..<$0 + 4]) })
    }

    private static func hash(_ words: ArraySlice<UInt64>) -> UInt64 {
        words.reduce(into: FNVHash()) { $0.add($1) }.value
    }
}
