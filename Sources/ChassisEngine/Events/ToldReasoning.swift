import ChassisCore

/// What a follower has been told of what a model thought aloud in the running attempt. It keeps a sum of it: thoughts are
/// long.
struct ToldReasoning: Sendable {
    /// In bytes.
    private(set) var count = 0
    private var hash = FNVHash()

    mutating func add(_ bytes: [UInt8]) {
        count += bytes.count
        hash.add(bytes)
    }

    /// The next piece of what was thought for an answer; `nil` where all of it has been told, or something else was: what
    /// another model thought that failed then stays what it is.
    func rest(of reasoning: String) -> [UInt8]? {
        let bytes = reasoning.utf8
        guard count < bytes.count, count == 0 || FNVHash(bytes.prefix(count)) == hash else { return nil }
        return Array(bytes.dropFirst(count).wholeScalars(atMost: JobEvent.largestText))
    }
}
