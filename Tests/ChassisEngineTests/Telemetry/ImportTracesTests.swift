import ChassisCore
import ChassisStore
import ChassisTestSupport
import Foundation
import Synchronization
import Testing

@testable import ChassisEngine

struct ImportTracesTests {
    private func span(
        trace: String = "0123456789abcdef0123456789abcdef", id: String = "00000000000000a1", parent: String = "",
        model: String = "first-model", input: String = "Write to ada@example.com", at start: Int64 = 1_795_435_200_000
    ) -> ForeignSpan {
        ForeignSpan(
            traceID: trace, spanID: id, parentID: parent, name: "chat", start: start * 1_000_000,
            end: (start + 20) * 1_000_000,
            attributes: [
                "service.name": "shop", "gen_ai.operation.name": "chat", "gen_ai.request.model": .string(model),
                "gen_ai.usage.input_tokens": 100, "gen_ai.usage.output_tokens": 10,
                "gen_ai.input.messages": .string(#"[{"role":"user","parts":[{"type":"text","content":"\#(input)"}]}]"#),
                "user.email": "ada@example.com",
            ])
    }

    @Test func `spans of an application stand among the jobs, with their cost and without personal data`() async throws
    {
        let fixture = try await EngineFixture()

        let rejected = try await fixture.engine.importSpans([span()], tenant: "acme")

        #expect(rejected == 0)
        let job = try #require(try await fixture.store.jobs(now: fixture.clock.now()).first)
        #expect(job.state == .completed)
        #expect(job.feature == "shop")
        #expect(job.cost == Money(nanoUSD: 100 * 3000 + 10 * 15_000))
        let trace = try #require(try await fixture.store.trace(job.id))
        #expect(trace.prompt.first?.content.contains("ada@example.com") == false)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
        for file in ["", "-wal"] {
            let bytes = FileManager.default.contents(atPath: fixture.store.path + file) ?? Data()
            #expect(bytes.range(of: Data("ada@example.com".utf8)) == nil)
        }
        #expect(trace.spans.first?.attributes["user.email"]?.contains("ada") == false)
    }

    @Test func `no half of a value is left where a long attribute is cut`() async throws {
        let fixture = try await EngineFixture()
        var span = span()
        // The recognisers find none of these by its beginning.
        let values = ["jane.roe@example.com", "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00"]
        for (index, value) in values.enumerated() {
            for start in stride(from: 260, to: 300, by: 3) {
                span.attributes["note.\(index).\(start)"] = .string(
                    String(String(repeating: "x ", count: 200).prefix(start - 1) + " " + value))
            }
        }
        span.statusMessage = String(repeating: "y ", count: 245) + "jane.roe@example.com"

        _ = try await fixture.engine.importSpans([span], tenant: "acme")

        let job = try #require(try await fixture.store.jobs(now: fixture.clock.now()).first)
        let trace = try #require(try await fixture.store.trace(job.id))
        let texts = trace.spans.flatMap { $0.attributes.map { $0.value } }
        #expect(texts.count > 40)
        #expect(texts.allSatisfy { !$0.contains("jan") && !$0.contains("411") && !$0.contains("DE8") })
    }

    @Test func `the events of an imported request end with it`() async throws {
        let fixture = try await EngineFixture()
        _ = try await fixture.engine.importSpans([span()], tenant: "acme")
        let job = try #require(try await fixture.store.jobs(now: fixture.clock.now()).first)

        var events: [JobEvent] = []
        for try await event in fixture.engine.follow(job.id) { events.append(event) }

        #expect(events.last?.kind == .state(.completed))
        #expect(events.last?.job?.id == job.id)
    }

    @Test func `a sender whose clock is ahead keeps nobody's texts from being deleted in time`() async throws {
        let fixture = try await EngineFixture()
        let now = fixture.clock.now()
        for index in 0..<300 {
            let id = String(index, radix: 16)
            let name = String(repeating: "0", count: 32 - id.count) + id
            // Two hundred from far in the future, then some from far in the past.
            let moment = index < 250 ? now + .seconds(40 * 365 * 86_400) : now - .seconds(40 * 86_400)
            _ = try await fixture.engine.importSpans(
                [span(trace: "f" + name.dropFirst(), at: moment.milliseconds)], tenant: "acme")
        }

        try await fixture.store.prune(retention: RetentionSettings(), now: now)

        let jobs = try await fixture.store.jobs(now: now)
        var left = 0
        for job in jobs where try await fixture.store.trace(job.id)?.prompt.isEmpty == false { left += 1 }
        #expect(jobs.allSatisfy { $0.finishedAt.map { $0 <= now } ?? false })
        #expect(left == 250)
    }

    @Test func `spans that are sent again count once, in one request and in several`() async throws {
        let fixture = try await EngineFixture()
        let spans = [span(), span(), span(id: "00000000000000a2", parent: "00000000000000a1")]

        for _ in 0..<3 { _ = try await fixture.engine.importSpans(spans, tenant: "acme") }

        let job = try #require(try await fixture.store.jobs(now: fixture.clock.now()).first)
        #expect(job.usage.inputTokens == 200)
        let trace = try #require(try await fixture.store.trace(job.id))
        #expect(trace.spans.count == 2 && trace.calls.count == 2)
        let now = fixture.clock.now()
        let costs = try await fixture.store.costs(
            by: .tenant, since: now - .seconds(9_999_999), until: now + .seconds(60))
        #expect(costs.map(\.inputTokens) == [200])
    }

    @Test func `a trace that comes in parts, the first span last, stands on one line of time`() async throws {
        let fixture = try await EngineFixture()
        let start: Int64 = 1_795_435_200_000
        let parts = [("a2", 1000), ("a3", 2000), ("a1", 0)].map { id, offset in
            span(
                id: "00000000000000" + id, parent: id == "a1" ? "" : "00000000000000a1", at: start + Int64(offset))
        }

        for part in parts { _ = try await fixture.engine.importSpans([part], tenant: "acme") }

        let job = try #require(try await fixture.store.jobs(now: fixture.clock.now()).first)
        let trace = try #require(try await fixture.store.trace(job.id))
        #expect(trace.spans.map { $0.startNanoseconds / 1_000_000 } == [0, 1000, 2000])
    }

    @Test func `spans that come later are added to their trace`() async throws {
        let fixture = try await EngineFixture()
        _ = try await fixture.engine.importSpans([span()], tenant: "acme")

        _ = try await fixture.engine.importSpans(
            [span(id: "00000000000000a2", parent: "00000000000000a1")], tenant: "acme")

        let jobs = try await fixture.store.jobs(now: fixture.clock.now())
        #expect(jobs.count == 1)
        #expect(jobs.first?.usage.inputTokens == 200)
        #expect(try await fixture.store.trace(jobs[0].id)?.calls.count == 2)
    }

    @Test func `a trace that failed still says why when more of it comes`() async throws {
        let fixture = try await EngineFixture()
        var root = span()
        (root.isError, root.statusMessage) = (true, "The upstream was away.")
        _ = try await fixture.engine.importSpans([root], tenant: "acme")
        let before = try await fixture.store.jobs(now: fixture.clock.now()).first

        _ = try await fixture.engine.importSpans(
            [span(id: "00000000000000a2", parent: "00000000000000a1")], tenant: "acme")

        let job = try await fixture.store.jobs(now: fixture.clock.now()).first
        #expect(job?.state == .failed)
        #expect(job?.error != nil && job?.error == before?.error)
    }

    @Test func `a trace whose failure is told last is one that failed, in the figures too`() async throws {
        let fixture = try await EngineFixture()
        _ = try await fixture.engine.importSpans(
            [span(id: "00000000000000a2", parent: "00000000000000a1", at: 1_699_999_000_000)], tenant: "acme")
        var root = span(model: "another", at: 1_699_999_600_000)
        (root.isError, root.statusMessage) = (true, "The upstream was away.")

        for _ in 0..<2 {
            _ = try await fixture.engine.importSpans([root], tenant: "acme")
            root.spanID = "00000000000000a3"
        }

        let now = fixture.clock.now()
        let points = try await fixture.store.activity(
            bucket: .seconds(60), since: now - .seconds(86_400), until: now + .seconds(60)
        ).filter { $0.jobs != 0 || $0.failed != 0 }
        #expect(points.map(\.jobs) == [1] && points.map(\.failed) == [1])
        let costs = try await fixture.store.costs(
            by: .feature, since: now - .seconds(86_400), until: now + .seconds(60))
        #expect(costs.map(\.completed) == [0] && costs.map(\.failed) == [1])
    }

    @Test func `a trace of several models that nobody prices is one of unknown cost`() async throws {
        let fixture = try await EngineFixture()
        let spans = ["a1", "a2", "a3"].map { span(id: "00000000000000" + $0, model: "nobody's-" + $0) }

        _ = try await fixture.engine.importSpans(Array(spans[..<2]), tenant: "acme")
        _ = try await fixture.engine.importSpans([spans[2]], tenant: "acme")

        let now = fixture.clock.now()
        for dimension in CostDimension.allCases {
            let costs = try await fixture.store.costs(
                by: dimension, since: now - .seconds(9_999_999), until: now + .seconds(60))
            #expect(costs.reduce(0) { $0 + $1.unknownCostCount } == 1, "\(dimension)")
        }
    }

    @Test(arguments: ["10000000000000000", "9223372036854775807"])
    func `a count that nobody believes is unknown, and ends nothing`(count: String) async throws {
        let fixture = try await EngineFixture()
        for model in ["first-model", "nobody's"] {
            var spans = [span(model: model), span(id: "00000000000000a2", model: model)]
            for place in spans.indices {
                spans[place].attributes["gen_ai.usage.input_tokens"] = JSON.integer(Int64(count)!)
            }
            spans = spans.map { span in
                var span = span
                span.traceID = String(span.traceID.dropLast(2)) + (model == "first-model" ? "aa" : "bb")
                return span
            }
            _ = try await fixture.engine.importSpans(spans, tenant: "acme")
        }

        let jobs = try await fixture.store.jobs(now: fixture.clock.now())
        #expect(jobs.count == 2)
        #expect(jobs.allSatisfy { $0.usage.state == .absent && $0.cost == nil })
    }

    @Test func `a program can't book its money on a feature, and names of its own are masked`() async throws {
        let fixture = try await EngineFixture()
        var foreign = span(model: "ada@example.com")
        foreign.attributes["service.name"] = "answer"
        foreign.attributes["mail ada@example.com"] = "x"

        _ = try await fixture.engine.importSpans([foreign], tenant: "acme")

        let job = try #require(try await fixture.store.jobs(now: fixture.clock.now()).first)
        #expect(job.feature == "otlp/answer")
        #expect(job.model?.contains("ada") == false)
        let trace = try #require(try await fixture.store.trace(job.id))
        #expect(trace.spans.allSatisfy { $0.attributes.allSatisfy { !$0.key.contains("ada") } })
        #expect(trace.calls.allSatisfy { !$0.model.contains("ada") })
    }

    @Test func `the same trace id of two tenants is two traces`() async throws {
        let fixture = try await EngineFixture()
        for tenant in ["acme", "beta"] { _ = try await fixture.engine.importSpans([span()], tenant: tenant) }

        #expect(try await fixture.store.jobs(now: fixture.clock.now()).map(\.tenant) == ["acme", "beta"])
    }

    @Test func `count in is count out: spans without ids are told as left out`() async throws {
        let fixture = try await EngineFixture()
        let spans = [
            span(trace: "short"), span(trace: String(repeating: "0", count: 32)), span(id: ""), span(),
        ]

        #expect(try await fixture.engine.importSpans(spans, tenant: "acme") == 3)
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 1)
    }

