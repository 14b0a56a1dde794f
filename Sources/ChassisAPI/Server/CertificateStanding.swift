import ChassisCore
import Synchronization

/// How the certificate of this server stands, for those who watch over it.
final class CertificateStanding: Sendable {
    struct Standing: Sendable {
        /// When the one in force ends.
        var notAfter: Timestamp
        /// Whether the files say something else since, and can't be used.
        var isRefused = false
    }

    private let standing = Mutex<Standing?>(nil)

    /// `nil` for a server without TLS.
    var value: Standing? { standing.withLock { $0 } }

    func note(inForceUntil notAfter: Timestamp) { standing.withLock { $0 = Standing(notAfter: notAfter) } }

    func noteRefused() { standing.withLock { $0?.isRefused = true } }
}
