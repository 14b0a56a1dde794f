import Synchronization

/// The memory that large bodies of requests take while they come and are answered: so much for all, half of it for one
/// tenant, so that nobody can fill it with requests that are refused in the end.
///
/// A body up to 64 KiB takes none of it. One that is larger than a share is taken while its tenant has no other.
final class BodyRoom: Sendable {
    private struct State {
        var taken = 0
        var tenants: [String: Int] = [:]
    }

    private let state = Mutex(State())
    static let smallest = 1 << 16
    /// In bytes, of all together.
    static let most = 256 << 20

    /// A place for a body of one request.
    func place(_ tenant: String?) -> Place { Place(self, tenant ?? "") }

    fileprivate func take(_ bytes: Int, for tenant: String, having held: Int) throws(APIError) {
        let isThere = state.withLock { state in
            let own = state.tenants[tenant, default: 0]
            let isAlone = own == held && state.taken < Self.most
            guard isAlone || own + bytes <= Self.most / 2 && state.taken + bytes <= Self.most else { return false }
            state.tenants[tenant] = own + bytes
            state.taken += bytes
            return true
        }
        if !isThere { throw .bodiesTooMany }
    }

    fileprivate func giveBack(_ bytes: Int, of tenant: String) {
        state.withLock { state in
            let left = state.tenants[tenant, default: 0] - bytes
            state.tenants[tenant] = left > 0 ? left : nil
            state.taken -= bytes
        }
    }

    /// What one body has taken; given back with the last reference to it.
    final class Place: Sendable {
        private let room: BodyRoom
        private let tenant: String
        private let held = Mutex(0)

        fileprivate init(_ room: BodyRoom, _ tenant: String) { (self.room, self.tenant) = (room, tenant) }

        deinit {
            let held = held.withLock { $0 }
            if held > 0 { room.giveBack(held, of: tenant) }
        }

        /// Makes room for a body of so many bytes, in steps of 1 MiB.
        func reach(_ bytes: Int) throws(APIError) {
            let held = held.withLock { $0 }
            guard bytes > held else { return }
            let more = (bytes - held + 0xF_FFFF) & ~0xF_FFFF
            try room.take(more, for: tenant, having: held)
            self.held.withLock { $0 += more }
        }
    }
}
