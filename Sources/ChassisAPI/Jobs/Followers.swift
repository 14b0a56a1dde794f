import Synchronization

/// The connections of this process that follow events, which may be open for days, by tenant: one tenant may have half of
/// all connections for it, and the others always find some.
final class Followers: Sendable {
    private struct State {
        var most = Int.max
        var counts: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// - Parameter connections: That this process takes in all.
    func share(_ connections: Int) { state.withLock { $0.most = max(1, connections / 2) } }

    /// A place for one more connection; it is given back with the last reference to it.
    ///
    /// - Throws: 429, `too_many_followers`.
    func enter(_ tenant: String) throws(APIError) -> Follower {
        let most = state.withLock { state -> Int? in
            let count = state.counts[tenant, default: 0]
            guard count < state.most else { return state.most }
            state.counts[tenant] = count + 1
            return nil
        }
        if let most {
            throw .tooMany(
                "\(most) connections follow events for this tenant already, half of what this server takes.",
                code: "too_many_followers", again: .seconds(5))
        }
        return Follower(self, tenant)
    }

    fileprivate func leave(_ tenant: String) {
        state.withLock { state in
            let left = (state.counts[tenant] ?? 0) - 1
            state.counts[tenant] = left > 0 ? left : nil
        }
    }
}

/// One connection that follows events.
final class Follower: Sendable {
    private let all: Followers
    private let tenant: String

    fileprivate init(_ all: Followers, _ tenant: String) {
        self.all = all
        self.tenant = tenant
    }

    deinit { all.leave(tenant) }
}
