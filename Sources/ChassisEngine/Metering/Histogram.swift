/// How often something took how long, in classes that grow by about two.
package struct Histogram: Sendable {
    /// Upper bounds in seconds; what took longer counts in none of them.
    package static let bounds = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120,
    ]

    /// So many took as long as the bound or less, each class by itself.
    package private(set) var counts = [Int64](repeating: 0, count: bounds.count)
    package private(set) var count: Int64 = 0
    package private(set) var nanoseconds: Int64 = 0

    package init() {}

    /// Below 0 counts as 0.
    package mutating func add(nanoseconds: Int64) {
        let taken = max(0, nanoseconds)
        count += 1
        self.nanoseconds = self.nanoseconds.addingReportingOverflow(taken).partialValue
        let seconds = Double(taken) / 1e9
        if let place = Self.bounds.firstIndex(where: { seconds <= $0 }) { counts[place] += 1 }
    }
}
