import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PassageVectorTests {
    /// The service's vectors know one thing: whether a text is about money that comes back.
    private static func script(_ request: RecordedRequest) -> Script {
        guard request.path.hasSuffix("/embeddings") else { return .answer("It is under Settings.") }
        let vectors = request.inputs.enumerated().map { index, text in
            let isRefund = ["refund", "reimburse"].contains { text.lowercased().contains($0) }
            return #"{"index":\#(index),"embedding":[\#(isRefund ? "0.9,0.1" : "0.1,0.9")]}"#
        }
        return .json(#"{"data":[\#(vectors.joined(separator: ","))],"usage":{"prompt_tokens":\#(vectors.count)}}"#)
    }

    private func fixture(
        script: @escaping @Sendable (RecordedRequest) -> Script = PassageVectorTests.script,
        change: @escaping (inout Workspace) -> Void = { _ in }
    ) async throws -> EngineFixture {
        var feature = Feature.answer()
        feature.retrieval = .init(vectors: true)
        return try await EngineFixture(features: [feature], script: script) { workspace in
            workspace.search.vectors = .init(model: "first", questionPrefix: "query: ", passagePrefix: "passage: ")
            workspace.knowledge.append(
                KnowledgeDocument(id: "refunds", title: "Refunds", text: "Refunds come within five days."))
            change(&workspace)
        }
    }

    private func makeAll(_ engine: Engine) async { while await engine.makePassageVectors() {} }

    private func notes(_ fixture: EngineFixture, _ job: Job) async throws -> SpanAttributes {
        try await fixture.trace(job).spans.first { $0.name == "retrieve" }?.attributes ?? [:]
    }

    @Test func `a passage without a word of the question is found by its vector, and the trace says how`() async throws
    {
        let fixture = try await fixture()
        await makeAll(fixture.engine)

        let job = try await fixture.ask("Will you reimburse Zyx?")

        #expect(try await fixture.trace(job).context.first?.passage.id == "refunds#1")
        let notes = try await notes(fixture, job)
        #expect(notes["vectors"] == "hosted/first-model, 2 of 2 passages")
        #expect(
            notes["candidate.1"]?.contains("vector 0.9") == true || notes["candidate.1"]?.contains("vector 1") == true)
        let sent = fixture.server.requests.filter { $0.path.hasSuffix("/embeddings") }.flatMap(\.inputs)
        #expect(sent.contains { $0.hasPrefix("passage: Refunds\n") })
        #expect(sent.last == "query: Will you reimburse Zyx?")
    }

    @Test(arguments: ["", "query: "])
    func `one model makes the same text's vector once, for the cache and for the search`(prefix: String) async throws {
        let fixture = try await fixture(change: { workspace in
            workspace.search.vectors?.questionPrefix = prefix
            workspace.features[0].cache = .init(
                ttl: .seconds(60), semantic: .init(model: "first", sample: 0, personal: true))
        })
        await makeAll(fixture.engine)
        let before = fixture.server.requests.count

        let job = try await fixture.ask("Will ada@example.com be reimbursed?")

        let trace = try await fixture.trace(job)
        let made = trace.calls.count { $0.purpose == .embedding }
        let sent = fixture.server.requests.dropFirst(before).filter { $0.path.hasSuffix("/embeddings") }
        #expect(made == (prefix.isEmpty ? 1 : 2))
        #expect(sent.count == made)
        #expect(trace.spans.count { $0.name == "embeddings first" } == made)
        #expect(job.usage.inputTokens == 100 + Int64(made))
        #expect(try await notes(fixture, job)["vectors"] == "hosted/first-model, 2 of 2 passages")
    }

    @Test func `as many passages go in one call as take about half a second`() {
        let shelf = PassageShelf()
        #expect(shelf.batch <= 4)

        shelf.pace(4, took: .milliseconds(100))
        #expect(shelf.batch == 8)
        shelf.pace(8, took: .seconds(2))
        #expect(shelf.batch == 2)
        shelf.pace(2, took: .seconds(100))
        #expect(shelf.batch == 1)
        for _ in 0..<10 { shelf.pace(32, took: .milliseconds(1)) }
        #expect(shelf.batch == 32)
    }

    @Test func `each passage is paid for once, by every process and after every restart`() async throws {
        let fixture = try await fixture()
        await makeAll(fixture.engine)
        await makeAll(fixture.engine)
        let other = try await EngineFixture.engine(fixture.workspace, clock: fixture.clock)

        await makeAll(other)

        #expect(fixture.server.requests.count == 1)
        #expect(other.setup.passages.progress.made == 2)
        var workspace = fixture.workspace
        workspace.knowledge[1].text = "Refunds come within nine days."
        try await fixture.engine.use(workspace)
        await makeAll(fixture.engine)
        #expect(fixture.server.requests.last?.inputs == ["passage: Refunds\nRefunds come within nine days."])
        let costs = try await fixture.store.costs(
            by: .feature, since: fixture.clock.now() - .seconds(60), until: fixture.clock.now() + .seconds(60))
        #expect(costs.first { $0.name == "knowledge" }?.cost == Money(nanoUSD: 3 * 3000))
    }

    @Test func `personal data of articles stays here`() async throws {
        let fixture = try await fixture(change: { workspace in
            workspace.knowledge[1].text = "Refunds: write to ada@example.com or call 030 901820."
        })

        await makeAll(fixture.engine)

        let body = fixture.server.requests.map(\.body).joined()
        #expect(body.contains("⟦EMAIL_1⟧"))
        #expect(!body.contains("ada@example.com") && !body.contains("901820"))
    }

    @Test func `a tenant's article goes to no service that its rules forbid, and is found by its words`() async throws {
        let fixture = try await fixture(change: { workspace in
            workspace.providers[0].terms = DataTerms(regions: ["US"], trains: false)
            workspace.tenants[0].rules = DataRules(regions: ["EU"])
            workspace.knowledge.append(
                KnowledgeDocument(id: "own", title: "Own", text: "Our secret refund desk.", tenant: "acme"))
        })

        await makeAll(fixture.engine)
        let found = fixture.engine.setup.knowledge.search("secret desk", tenant: "acme", limit: 1)

        #expect(!fixture.server.requests.map(\.body).joined().contains("secret"))
        #expect(found.first?.id == "own#1")
        #expect(fixture.engine.setup.passages.progress == (2, 3))
    }

    @Test func `while the service is down words find what they can, and the trace says so`() async throws {
        let fixture = try await fixture { request in
            request.path.hasSuffix("/embeddings") && request.body.contains("query: ")
                ? .failure(500) : Self.script(request)
        }
        await makeAll(fixture.engine)

        let job = try await fixture.ask("When do refunds come?")

        #expect(try await fixture.trace(job).context.first?.passage.id == "refunds#1")
        #expect(try await notes(fixture, job)["vectors"]?.hasSuffix("words alone") == true)
    }

    @Test func `before there are vectors words find what they can, and nobody is asked`() async throws {
        let fixture = try await fixture()

        let job = try await fixture.ask("When do refunds come?")

        #expect(try await fixture.trace(job).context.first?.passage.id == "refunds#1")
        #expect(try await notes(fixture, job)["vectors"] == "off: the passages have none yet; words alone")
        #expect(!fixture.server.requests.contains { $0.path.hasSuffix("/embeddings") })
    }

    @Test func `a text that the service refuses keeps no other from its vector`() async throws {
        let fixture = try await fixture { request in
            request.path.hasSuffix("/embeddings") && request.body.contains("Void an invoice")
                ? .failure(400) : Self.script(request)
        }

        await makeAll(fixture.engine)
        fixture.engine.setup.passages.slowDown()

        #expect(fixture.engine.setup.passages.batch == 1)
        #expect(fixture.engine.setup.passages.progress == (1, 2))
        let count = fixture.server.requests.count
        await makeAll(fixture.engine)
        #expect(fixture.server.requests.count == count)
    }
}

extension RecordedRequest {
    fileprivate var inputs: [String] {
        ((try? JSON(parsing: body))?["input"]?.array ?? []).compactMap(\.string)
    }
}
