import ChassisCore

/// When a screen asks its questions again though nothing was committed: spans such as the last hour move on by themselves.
struct Asking {
    /// When they were asked last; `nil` before the first time.
    private var last: Timestamp?

    mutating func note(_ now: Timestamp) { last = now }

    /// - Parameter pause: How long answers may stand.
    func next(after pause: Duration) -> Timestamp? { last.map { $0 + pause } }

    func isDue(after pause: Duration, at now: Timestamp) -> Bool { next(after: pause).map { $0 <= now } ?? false }
}
