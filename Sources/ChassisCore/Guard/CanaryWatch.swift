/// Reads a text as it grows and gives out what can't be part of the mark any more.
///
/// What could still become it is held back from its third character on; whole texts are read the same way, so a stream
/// and an answer in one piece get the same verdict.
///
/// - Complexity: O(characters), some nanoseconds each.
package struct CanaryWatch: Sendable {
    package private(set) var hasLeaked = false
    private let canary: Canary
    /// Made for the first piece, for most watches are of answers that come whole; one.
    private var readers: [CanaryReader] = []
    private var held = HeldText()

    package init(_ canary: Canary) { self.canary = canary }

    /// Takes the next piece and returns what is certain by now; nothing more once the mark has shown.
    package mutating func push(_ piece: String) -> String {
        guard !hasLeaked else { return "" }
        if readers.isEmpty { readers.append(CanaryReader(canary)) }
        let certain = readers[0].read(piece, at: held.end)
        hasLeaked = readers[0].hasLeaked
        return hasLeaked ? "" : held.add(piece, certain: certain)
    }

    /// Returns what was held back. Call it once, at the end.
    package mutating func finish() -> String {
        if !readers.isEmpty {
            readers[0].finish()
            hasLeaked = hasLeaked || readers[0].hasLeaked
        }
        return hasLeaked ? "" : held.release(to: held.end)
    }
}
