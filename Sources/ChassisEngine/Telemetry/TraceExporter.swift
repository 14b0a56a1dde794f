import ChassisCore
import ChassisStore
import Crypto
import Logging

/// Sends the spans of finished attempts to an OTLP collector. One for a serving process.
///
/// It keeps a mark in the store and moves it once the collector has taken a batch: nothing is lost while the collector
/// is away, and after a crash a batch may be sent twice, with the same ids.
package struct TraceExporter: Sendable {
    /// Posts JSON to an address; returns the status, or `nil` when there was no answer.
    package typealias Send = @Sendable (_ address: String, _ body: [UInt8]) async -> Int?

    private static let batch = 100
    private let engine: Engine
    private let send: Send

    package init(engine: Engine, send: @escaping Send) {
        self.engine = engine
        self.send = send
    }

    /// Works until the task is cancelled; does nothing while the workspace names no collector.
    package func run() async {
        var failures = 0
        while !Task.isCancelled {
            let sent = await exportOnce()
            failures = sent == nil ? failures + 1 : 0
            let wait: Duration =
                switch sent {
                case nil: .seconds(min(1 << min(failures, 6), 60))
                case .some(let count) where count == Self.batch: .zero
                case .some: .seconds(1)
                }
            do { try await engine.clock.sleep(for: wait) } catch { return }
        }
    }

    /// Sends the next batch, if there is one.
    ///
    /// - Returns: How many attempts the collector took; `nil` when it took none of those there are.
    @discardableResult
    package func exportOnce() async -> Int? {
        let settings = engine.setup.workspace.telemetry
        guard let address = settings.endpoint else { return 0 }
        do {
            let attempts = try await engine.store.attemptsToExport(to: address, limit: Self.batch)
            guard let last = attempts.last else { return 0 }
            let encoding = OTLPEncoding(sendsContent: settings.sendsContent) { [vault = engine.vault] words in
                var code = vault.authentication
                code.update(data: Array(words.utf8))
                return Array(code.finalize())
            }
            let exported = attempts.filter { mayLeave($0, settings) }
            if !exported.isEmpty {
                let spans = exported.flatMap { encoding.spans(of: $0.trace, end: $0.at, mark: $0.mark) }
                let status = await send(address, Array(OTLPEncoding.request(spans: spans).text.utf8))
                guard isDone(status) else { return nil }
            }
            try await engine.store.moveExport(to: address, mark: last.mark)
            return attempts.count
        } catch {
            engine.logger.error("exporting traces failed", metadata: ["error": "\(error)"])
            return nil
        }
    }

    /// Whether a batch that was answered so need not be sent again.
    private func isDone(_ status: Int?) -> Bool {
        switch status {
        case .some(200..<300): return true
        // The collector will never take this batch; going on is better than standing still for ever.
        case .some(400), .some(413), .some(422):
            engine.logger.error("a collector refused spans", metadata: ["status": "\(status ?? 0)"])
            return true
        default: return false
        }
    }

    /// Whether the rules of the attempt's tenant let its spans go to the collector.
    private func mayLeave(_ attempt: ExportedAttempt, _ settings: TelemetrySettings) -> Bool {
        let job = attempt.trace.job
        guard let rules = engine.setup.workspace.tenant(job.tenant)?.rules, let why = settings.refusal(by: rules) else {
            return true
        }
        engine.logger.info(
            "spans are kept back", metadata: ["job": "\(job.id)", "tenant": "\(job.tenant)", "why": "\(why)"])
        return false
    }
}
