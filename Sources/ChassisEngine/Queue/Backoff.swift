package import ChassisCore

/// How long a job waits for its next attempt.
package struct Backoff: Sendable {
    private let first: Duration
    private let most: Duration

    package init(_ settings: EngineSettings) {
        first = settings.backoff
        most = settings.maxBackoff
    }

    /// Doubles with each attempt up to the most, then takes up to a fifth off or on, so that jobs that failed together
    /// do not come back together. A wait that a provider asked for is kept, if it is the longer one.
    ///
    ///     Backoff(500 ms … 60 s).wait(after: 3, asked: nil, chance: 0.5)   // 2 s
    ///
    /// - Parameter attempt: The one that failed; 1 or more.
    /// - Parameter chance: 0 to 1, evenly spread.
    package func wait(after attempt: Int, asked: Duration?, chance: Double) -> Duration {
        let doubled = first * (1 << min(max(attempt - 1, 0), 30))
        let base = min(doubled, most)
        let spread = Duration.milliseconds(Int64(Double(base.milliseconds) * (0.8 + 0.4 * min(max(chance, 0), 1))))
        return max(spread, min(asked ?? .zero, .seconds(3600)))
    }
}
