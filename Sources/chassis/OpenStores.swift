import ChassisStore
import Synchronization

/// The stores that a command has opened, to be closed when it ends.
///
/// Whoever closes a store last brings its log into its file, so that the file alone is a whole copy.
enum OpenStores {
    private static let stores = Mutex<[Store]>([])

    static func note(_ store: Store) -> Store {
        stores.withLock { $0.append(store) }
        return store
    }

    static func close() {
        let all = stores.withLock { stores in
            defer { stores = [] }
            return stores
        }
        for store in all { store.close() }
    }
}
