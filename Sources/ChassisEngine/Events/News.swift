import ChassisCore
import ChassisStore

extension AsyncStream<Void> {
    /// Whether something comes in time; `false` as well when the stream ends or the task is cancelled.
    func hasNext(within time: Duration, _ clock: any WallClock) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in self { return true }
                return false
            }
            group.addTask {
                try? await clock.sleep(for: time)
                return false
            }
            let isThere = await group.next() ?? false
            group.cancelAll()
            return isThere
        }
    }
}

extension Store {
    /// Calls `look` at once and whenever somebody has committed something, until the task is cancelled or the store
    /// closes. What the store refused because it was busy is tried again: the news of it does not come twice.
    ///
    /// - Parameter pause: The least time between two looks; what is committed meanwhile is looked at after it.
    func eachNews(pause: Duration = .milliseconds(50), _ look: () async throws(StoreError) -> Void) async {
        for await _ in news() {
            while !Task.isCancelled {
                do throws(StoreError) {
                    try await look()
                    break
                } catch {
                    guard error.isTransient else { break }
                    do { try await SystemClock().sleep(for: .milliseconds(50)) } catch { return }
                }
            }
            // Not the engine's clock: this spares work, it keeps no time.
            do { try await SystemClock().sleep(for: pause) } catch { return }
        }
    }
}
