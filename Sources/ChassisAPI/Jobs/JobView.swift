import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// A job as its tenant sees it, with answer, place in the queue and links.
struct JobView: Sendable {
    let service: APIService
    /// Jobs ahead of one are counted up to here; beyond it, "at least" is all that is said.
    private static let countedAhead = 1000

    /// The longest output that comes with a job's last event.
    static let longestOutput = 64 << 10

    /// The answer of `GET /v1/jobs/{id}`.
    func response(_ job: Job, headers: HTTPHeaders) async throws -> APIResponse {
        var held: HeldAnswer?
        // Past its retention, the answer is gone and the rest is not.
        if job.state == .completed { held = try? await service.engine.held(job) }
        let object = try await object(job, output: .null)
        return try await .json(of: held.map { [$0] } ?? [], headers: headers) { answers in
            guard let answer = answers.first else { return object }
            return object.with("output", .string(answer.shownText))
        }
    }

    /// The job for whoever follows it and has been told its answer.
    func json(_ job: Job, told held: HeldAnswer?) async throws(APIError) -> JSON {
        let output: String?
        do { output = try await held?.whole().shownText } catch EngineError.noOutput { output = nil } catch {
            throw APIError(error)
        }
        guard let output, output.utf8.count > Self.longestOutput else {
            return try await object(job, output: .init(output))
        }
        return try await object(job, output: nil, bytes: output.utf8.count)
    }

    /// - Parameter output: Of a completed job.
    private func object(_ job: Job, output: JSON?, bytes: Int? = nil) async throws(APIError) -> JSON {
        var object = JSONObject([
            ("id", .string(job.id.description)), ("object", "job"), ("status", .string(job.state.rawValue)),
        ])
        for (name, value) in job.row.object?.members ?? [] where name != "id" { object[name] = value }
        if let error = job.error { object["error"] = error.toldToTenant.row }
        if lowConfidence(of: job) != nil { object["low_confidence"] = true }
        if job.state == .completed {
            object["output"] = output
            if let bytes { object["output_bytes"] = .integer(Int64(bytes)) }
        }
        do {
            if let metadata = try await service.engine.metadata(of: job) { object["metadata"] = metadata }
        } catch { throw APIError(error) }
        try await addPlace(of: job, to: &object)
        object["links"] = Self.links(of: job.id)
        return .object(object)
    }

    /// `position` 1 is next. `eta_seconds` is estimated from how long jobs ran lately; `null` before any did.
    func addPlace(of job: Job, to object: inout JSONObject) async throws(APIError) {
        guard job.state == .queued else { return }
        if job.isWarming || job.isHeldUp {
            // It waits for a model, not for its turn.
            object["position"] = .null
            object["eta_seconds"] = secondsToRetry(of: job).map { .integer($0) } ?? .null
            return
        }
        do throws(StoreError) {
            let ahead = try await service.store.jobsAhead(of: job.id, limit: Self.countedAhead)
            object["position"] = ahead.map { .integer(Int64($0 + 1)) } ?? .null
            if ahead == Self.countedAhead { object["position_is_minimum"] = true }
            let eta = try await service.pace.seconds(
                for: (ahead ?? 0) + 1, workers: service.engine.setup.workspace.engine.workers, at: service.clock.now())
            object["eta_seconds"] = eta.map { .integer($0) } ?? .null
        } catch { throw APIError(error) }
    }

    /// Until the next attempt at a job that waits for one; 1 or more.
    func secondsToRetry(of job: Job) -> Int64? {
        guard job.state == .queued, let due = job.retryAt else { return nil }
        return max(1, (due - service.clock.now()).secondsUp)
    }

    static func links(of id: JobID) -> JSON {
        let own = "/v1/jobs/\(id)"
        return [
            "self": .string(own), "events": .string(own + "/events"), "cancel": .string(own),
            "flag": .string(own + "/flag"),
        ]
    }

