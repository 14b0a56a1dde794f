import ChassisCore
import ChassisStore
import Logging

/// Which models fail, for whoever looks at the store or the log.
extension Engine {
    /// Notes in store and log which breakers opened and closed since the last time.
    func tellOutages() async {
        let news = health.news(at: clock.monotonicNanoseconds(), clock.now())
        guard !news.open.isEmpty || !news.closed.isEmpty else { return }
        for outage in news.open {
            // Who is asked to wait has not failed.
            logger.log(
                level: outage.failures >= ModelHealth.failuresToOpen ? .warning : .info, "a model is asked last",
                metadata: [
                    "model": "\(outage.model)", "failures": "\(outage.failures)", "error": "\(outage.reason)",
                    "for_ms": "\((outage.until - outage.since).milliseconds)",
                ])
        }
        for model in news.closed { logger.info("a model answers again", metadata: ["model": "\(model)"]) }
        do { try await store.noteModelOutages(news.open, over: news.closed) } catch {
            health.heard(news.closed)
            health.untold(news.open.map(\.model) + news.closed)
        }
    }

    /// Learns what other processes have noted, and earlier ones, so that a model's next answer here ends it for all.
    func readOutages() async {
        guard let outages = try? await store.modelOutages(), !outages.isEmpty else { return }
        health.heard(outages.keys)
        // Of models that the workspace has no more, nobody will hear.
        let gone = outages.keys.filter { setup.workspace.model($0) == nil }
        if !gone.isEmpty { try? await store.noteModelOutages([], over: Array(gone)) }
    }
}
