import Foundation

/// Tells processes beside each other whether anybody works this store's jobs.
///
/// Every engine that runs holds a shared lock on a file beside the store; the kernel lets go of it however the process
/// ends, so there is nothing to clean up after a kill.
package final class ServingLock: Sendable {
    private let descriptor: Int32

    /// Takes a share; `nil` when the file can't be opened (a read-only folder).
    package init?(storePath: String) {
        descriptor = open(storePath + ".serving", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        // Waits, for microseconds: somebody who asks `isServed` holds it to himself while he asks.
        flock(descriptor, LOCK_SH)
    }

    deinit { close(descriptor) }

    /// Whether some process works this store's jobs now.
    package static func isServed(storePath: String) -> Bool {
        var descriptor = open(storePath + ".serving", O_RDWR | O_CLOEXEC)
        // Where this process can't write, another one may.
        if descriptor < 0 { descriptor = open(storePath + ".serving", O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0
    }
}

/// Names a run of a process.
enum Boot {
    /// Never the same twice, whatever the host and process ids do.
    static func newName() -> String { "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(13))" }
}
