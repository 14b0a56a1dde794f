import ChassisCore
import Glibc
import HummingbirdCore
import Logging
import NIOCore
import NIOSSL
import Synchronization

/// The certificate and key that connections are secured with, read again when their files change.
///
/// Certificates live for weeks, and whatever renews them replaces the files under a running server. Connections that stand
/// keep theirs; a pair that can't be used leaves the last good one in force.
final class TLSFiles: Sendable {
    private struct State {
        var context: NIOSSLContext
        /// Of the files that were looked at last, usable or not.
        var stamp: [FileStamp]
    }

    /// Of the file behind all symbolic links: some renew by turning a link to another folder. Replaced files differ in at
    /// least one of these, even within a second.
    private struct FileStamp: Equatable {
        var numbers: [Int64] = []

        init(_ path: String) {
            var facts = stat()
            guard stat(path, &facts) == 0 else { return }
            numbers = [
                Int64(facts.st_mtim.tv_sec), Int64(facts.st_mtim.tv_nsec), Int64(facts.st_size),
                Int64(bitPattern: UInt64(facts.st_ino)),
            ]
        }
    }

    private static let pause = Duration.seconds(10)
    private let files: ServeSettings.TLS
    private let standing: CertificateStanding
    private let state: Mutex<State>

    init(_ files: ServeSettings.TLS, _ standing: CertificateStanding) throws(APIServerError) {
        self.files = files
        self.standing = standing
        let stamp = Self.stamp(files)
        let pair = try TLSPair(files)
        state = Mutex(State(context: pair.context, stamp: stamp))
        standing.note(inForceUntil: pair.notAfter)
    }

    var context: NIOSSLContext { state.withLock { $0.context } }

    /// Looks at the files every 10 s until the task is cancelled.
    func watch(_ clock: any WallClock, _ log: Logger) async {
        while (try? await clock.sleep(for: Self.pause)) != nil {
            do throws(APIServerError) {
                if try refresh() {
                    log.notice("a new TLS certificate is in force", metadata: ["file": "\(files.certificate)"])
                }
            } catch {
                log.error("the new TLS files can't be used, the old certificate stays", metadata: ["error": "\(error)"])
            }
        }
    }

    /// - Returns: Whether there is a new certificate.
    /// - Throws: Once for files that can't be used.
    private func refresh() throws(APIServerError) -> Bool {
        let stamp = Self.stamp(files)
        guard state.withLock({ $0.stamp != stamp }) else { return false }
        let pair: TLSPair
        do throws(APIServerError) { pair = try TLSPair(files) } catch {
            state.withLock { $0.stamp = stamp }
            standing.noteRefused()
            throw error
        }
        state.withLock { $0 = State(context: pair.context, stamp: stamp) }
        standing.note(inForceUntil: pair.notAfter)
        return true
    }

    private static func stamp(_ files: ServeSettings.TLS) -> [FileStamp] {
        [FileStamp(files.certificate), FileStamp(files.key)]
    }
}

/// A connection that is secured before anything is said on it.
struct SecuredConnection: ServerChildChannel {
    let connection: Connection
    let files: TLSFiles

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Connection.Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: files.context))
        }.flatMap { connection.setup(channel: channel, logger: logger) }
    }

    func handle(value: Connection.Value, logger: Logger) async {
        await connection.handle(value: value, logger: logger)
    }
}