    @Test(arguments: [
        (TelemetrySettings(), false), (.init(isOwn: true), true),
        (.init(terms: DataTerms(regions: ["EU"], trains: false)), true),
        (.init(terms: DataTerms(regions: ["US"], trains: false)), false),
    ]) func `a collector gets no spans of a tenant whose data rules it does not meet`(
        settings: TelemetrySettings, isSent: Bool
    ) async throws {
        let fixture = try await EngineFixture(change: { workspace in
            workspace.telemetry = settings
            workspace.telemetry.endpoint = "https://collector.example/v1/traces"
            workspace.telemetry.sendsContent = true
            guard let place = workspace.tenants.firstIndex(where: { $0.id == "acme" }) else { return }
            workspace.tenants[place].rules = DataRules(regions: ["EU"])
            for provider in workspace.providers.indices { workspace.providers[provider].terms.regions = ["EU"] }
        })
        let bodies = Mutex<[String]>([])
        let exporter = TraceExporter(engine: fixture.engine) { _, body in
            bodies.withLock { $0.append(String(decoding: body, as: UTF8.self)) }
            return 200
        }
        _ = await exporter.exportOnce()
        _ = try await fixture.ask("How do I void a zebra?")

        #expect(await exporter.exportOnce() == 1)
        #expect(await exporter.exportOnce() == 0)

        #expect(bodies.withLock { $0.contains { $0.contains("zebra") } } == isSent)
        #expect(isSent || bodies.withLock { $0.isEmpty })
    }

