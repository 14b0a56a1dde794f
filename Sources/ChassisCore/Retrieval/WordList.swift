/// The words that texts hold, in the order of their bytes: those that begin alike stand together.
package struct WordList: Sendable {
    private var bytes: [UInt8] = []
    /// Word `n` is `bytes[starts[n]..<starts[n + 1]]`.
    private var starts: [Int32] = [0]

    package var count: Int { starts.count - 1 }

    /// - Parameter words: In any order, each once.
    /// - Complexity: O(n log n).
    package init(_ words: some Sequence<String>) {
        for word in words.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            bytes.append(contentsOf: word.utf8)
            starts.append(Int32(truncatingIfNeeded: bytes.count))
        }
    }

    func word(_ place: Int) -> String {
        String(decoding: bytes[Int(starts[place])..<Int(starts[place + 1])], as: UTF8.self)
    }

    /// - Complexity: O(log n).
    package func contains(_ word: String) -> Bool {
        let places = places(beginningWith: Array(word.utf8)[...])
        return places.first.map { starts[$0 + 1] - starts[$0] == Int32(word.utf8.count) } ?? false
    }

    /// - Complexity: O(log n).
    func places(beginningWith prefix: ArraySlice<UInt8>) -> Range<Int> {
        func first(where isBehind: (ArraySlice<UInt8>) -> Bool) -> Int {
            var (low, high) = (0, count)
            while low < high {
                let middle = (low + high) / 2
                let word = bytes[Int(starts[middle])..<Int(starts[middle + 1])]
                if isBehind(word) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        let start = first { !$0.lexicographicallyPrecedes(prefix) }
        let end = first { !$0.lexicographicallyPrecedes(prefix) && !$0.starts(with: prefix) }
        return start..<max(start, end)
    }

    /// Looks at words one after the other.
    func each(_ places: Range<Int>, _ body: (Int, UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { all in
            for place in places {
                body(place, UnsafeBufferPointer(rebasing: all[Int(starts[place])..<Int(starts[place + 1])]))
            }
        }
    }
}
