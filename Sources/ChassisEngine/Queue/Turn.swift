import Synchronization

/// Lets one task at a time do something; the next goes on with it when that one ends.
final class Turn: Sendable {
    private let isTaken = Mutex(false)
    private let freed = Signal()

    /// Runs `body` once nobody else does; never for a task that is cancelled before.
    func hold(_ body: @Sendable () async -> Void) async {
        while !Task.isCancelled {
            let isMine = isTaken.withLock { isTaken in
                defer { isTaken = true }
                return !isTaken
            }
            guard isMine else {
                await freed.wait(atMost: .seconds(60))
                continue
            }
            await body()
            isTaken.withLock { $0 = false }
            freed.raise()
            return
        }
    }
}