    @Test func `a collector that is away gets everything once it is back, and nothing twice`() async throws {
        let fixture = try await EngineFixture(change: { $0.telemetry.endpoint = "http://collector/v1/traces" })
        let bodies = Mutex<[JSON]>([])
        let status = Mutex<Int?>(nil)
        let exporter = TraceExporter(engine: fixture.engine) { _, body in
            bodies.withLock { $0.append((try? JSON(parsing: body)) ?? .null) }
            return status.withLock { $0 }
        }
        _ = try await fixture.ask("Before the exporter ran")
        #expect(await exporter.exportOnce() == 0)
        let job = try await fixture.ask("How do I void an invoice? I am ada@example.com")

        #expect(await exporter.exportOnce() == nil)
        status.withLock { $0 = 200 }
        #expect(await exporter.exportOnce() == 1)
        #expect(await exporter.exportOnce() == 0)

        let body = try #require(bodies.withLock { $0.last })
        #expect(bodies.withLock { $0.count } == 2)
        let spans = body["resourceSpans"]?[0]?["scopeSpans"]?[0]?["spans"]?.array ?? []
        let root = try #require(spans.first)
        #expect(root["name"]?.string == "job answer")
        #expect(spans.allSatisfy { $0["traceId"] == root["traceId"] && $0["traceId"]?.string?.count == 32 })
        let call = try #require(spans.first { $0["name"]?.string == "chat first" })
        let generate = try #require(spans.first { $0["name"]?.string == "generate" })
        #expect(call["parentSpanId"] == generate["spanId"])
        let attributes = call["attributes"]?.array ?? []
        let tokens = attributes.first { $0["key"]?.string == "gen_ai.usage.input_tokens" }
        #expect(tokens?["value"]?["intValue"]?.string == "100")
        // Content is off unless asked for; personal data is never sent.
        let names = Set(spans.flatMap { $0["attributes"]?.array ?? [] }.compactMap { $0["key"]?.string })
        #expect(names.contains("confidence"))
        #expect(!names.contains { $0.hasPrefix("support.") || $0 == "unsupported" || $0.hasPrefix("absent.") })
        #expect(!names.contains("error.message") && !names.contains("violations"))
        #expect(!body.text.contains("gen_ai.input.messages"))
        #expect(!body.text.contains("ada@example.com"))
        #expect(body.text.contains(job.id.description))
    }
}