    /// How the tenant stands towards its plan's limits per minute; empty where it has none.
    func rateHeaders(of tenant: String) async -> HTTPHeaders {
        guard let limits = service.engine.setup.workspace.plan(ofTenant: tenant)?.limits, limits.hasRates,
            let statuses = try? await service.store.rateStatus(
                of: tenant, limits: limits, now: service.clock.now(),
                moment: service.clock.monotonicNanoseconds() / 1_000_000)
        else { return [:] }
        var headers = HTTPHeaders()
        for status in statuses {
            headers.add(name: "x-ratelimit-limit-\(status.kind.rawValue)", value: String(status.limit))
            headers.add(name: "x-ratelimit-remaining-\(status.kind.rawValue)", value: String(status.remaining))
            headers.add(name: "x-ratelimit-reset-\(status.kind.rawValue)", value: status.reset.wire)
        }
        return headers
    }

    /// `miss`, `exact` or `semantic;0.971`: how alike the question was is in the trace.
    private func cache(of job: Job) async -> String {
        guard job.cache == .semantic, let trace = try? await service.store.trace(job.id),
            let likeness = trace.spans.lazy.compactMap({ $0.attributes["semantic.cosine"] }).last
        else { return job.cache.rawValue }
        return "\(job.cache.rawValue);\(likeness)"
    }

    /// How far an answer is trusted that its feature's policy marks (`confidence: {mark_below: …}`); `nil` for all others.
    private func lowConfidence(of job: Job) -> Double? {
        guard let confidence = job.confidence,
            let limit = service.engine.setup.workspace.feature(job.feature)?.trust.markBelow, confidence < limit
        else { return nil }
        return confidence
    }

    /// The headers that every answer about a job carries.
    ///
    /// - Parameter creditsLeft: Of its tenant, where that is known; it is looked up otherwise.
    func headers(_ job: Job, creditsLeft: Credits? = nil) async -> HTTPHeaders {
        // Put together here: adding one to headers looks at each of its letters.
        var headers = [("x-chassis-job", job.id.description), ("x-chassis-trace", job.id.trace)]
        if job.state.isFinal {
            if let cost = job.cost { headers.append(("x-chassis-cost-usd", cost.decimalDollars)) }
            headers.append(("x-chassis-credits-charged", job.credits.text))
            headers.append(("x-chassis-cache", await cache(of: job)))
            let route = [job.tier?.rawValue, job.provider, job.model].compactMap(\.self)
            if !route.isEmpty { headers.append(("x-chassis-route", route.joined(separator: "/"))) }
            headers.append(("x-chassis-attempts", String(job.attempts)))
            if let confidence = lowConfidence(of: job) {
                headers.append(("x-chassis-low-confidence", String(confidence)))
            }
        }
        headers += await rateHeaders(of: job.tenant).map { ($0.name, $0.value) }
        var left = creditsLeft
        if left == nil { left = try? await service.store.availableCredits(of: job.tenant) }
        if let left { headers.append(("x-chassis-credits-left", left.text)) }
        return HTTPHeaders(headers)
    }
}

extension Money {
    /// `0.000000123`, exact, without trailing zeros.
    var decimalDollars: String {
        let sign = nanoUSD < 0 ? "-" : ""
        let whole = nanoUSD.magnitude / 1_000_000_000
        var (rest, digits) = (nanoUSD.magnitude % 1_000_000_000, 9)
        guard rest > 0 else { return "\(sign)\(whole)" }
        while rest % 10 == 0 { (rest, digits) = (rest / 10, digits - 1) }
        let fraction = String(rest)
        return "\(sign)\(whole)." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
    }
}

extension Duration {
    /// Whole seconds, a part of one counted as one.
    var secondsUp: Int64 { (milliseconds + 999) / 1000 }

    /// `12ms`, `1s`, `6m0s`: as OpenAI writes the time until a limit is free again.
    var wire: String {
        let milliseconds = max(0, self.milliseconds)
        guard milliseconds >= 1000 else { return "\(milliseconds)ms" }
        let seconds = secondsUp
        return seconds < 60 ? "\(seconds)s" : "\(seconds / 60)m\(seconds % 60)s"
    }
}
