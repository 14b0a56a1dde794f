import ChassisCore
import ChassisEngine
import ChassisProviders

/// Sends webhooks over HTTP: no redirects, no private addresses unless they are allowed, no answer worth reading.
struct WebhookTransport: Sendable {
    private let client = HTTPClient()

    @Sendable func send(_ webhook: SignedWebhook, _ settings: WebhookSettings) async -> WebhookSender.Answer {
        var request = HTTPRequest(
            url: webhook.url, headers: webhook.headers, body: webhook.body,
            timeouts: InferenceTimeouts(
                connect: min(settings.timeout, .seconds(5)), firstByte: settings.timeout, total: settings.timeout),
            maxResponseBytes: 64 << 10)
        request.allowsPrivate = settings.allowsPrivate
        do {
            let head = try await client.send(request).head
            let seconds = head.headers["retry-after"].flatMap { Int64($0) }
            return .status(head.status, retryAfter: seconds.map { .seconds(min(max(0, $0), 86_400)) })
        } catch .privateAddress {
            return .refused("the address is this machine's or of a private network")
        } catch .badURL(let why) {
            return .refused(why)
        } catch .unreachable(let why) {
            return .failed("could not be reached: \(why)")
        } catch .connectTimedOut, .firstByteTimedOut, .totalTimedOut {
            return .failed("did not answer in time")
        } catch {
            return .failed("the connection broke")
        }
    }
}
