package import ChassisCore
import ChassisStore
import Logging
import Synchronization

/// Sends what lies in the outbox until each message is taken or given up. One for a serving process.
///
/// A message is sent at least once: a process that ends in the middle leaves it to be tried again, under the same
/// `webhook-id`. A slow receiver keeps only its own messages waiting (`WebhookPlaces`).
package final class WebhookSender: Sendable {
    /// How a receiver answered.
    package enum Answer: Sendable {
        case status(Int, retryAfter: Duration?)
        /// No answer, for a reason that may pass.
        case failed(String)
        /// The address is one that must not be called.
        case refused(String)
    }

    package typealias Send = @Sendable (SignedWebhook, WebhookSettings) async -> Answer

    private let engine: Engine
    private let send: Send
    private let places = Mutex(WebhookPlaces())
    private let wake = Signal()

    package init(engine: Engine, send: @escaping Send) {
        self.engine = engine
        self.send = send
    }

    /// Works until the task is cancelled; tries under way are broken off and made again later.
    package func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await _ in self.engine.store.news() {
                    if Task.isCancelled { return }
                    self.wake.raise()
                }
            }
            while !Task.isCancelled {
                let due = await claim()
                for webhook in due { group.addTask { await self.deliver(webhook) } }
                guard due.isEmpty else { continue }
                try? await engine.store.shortenWebhookWaits(
                    longest: WebhookSettings.longestWait + .seconds(3600), now: engine.clock.now())
                await wake.wait(atMost: await timeToNext())
            }
            group.cancelAll()
        }
    }

    /// For tests: tries everything that is due now, and returns once all tries have ended.
    func sendDue() async {
        await withDiscardingTaskGroup { group in
            for webhook in await claim() { group.addTask { await self.deliver(webhook) } }
        }
    }

    private func claim() async -> [DueWebhook] {
        let settings = engine.setup.workspace.webhooks
        do {
            let due = try await engine.store.claimWebhooks(
                perReceiver: WebhookPlaces.mostOfReceiver, lease: settings.timeout + .seconds(30),
                now: engine.clock.now()
            ) { waiting in
                let now = engine.clock.monotonicNanoseconds()
                return places.withLock { $0.choose(waiting, at: now) }
            }
            let now = engine.clock.monotonicNanoseconds()
            places.withLock { places in
                for webhook in due { places.begin(webhook.message.id, to: webhook.target, at: now) }
            }
            return due
        } catch {
            engine.logger.error("reading the webhook outbox failed", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func timeToNext() async -> Duration {
        guard let next = try? await engine.store.nextWebhookTime() else { return .seconds(60) }
        // What is due and was not taken waits for a free place, which wakes this loop.
        return min(max(next - engine.clock.now(), .milliseconds(200)), .seconds(60))
    }

    private func deliver(_ due: DueWebhook) async {
        let message = due.message
        defer {
            let now = engine.clock.monotonicNanoseconds()
            places.withLock { $0.end(message.id, at: now) }
            wake.raise()
        }
        let outcome: WebhookOutcome
        let workspace = engine.setup.workspace
        var egress = WebhookEgress(receiver: "", rules: workspace.tenant(message.tenant)?.rules.text ?? "")
        do {
            let settings = workspace.webhooks
            let url = try url(of: due, settings)
            egress.receiver = url.host
            try engine.checkRules(of: message.tenant, for: url)
            let signed = try await signed(due, url)
            let answer = await send(signed, settings)
            CrashPoint.delivered.pass()
            outcome = self.outcome(of: answer, message, settings)
        } catch let error as StoreError where error.isTransient {
            engine.logger.warning("a webhook waits for the store", metadata: ["error": "\(error.message)"])
            outcome = .released(at: engine.clock.now() + .seconds(1))
        } catch {
            outcome = .failed(status: nil, error: (error as? any OperatorError)?.message ?? "\(error)")
        }
        // A task of its own, so that the end is written even as the process ends; awaited at once.
        await Task { [egress] in await note(outcome, of: message, egress.receiver.isEmpty ? nil : egress) }.value
    }

    private func note(_ outcome: WebhookOutcome, of message: WebhookMessage, _ egress: WebhookEgress?) async {
        do {
            try await engine.store.endWebhook(message, outcome, egress)
        } catch {
            engine.logger.error("writing a webhook's end failed", metadata: ["error": "\(error)"])
        }
    }

    /// The rules may have become stricter since the job was taken.
    private func url(of due: DueWebhook, _ settings: WebhookSettings) throws -> WebhookURL {
        let text = try engine.vault.open(due.sealedURL, for: due.message.tenant, as: .webhook)
        return try WebhookURL(String(decoding: text, as: UTF8.self), settings)
    }

    private func signed(_ due: DueWebhook, _ url: WebhookURL) async throws -> SignedWebhook {
        let message = due.message
        guard let job = try await engine.store.job(message.job) else { throw StoreError.jobNotFound(message.job) }
        let secrets = try due.sealedSecrets.map {
            WebhookSecret(bytes: try engine.vault.open($0, for: message.tenant, as: .webhookSecret))
        }
        guard !secrets.isEmpty else { throw EngineError.webhookSecretMissing(message.tenant) }
        return SignedWebhook(
            WebhookBody(type: message.type, at: message.createdAt, job: job), name: message.name,
            url: url.text, secrets: secrets, now: engine.clock.now())
    }

    private func outcome(
        of answer: Answer, _ message: WebhookMessage, _ settings: WebhookSettings
    ) -> WebhookOutcome {
        func again(_ status: Int?, _ error: String, asked: Duration? = nil) -> WebhookOutcome {
            guard message.attempts < settings.attempts else { return .failed(status: status, error: error) }
            let asked = min(asked ?? .zero, WebhookSettings.longestWait)
            let wait = max(WebhookSettings.wait(after: message.attempts), asked)
            return .retry(at: engine.clock.now() + wait, status: status, error: error)
        }
        switch answer {
        case .status(let status, _) where (200..<300).contains(status): return .delivered(status: status)
        case .status(410, _): return .failed(status: 410, error: "the receiver wants no more messages")
        case .status(let status, let asked): return again(status, "the receiver answered HTTP \(status)", asked: asked)
        // A process that is stopping broke the try off.
        case .failed where Task.isCancelled: return .released(at: engine.clock.now())
        case .failed(let why): return again(nil, why)
        case .refused(let why): return .failed(status: nil, error: why)
        }
    }
}
