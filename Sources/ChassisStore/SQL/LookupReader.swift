import GRDB
import Synchronization

/// A connection for looking up single rows, with its statements kept compiled.
///
/// A snapshot that spans several statements costs a transaction and, on a connection taken from the pool, compiling
/// them anew; a look-up by key is one statement and needs neither. It takes some microseconds, so it runs on the
/// caller's thread: handing it to another one costs more than the look-up. Opened at its first use.
final class LookupReader: Sendable {
    private let path: String
    private let configuration: Configuration
    private let lock = Mutex(())
    // Only touched under `lock`.
    private nonisolated(unsafe) var database: DatabaseQueue?
    private nonisolated(unsafe) var connection: Connection?
    private nonisolated(unsafe) var isClosed = false

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    func read<T: Sendable>(_ body: (Connection) throws -> T) throws(StoreError) -> T {
        do {
            return try lock.withLock { _ in
                guard !isClosed else { throw StoreError.closed }
                let database = try database ?? DatabaseQueue(path: path, configuration: configuration)
                self.database = database
                return try database.unsafeRead { opened in
                    let connection = try connection ?? Connection(opened)
                    self.connection = connection
                    return try body(connection)
                }
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    func close() {
        lock.withLock { _ in
            isClosed = true
            connection = nil
            try? database?.close()
            database = nil
        }
    }
}
