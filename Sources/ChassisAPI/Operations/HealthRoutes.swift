import ChassisCore
import ChassisEngine
import ChassisStore
import Logging
import NIOHTTP1
import Synchronization

/// Whether the process lives, and whether it can do its work.
struct HealthRoutes: Sendable {
    let service: APIService
    private let lastCheck = LastCheck()

    init(service: APIService) { self.service = service }

    var all: [Route] {
        [
            Route(.GET, "/healthz", scope: nil) { _ in .json(["status": "ok"]) },
            Route(.GET, "/readyz", scope: nil) { _ in await ready() },
        ]
    }

    /// 200 when jobs can be taken, worked and stored; else 503, and what is missing, with the error's code of a store that
    /// takes no writes. Names no path and no error text: anybody may ask.
    private func ready() async -> APIResponse {
        let storeFailure = await lastCheck.failure(at: service.clock.monotonicNanoseconds()) {
            do throws(StoreError) {
                try await service.store.checkWritable()
                return nil
            } catch {
                service.engine.logger.error("the store can't be written", metadata: ["error": "\(error)"])
                return error.code
            }
        }
        let free = Store.freeBytes(at: service.store.path)
        let hasSpace = free ?? .max >= Store.fullBelowBytes
        let checks: [(String, Bool)] = [
            ("store", storeFailure == nil), ("disk", hasSpace), ("workers", service.isServed()),
            ("accepting", !service.stopping.isOpen),
        ]
        let isReady = checks.allSatisfy(\.1)
        let list = checks.map { ($0.0, JSON.string($0.1 ? "ok" : "failed")) }
        var answer = JSONObject([
            ("status", .string(isReady ? "ready" : "not_ready")), ("checks", .object(JSONObject(list))),
            ("disk_free_bytes", free.map { .integer($0) } ?? .null),
            ("disk_needed_bytes", .integer(Store.fullBelowBytes)),
            // The last good one works on, so that this is no reason to be left out.
            ("configuration", service.engine.isConfigurationStale ? "refused" : "current"),
        ])
        if let certificate = service.certificate.value {
            answer["certificate"] = certificate.isRefused ? "refused" : "current"
        }
        if let storeFailure { answer["store_error"] = .string(storeFailure) }
        return .json(.object(answer), status: isReady ? .ok : .serviceUnavailable)
    }
}

/// Remembers a check for a second, so that asking often costs nothing.
private final class LastCheck: Sendable {
    private let last = Mutex<(at: Int64, failure: String?)?>(nil)

    /// - Returns: The code of what `check` found wrong.
    func failure(at now: Int64, _ check: () async -> String?) async -> String? {
        if let last = last.withLock({ $0 }), now - last.at < 1_000_000_000 { return last.failure }
        let failure = await check()
        last.withLock { $0 = (now, failure) }
        return failure
    }
}
