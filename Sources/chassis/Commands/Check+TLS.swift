import ChassisAPI
import ChassisCore
import ChassisEngine
import Foundation

extension CheckCommand {
    /// Time to renew it, before clients turn away.
    private static let expirySoon = Duration.seconds(14 * 86_400)

    /// Whether the server could speak TLS with its files, and for how long.
    func checkTLS(_ files: ServeSettings.TLS, _ findings: inout Findings) {
        let pair: TLSPair
        do throws(APIServerError) { pair = try TLSPair(files) } catch {
            return findings.add(error, "tls")
        }
        let now = SystemClock().now()
        let renewal = "renew it: a running server takes new files up within 10 s"
        let (from, to) = (pair.notBefore.rfc3339.prefix(10), pair.notAfter.rfc3339.prefix(10))
        if pair.notAfter <= now {
            findings.add(.error, "tls", "\(files.certificate) expired on \(to)", remedy: renewal)
        } else if pair.notBefore > now {
            findings.add(
                .error, "tls", "\(files.certificate) is not valid before \(from)",
                remedy: "set this machine's clock, or use a certificate that is valid now")
        } else if pair.notAfter - now < Self.expirySoon {
            findings.add(
                .warning, "tls", "\(files.certificate) expires on \(to), in \(Figure.duration(pair.notAfter - now))",
                remedy: renewal)
        } else {
            findings.add(.ok, "tls", "\(files.certificate) fits its key and is valid until \(to)")
        }
        var facts = stat()
        if stat(files.key, &facts) == 0, facts.st_mode & 0o007 != 0 {
            findings.add(
                .warning, "tls", "\(files.key) can be read by everybody on this machine",
                remedy: "chmod 600 \(files.key)")
        }
    }
}
