package import ChassisCore
import Foundation
import NIOSSL

/// A certificate chain and its key, read from their files and found to fit.
package struct TLSPair: Sendable {
    let context: NIOSSLContext
    /// When the chain's certificates are valid, all of them.
    package let notBefore: Timestamp
    package let notAfter: Timestamp

    /// - Throws: `.badTLS`, which names the file and says what is wrong with it.
    package init(_ files: ServeSettings.TLS) throws(APIServerError) {
        let certificates = try Self.read("certificate", files.certificate)
        let chain: [NIOSSLCertificate]
        do { chain = try NIOSSLCertificate.fromPEMBytes(certificates) } catch {
            throw .badTLS("the certificate \(files.certificate) is no PEM certificate chain")
        }
        guard !chain.isEmpty else {
            throw .badTLS("the certificate \(files.certificate) is no PEM certificate chain")
        }
        let secret = try Self.read("key", files.key)
        let key: NIOSSLPrivateKey
        do { key = try NIOSSLPrivateKey(bytes: secret, format: .pem) } catch {
            throw .badTLS("the key \(files.key) is no PEM private key without a passphrase")
        }
        do {
            context = try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
        } catch {
            throw .badTLS("the key \(files.key) does not belong to the certificate \(files.certificate)")
        }
        notBefore = chain.map { Self.moment($0.notValidBefore) }.max() ?? Timestamp(milliseconds: 0)
        notAfter = chain.map { Self.moment($0.notValidAfter) }.min() ?? Timestamp(milliseconds: 0)
    }

    private static func read(_ what: String, _ path: String) throws(APIServerError) -> [UInt8] {
        guard let file = fopen(path, "r") else {
            throw .badTLS("the \(what) \(path) can't be read: \(String(cString: strerror(errno)))")
        }
        fclose(file)
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .badTLS("the \(what) \(path) is no file")
        }
        return Array(data)
    }

    private static func moment(_ seconds: time_t) -> Timestamp { Timestamp(milliseconds: Int64(seconds) * 1000) }
}
