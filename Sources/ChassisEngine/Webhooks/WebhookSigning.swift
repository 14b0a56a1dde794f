import ChassisCore
import Crypto
import Foundation

/// Signs messages as Standard Webhooks 1.0 says, so that any of its libraries can verify them.
///
/// - SeeAlso: https://github.com/standard-webhooks/standard-webhooks, "Signature scheme".
package struct WebhookSecret: Sendable {
    /// 24 to 64 bytes.
    package let bytes: [UInt8]

    /// A new one, of 32 random bytes.
    package init() { bytes = SymmetricKey(size: .bits256).withUnsafeBytes(Array.init) }

    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// As its owner gets it: `whsec_` and the bytes in base 64.
    package var text: String { "whsec_" + Data(bytes).base64EncodedString() }

    /// `v1,` and the HMAC-SHA256 of `{id}.{timestamp}.{body}` in base 64.
    package func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
        var code = HMAC<SHA256>(key: SymmetricKey(data: bytes))
        code.update(data: Array("\(id).\(timestamp).".utf8))
        code.update(data: body)
        return "v1," + Data(code.finalize()).base64EncodedString()
    }
}

/// A message as it goes over the wire.
package struct SignedWebhook: Sendable {
    package var url: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    /// - Parameters:
    ///   - secrets: Each signs; several while one replaces another.
    ///   - now: The time of this try, which receivers compare with their own.
    init(_ message: WebhookBody, name: String, url: String, secrets: [WebhookSecret], now: Timestamp) {
        self.url = url
        body = Array(message.json.text.utf8)
        let seconds = now.milliseconds / 1000
        let signatures = secrets.map { [body] in $0.signature(id: name, timestamp: seconds, body: body) }
        headers = [
            ("content-type", "application/json"), ("webhook-id", name), ("webhook-timestamp", String(seconds)),
            ("webhook-signature", signatures.joined(separator: " ")),
        ]
    }
}

/// What a message says: thin, so that it can be sent to anybody who knows the job; the answer is fetched with a key.
struct WebhookBody {
    var type: String
    var at: Timestamp
    var job: Job

    var json: JSON {
        // The end that is told; since then the job may have been retried, and its row is of that.
        let status = type.split(separator: ".").last.map(String.init) ?? job.state.rawValue
        var data = JSONObject([
            ("id", .string(job.id.description)), ("status", .string(status)),
            ("feature", .string(job.feature)), ("tenant", .string(job.tenant)),
        ])
        if status == job.state.rawValue, let error = job.error?.toldToTenant {
            data["error"] = ["code": .string(error.code), "message": .string(error.message)]
        }
        return ["type": .string(type), "timestamp": .string(at.rfc3339), "data": .object(data)]
    }
}
