import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct CacheTests {
    private func fixture(
        script: @escaping @Sendable (RecordedRequest) -> Script = { _ in .answer("It is under Settings.") }
    ) async throws -> EngineFixture {
        try await EngineFixture(features: [.answer(cache: .init(ttl: .seconds(3600)))], script: script)
    }

    @Test func `a question asked again costs nothing, and says what was saved`() async throws {
        let fixture = try await fixture()
        let first = try await fixture.ask("Where is my plan?")

        let job = try await fixture.ask("Where is my plan?")

        #expect(first.cache == .miss)
        #expect(job.cache == .exact)
        #expect(job.cost == .zero)
        #expect(job.usage.state == .reported)
        #expect(try await fixture.output(job) == "It is under Settings.")
        let trace = try await fixture.trace(job)
        #expect(trace.input == "Where is my plan?" && trace.origin == first.id.trace && trace.prompt.isEmpty)
        #expect(fixture.server.requests.count == 1)
        let costs = try await fixture.store.costs(
            by: .tenant, since: fixture.clock.now() - .seconds(60), until: fixture.clock.now() + .seconds(60))
        #expect(costs.first?.cacheHits == 1)
        #expect(costs.first?.avoidedCost == first.cost)
        #expect(costs.first?.cost == first.cost)
    }

    @Test(arguments: [
        #"{"content":"It is under"},"finish_reason":"length""#,
        #"{"content":"It is"},"finish_reason":"content_filter""#,
        #"{"content":null,"refusal":"I can't say."},"finish_reason":"stop""#,
    ]) func `an answer that is none, or half of one, is not kept for others`(choice: String) async throws {
        let fixture = try await fixture { _ in
            .json(#"{"choices":[{"message":\#(choice)}],"usage":{"prompt_tokens":9,"completion_tokens":3}}"#)
        }
        _ = try await fixture.ask("Where is my plan?")

        #expect(try await fixture.ask("Where is my plan?").cache == .miss)
        #expect(fixture.server.requests.count == 2)
    }

    @Test func `two tenants never share an answer`() async throws {
        let fixture = try await fixture()
        _ = try await fixture.ask("Where is my plan?", tenant: "acme")

        let other = try await fixture.ask("Where is my plan?", tenant: "beta")

        #expect(other.cache == .miss)
        #expect(fixture.server.requests.count == 2)
    }

    @Test func `two tenants never share a stale answer either`() async throws {
        let isDown = Latch()
        let fixture = try await fixture { _ in isDown.isOpen ? .failure(500) : .answer("It is under Settings.") }
        _ = try await fixture.ask("Where is my plan?", tenant: "acme")
        isDown.open()

        #expect(try await fixture.ask("Where is my plan?", tenant: "beta").state == .queued)
    }

    @Test func `a cached answer expires`() async throws {
        let fixture = try await fixture()
        _ = try await fixture.ask("Where is my plan?")
        fixture.clock.advance(by: .seconds(3601))

        #expect(try await fixture.ask("Where is my plan?").cache == .miss)
    }

    @Test(arguments: ["prompt", "schema", "tier", "model", "order", "knowledge"])
    func `a change of what an answer depends on makes old answers unreachable`(part: String) async throws {
        let fixture = try await EngineFixture(
            features: [.answer(cache: .init())], change: { $0.features[0].retrieval = .init() })
        _ = try await fixture.ask("Where is my plan?")
        var workspace = fixture.workspace
        switch part {
        case "prompt": workspace.features[0].promptVersion = 2
        case "schema": workspace.features[0].schema = "ticket"
        case "tier": workspace.features[0].tier = .complex
        case "model": workspace.models[0].id += "-next"
        case "order": workspace.tiers[.local] = ["second"]
        default: workspace.knowledge[0].text += " Only owners can do it."
        }
        try await fixture.engine.use(workspace)

        _ = try await fixture.submit("Where is my plan?")
        let job = try await fixture.attempt()

        #expect(job.cache == .miss)
        #expect(fixture.server.requests.count >= 2)
    }

    @Test func `two people's equal questions share an answer, and each gets his own data back`() async throws {
        let fixture = try await fixture { request in
            .answer("We wrote to \(request.lastMessage.contains("⟦EMAIL_1⟧") ? "⟦EMAIL_1⟧" : "nobody").")
        }
        let first = try await fixture.ask("Why did ada@example.com get no mail?")

        let second = try await fixture.ask("Why did bob@example.org get no mail?")

        #expect(second.cache == .exact)
        #expect(try await fixture.output(first) == "We wrote to ada@example.com.")
        #expect(try await fixture.output(second) == "We wrote to bob@example.org.")
    }

    @Test func `an address that the model brought in is whole in the second answer as in the first`() async throws {
        let fixture = try await fixture { _ in .answer("Write to help@sample.example, please.") }
        let first = try await fixture.ask("Where do I write to?")

        let second = try await fixture.ask("Where do I write to?")

        #expect(try await fixture.output(first) == "Write to help@sample.example, please.")
        #expect(try await fixture.output(second) == "Write to help@sample.example, please.")
    }
}
