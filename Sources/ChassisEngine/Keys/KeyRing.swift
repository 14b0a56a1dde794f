package import ChassisCore
package import ChassisStore
import Synchronization

/// Checks keys, remembering those it has seen until any process changes one.
package final class KeyRing: Sendable {
    private struct State {
        var known: [String: StoredKey] = [:]
        var revision: Int64 = -1
        /// Keys used since that was last written down.
        var used: [String: Timestamp] = [:]
        var noted: [String: Timestamp] = [:]
    }

    /// More keys than that are looked up each time.
    private static let mostRemembered = 10_000

    private let store: Store
    private let clock: any WallClock
    private let state = Mutex(State())

    package init(store: Store, clock: any WallClock) {
        self.store = store
        self.clock = clock
    }

    /// What a text is as a key.
    package enum Finding: Sendable {
        case valid(APIKey)
        /// It was one, until then. Told to nobody but who has the whole secret.
        case expired(at: Timestamp)
        /// Whatever is wrong with it.
        case none
    }

    package func key(for text: some StringProtocol) async throws(StoreError) -> Finding {
        guard let text = KeyText(parsing: text) else { return .none }
        guard let stored = try await stored(text.id), text.matches(stored.secretHash) else { return .none }
        let now = clock.now()
        guard stored.key.isValid(at: now) else {
            guard stored.key.revokedAt == nil, let end = stored.key.expiresAt else { return .none }
            return .expired(at: end)
        }
        state.withLock { state in
            // A minute is exact enough for people, and spares a write for each request.
            if state.noted[text.id].map({ now - $0 >= .seconds(60) }) ?? true { state.used[text.id] = now }
        }
        return .valid(stored.key)
    }

    private func stored(_ id: String) async throws(StoreError) -> StoredKey? {
        let (known, revision) = state.withLock { ($0.known[id], $0.revision) }
        if let known { return known }
        guard let found = try await store.key(id) else { return nil }
        state.withLock { state in
            // Read before a change that has been heard of since: worth this one answer only.
            if state.revision == revision, state.known.count < Self.mostRemembered { state.known[id] = found }
        }
        return found
    }

    /// Forgets what has changed and writes down what was used, until the task is cancelled.
    package func run() async {
        await store.eachNews { () throws(StoreError) in try await refresh() }
    }

    private func refresh() async throws(StoreError) {
        let revision = try await store.keyRevision()
        let used = state.withLock { state in
            if state.revision != revision { (state.revision, state.known) = (revision, [:]) }
            defer { state.used = [:] }
            return state.used
        }
        do { try await store.noteKeyUse(used) } catch {
            state.withLock { $0.used.merge(used) { newer, _ in newer } }
            throw error
        }
        state.withLock { $0.noted.merge(used) { $1 } }
    }
}
