import Dispatch
import GRDB

/// A connection for looking up single rows, with its statements kept compiled.
///
/// A snapshot that spans several statements costs a transaction and, on a connection taken from the pool, compiling
/// them anew; a look-up by key is one statement and needs neither. Opened at its first use.
final class LookupReader: Sendable {
    private let path: String
    private let configuration: Configuration
    private let queue = DispatchQueue(label: "chassis.store.lookups", qos: .userInitiated)
    // Only touched on `queue`, which runs one block at a time.
    private nonisolated(unsafe) var database: DatabaseQueue?
    private nonisolated(unsafe) var connection: Connection?
    private nonisolated(unsafe) var isClosed = false

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws(StoreError) -> T {
        let result: Result<T, StoreError> = await withCheckedContinuation { continuation in
            queue.async { [self] in
                do {
                    guard !isClosed else { throw StoreError.closed }
                    let database = try database ?? DatabaseQueue(path: path, configuration: configuration)
                    self.database = database
                    let value = try database.unsafeRead { opened in
                        let connection = try connection ?? Connection(opened)
                        self.connection = connection
                        return try body(connection)
                    }
                    continuation.resume(returning: .success(value))
                } catch {
                    continuation.resume(returning: .failure(StoreError(error, path: path)))
                }
            }
        }
        return try result.get()
    }

    func close() {
        queue.sync {
            isClosed = true
            connection = nil
            try? database?.close()
            database = nil
        }
    }
}
