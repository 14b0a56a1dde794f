import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// `/metrics`, for Prometheus. Sums over all processes come from the store; what says "this process" is of this one.
/// No figure names a tenant: there may be very many, and it is nobody's business who reads these.
struct MetricsRoutes: Sendable {
    let service: APIService
    private let spend: SpendTotals

    init(service: APIService) {
        self.service = service
        spend = SpendTotals(store: service.store)
    }

    var all: [Route] {
        // Where others than this machine can ask, they need to be somebody.
        [
            Route(.GET, "/metrics", scope: service.isLocal ? nil : .admin, proxiedScope: .admin) { _ in
                try await metrics()
            }
        ]
    }

    private func metrics() async throws -> APIResponse {
        let now = service.clock.now()
        var out = MetricsText()
        addQueue(try await service.store.queueSummary(now: now), to: &out)
        addSpend(named(try await spend.rows(now: now)), to: &out)
        addEngine(service.engine.meters.figures, to: &out)
        addRequests(service.meters.figures, to: &out)
        addModels(try await service.engine.modelStates(), to: &out)
        out.begin("chassis_webhook_messages", .gauge, "Webhook messages that are kept, by state.")
        for (state, count) in try await service.store.webhookCounts().sorted(by: { $0.key < $1.key }) {
            out.add("chassis_webhook_messages", ["state": state], count)
        }
        out.single(
            "chassis_configuration_current", .gauge, "Whether what the files say is in force; 0 where it was refused.",
            service.engine.isConfigurationStale ? "0" : "1")
        out.single("chassis_workers_up", .gauge, "Whether somebody works the queue.", service.isServed() ? "1" : "0")
        addCertificate(service.certificate.value, to: &out)
        addProcess(to: &out)
        return .text(out.text, type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private func addCertificate(_ certificate: CertificateStanding.Standing?, to out: inout MetricsText) {
        guard let certificate else { return }
        out.single(
            "chassis_tls_expiry_timestamp_seconds", .gauge, "When the certificate in force ends.",
            String(certificate.notAfter.milliseconds / 1000))
        out.single(
            "chassis_tls_current", .gauge, "Whether the files' certificate is in force; 0: it can't be used.",
            certificate.isRefused ? "0" : "1")
    }

    /// Under the names that every Prometheus client has for them.
    private func addProcess(to out: inout MetricsText) {
        if !service.version.isEmpty {
            out.begin("chassis_build_info", .gauge, "The version of this program.")
            out.add("chassis_build_info", ["version": service.version], 1)
        }
        let figures: [(String, MetricsText.Kind, String, String?)] = [
            (
                "process_resident_memory_bytes", .gauge, "Resident memory of this process.",
                ProcessFigures.residentBytes.map { String($0) }
            ),
            (
                "process_start_time_seconds", .gauge, "When this process began, in seconds since 1970.",
                ProcessFigures.start.map { String($0) }
            ),
            (
                "process_cpu_seconds_total", .counter, "Processor time that this process has used.",
                ProcessFigures.processorSeconds.map { String($0) }
            ),
            (
                "process_open_fds", .gauge, "Files that this process has open.",
                ProcessFigures.openFiles.map { String($0) }
            ),
        ]
        for (name, kind, help, value) in figures {
            if let value { out.single(name, kind, help, value) }
        }
    }

    /// Rows of this workspace's features and models; those of others, which any program may name in its spans, together.
    private func named(_ rows: [SpendRow]) -> [SpendRow] {
        let workspace = service.engine.setup.workspace
        let features = Feature.builtInNames.union(workspace.features.map(\.name) + [""])
        let models = Set(workspace.models.map(\.name) + [""])
        let known = rows.map { row in
            var row = row
            if !features.contains(row.feature) { row.feature = "other" }
            if !models.contains(row.model) { row.model = "other" }
            return row
        }
        return SpendTotals.together(known)
    }

    private func addQueue(_ summary: QueueSummary, to out: inout MetricsText) {
        out.begin("chassis_jobs", .gauge, "Jobs that are kept, by state.")
        for state in JobState.allCases {
            out.add("chassis_jobs", ["state": state.rawValue], Int64(summary.counts[state] ?? 0))
        }
        out.single(
            "chassis_queue_depth", .gauge, "Jobs that wait for a worker.", String(summary.counts[.queued] ?? 0))
        let age = summary.oldestQueuedAge.map { Double($0.milliseconds) / 1000 } ?? 0
        out.single(
            "chassis_queue_oldest_seconds", .gauge, "How long the job that waits longest has waited.", String(age))
    }

    private func addModels(_ states: [ModelState], to out: inout MetricsText) {
        guard !states.isEmpty else { return }
        out.begin(
            "chassis_model_state", .gauge,
            "Whether a model is loaded and answers: 1 at the state that it is in; out is one that fails.")
        for state in states {
            for word in ModelState.Word.allCases {
                out.add(
                    "chassis_model_state", ["model": state.model.name, "state": word.rawValue],
                    state.word == word ? 1 : 0)
            }
        }
        out.begin("chassis_model_load_seconds", .gauge, "What a load of the model usually takes.")
        for state in states {
            guard let typical = state.loads?.typical else { continue }
            out.add(
                "chassis_model_load_seconds", ["model": state.model.name],
                String(Double(typical.milliseconds) / 1000))
        }
    }

    /// Sums since the beginning, as the bills have them. Gauges, whatever their names end in: a job that is retried by hand
    /// is taken out of them until it ends again, and a counter that goes down would count as one that began anew.
    private func addSpend(_ rows: [SpendRow], to out: inout MetricsText) {
        func family(_ name: String, _ help: String, _ value: (SpendRow) -> String) {
            out.begin(name, .gauge, help)
            for row in rows { out.add(name, ["feature": row.feature, "model": row.model], value(row)) }
        }
        family("chassis_spend_usd_total", "What is known of what providers cost us.") { $0.cost.decimalDollars }
        family("chassis_unknown_costs_total", "Jobs that cost something that nobody knows.") {
            String($0.unknownCosts)
        }
        family("chassis_credits_charged_total", "Credits that tenants were charged.") { $0.credits.text }
        family("chassis_cache_hits_total", "Jobs answered from the cache.") { String($0.cacheHits) }
        family("chassis_avoided_usd_total", "What these would have cost.") { $0.avoidedCost.decimalDollars }
        out.begin("chassis_tokens_total", .gauge, "Tokens used; cached ones are part of the input.")
        out.addEach(rows, "chassis_tokens_total", "kind") {
            [("input", $0.inputTokens), ("output", $0.outputTokens), ("cached", $0.cachedTokens)]
        }
        out.begin("chassis_jobs_ended_total", .gauge, "Jobs that ended, by state.")
        out.addEach(rows, "chassis_jobs_ended_total", "state") {
            [("completed", $0.completed), ("failed", $0.failed), ("cancelled", $0.cancelled)]
        }
    }

    private func addEngine(_ figures: EngineMeters.Figures, to out: inout MetricsText) {
        out.begin("chassis_attempt_seconds", .histogram, "Attempts at jobs, this process.")
        out.add("chassis_attempt_seconds", nil, figures.attempts)
        out.begin("chassis_overhead_seconds", .histogram, "Attempts without their waiting for providers, this process.")
        out.add("chassis_overhead_seconds", nil, figures.overhead)
        out.begin("chassis_upstream_seconds", .histogram, "Calls to providers, this process.")
        for (name, histogram) in figures.upstream.sorted(by: { $0.key < $1.key }) {
            out.add("chassis_upstream_seconds", ("provider", name), histogram)
        }
        out.begin("chassis_first_chunk_seconds", .histogram, "From a call to the first of its answer, this process.")
        out.add("chassis_first_chunk_seconds", nil, figures.firstChunk)
        out.begin("chassis_upstream_errors_total", .counter, "Calls to providers that failed, this process.")
        for (name, count) in figures.upstreamErrors.sorted(by: { $0.key < $1.key }) {
            out.add("chassis_upstream_errors_total", ["provider": name], count)
        }
        let counts = [
            ("fallbacks", "Calls to a further model after one failed", figures.fallbacks),
            ("repairs", "Calls that showed a model its mistakes", figures.repairs),
            ("retries", "Attempts that will be followed by another", figures.retries),
        ]
        for (name, help, count) in counts {
            out.single("chassis_\(name)_total", .counter, "\(help), this process.", String(count))
        }
    }

    private func addRequests(_ figures: HTTPMeters.Figures, to out: inout MetricsText) {
        out.begin("chassis_http_requests_total", .counter, "Requests answered, this process.")
        let answered = figures.answered.sorted {
            ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
        }
        for (key, count) in answered {
            out.add(
                "chassis_http_requests_total",
                ["route": key.route, "method": key.method, "status": String(key.status)], count)
        }
        out.begin("chassis_http_request_seconds", .histogram, "From the headers of a request to the end of its answer.")
        for (route, histogram) in figures.latency.sorted(by: { $0.key < $1.key }) {
            out.add("chassis_http_request_seconds", ("route", route), histogram)
        }
        out.single(
            "chassis_http_in_flight", .gauge, "Requests that are being answered, this process.",
            String(figures.inFlight))
    }
}

extension MetricsText {
    fileprivate mutating func addEach(
        _ rows: [SpendRow], _ name: String, _ label: String, _ values: (SpendRow) -> [(String, Int64)]
    ) {
        for row in rows {
            for (word, count) in values(row) {
                add(name, ["feature": row.feature, "model": row.model, label: word], count)
            }
        }
    }
}
