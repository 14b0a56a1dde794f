/// What a step says of itself: names and texts, in the order of the names.
///
/// A step has a few, and each job makes some twenty steps: a table to find them by would cost more to make, and to put in
/// order for the trace, than a sorted list does. Finding one is O(log n), adding one O(n).
package struct SpanAttributes: Hashable, Sendable {
    private struct Pair: Hashable, Sendable {
        var name: String
        var value: String
    }

    private var pairs: [Pair] = []

    package init() {}

    /// Of a name that comes twice the last text stands.
    package init(_ values: some Sequence<(String, String)>) {
        for (name, value) in values { self[name] = value }
    }

    /// Setting `nil` takes the name out.
    package subscript(name: String) -> String? {
        get {
            let place = place(of: name)
            return place < pairs.count && pairs[place].name == name ? pairs[place].value : nil
        }
        set {
            let place = place(of: name)
            let isThere = place < pairs.count && pairs[place].name == name
            switch (newValue, isThere) {
            case (let value?, true): pairs[place].value = value
            case (let value?, false): pairs.insert(Pair(name: name, value: value), at: place)
            case (nil, true): pairs.remove(at: place)
            case (nil, false): break
            }
        }
    }

    /// Where a name stands, or would.
    private func place(of name: String) -> Int {
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SpanAttributes: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { pairs.count }
    package subscript(place: Int) -> (key: String, value: String) { (pairs[place].name, pairs[place].value) }
}

extension SpanAttributes: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }
}

extension SpanAttributes: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try [String: String](from: decoder).map { ($0.key, $0.value) })
    }

    package func encode(to encoder: any Encoder) throws {
        try Dictionary(uniqueKeysWithValues: map { ($0.key, $0.value) }).encode(to: encoder)
    }
}
