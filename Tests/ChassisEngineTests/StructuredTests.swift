import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// The steps of `structured:`, each against a real service on loopback and a real store.
@Suite(.timeLimit(.minutes(2)))
struct StructuredTests {
    private static let good = #"{"category":"billing","urgent":true}"#

    private func fixture(
        _ structured: Feature.Structured, tier: Tier = .local, repairs: Int = 1, cache: Feature.Cache? = nil,
        holdsSchema: Bool = false, script: @escaping @Sendable (RecordedRequest) -> Script
    ) async throws -> EngineFixture {
        var feature = Feature.answer(schema: "ticket", tier: tier, cache: cache, limits: .init(repairs: repairs))
        feature.structured = structured
        return try await EngineFixture(features: [feature], script: script) { workspace in
            workspace.tiers[.complex] = ["second"]
            for index in workspace.models.indices { workspace.models[index].supportsSchema = holdsSchema }
        }
    }

    private func steps(_ trace: Trace) -> String {
        trace.spans.last { $0.name == "generate" }?.attributes["steps"] ?? ""
    }

    @Test func `a stronger model is asked when an answer stays bad, and each step has its price`() async throws {
        let fixture = try await fixture(.init(stronger: .complex)) { request in
            .answer(request.model == "second-model" ? Self.good : "I'd rather write a poem.")
        }

        let job = try await fixture.ask("I was charged twice")
        let trace = try await fixture.trace(job)

        #expect(job.state == .completed)
        #expect((job.model, job.tier) == ("second", .complex))
        #expect(trace.calls.map(\.purpose) == [.first, .repair, .stronger])
        #expect(trace.calls.allSatisfy { $0.cost == Money(nanoUSD: 100 * 3000 + 20 * 15_000) })
        #expect(job.cost == Money(nanoUSD: 3 * (100 * 3000 + 20 * 15_000)))
        #expect(
            steps(trace)
                == "first first: invalid → first repair: invalid → up to 'complex' → second stronger: valid")
        #expect(try await fixture.account().balance == Credits(milli: 99_000))
    }

    @Test func `a service that refuses the schema is asked without it, and the next job at once so`() async throws {
        let fixture = try await fixture(.init(), holdsSchema: true) { request in
            request.body.contains("response_format")
                ? .json(
                    #"{"error":{"message":"Invalid schema for response_format 'ticket'","param":"response_format"}}"#,
                    status: 400) : .answer(Self.good)
        }

        let first = try await fixture.ask("I was charged twice")
        let second = try await fixture.ask("I was charged three times")

        #expect(first.state == .completed && second.state == .completed)
        #expect(fixture.server.requests.map { $0.body.contains("response_format") } == [true, false, false])
        let trace = try await fixture.trace(first)
        #expect(steps(trace) == "first first: its service refuses the schema, asked without → first first: valid")
        let constrained = trace.spans.last { $0.name == "generate" }?.attributes["constrained"]
        #expect(constrained == "first: no, its service refuses the schema")
        #expect(try await fixture.account().held == .zero)
    }

    @Test func `broken JSON never reaches the user: with nobody left the job fails with the typed error`() async throws
    {
        let fixture = try await fixture(.init(stronger: .complex), repairs: 0) { _ in .answer("{\"category\": ") }

        let job = try await fixture.ask("I was charged twice")

        // The ladder is the policy: another attempt would climb it again, at our cost.
        #expect(job.state == .failed)
        #expect(job.error?.code == "output_invalid")
        #expect(fixture.server.requests.count == 2)
        #expect(try await fixture.account().balance == Credits(milli: 100_000))
        await #expect(throws: EngineError.self) { try await fixture.output(job) }
    }

    @Test func `a model that answers the same each time is asked once`() async throws {
        let fixture = try await EngineFixture(
            features: [Feature.answer(schema: "ticket", tier: .local, limits: .init(attempts: 3, repairs: 1))],
            change: { $0.tiers[.local] = ["extractive"] })

        let job = try await fixture.ask("I was charged twice")

        #expect(job.state == .failed && job.attempts == 1)
        #expect(job.error?.code == "output_invalid")
        #expect(try await fixture.trace(job).calls.map(\.purpose) == [.first])
    }

    @Test func `the last good answer stands in, labelled with its age, even where the cache is off`() async throws {
        let isBad = Latch()
        let fixture = try await fixture(.init(lastGood: .seconds(7200)), repairs: 0) { _ in
            .answer(isBad.isOpen ? "no" : Self.good)
        }
        let first = try await fixture.ask("I was charged twice")
        isBad.open()
        fixture.clock.advance(by: .seconds(3600))

        let job = try await fixture.ask("I was charged twice")

        #expect(first.cache == .miss)
        #expect((job.state, job.cache) == (.completed, .stale))
        #expect(try await fixture.output(job) == Self.good)
        let span = try #require(try await fixture.trace(job).spans.last { $0.name == "generate" })
        #expect(span.attributes["stale.age"] == "3600 s")
        #expect(span.attributes["stale.job"] == first.id.description)
        #expect(fixture.server.requests.count == 2)
        // Its models were asked and paid, so it saved nothing.
        let costs = try await fixture.store.costs(
            by: .feature, since: Timestamp(milliseconds: 0), until: fixture.clock.now() + .seconds(60))
        #expect(costs.map(\.cacheHits) == [0])
        #expect(costs.map(\.avoidedCost) == [.zero])
    }

    @Test func `a last good answer beyond the policy's age is not given`() async throws {
        let isBad = Latch()
        let fixture = try await fixture(.init(lastGood: .seconds(60)), repairs: 0) { _ in
            .answer(isBad.isOpen ? "no" : Self.good)
        }
        _ = try await fixture.ask("I was charged twice")
        isBad.open()
        fixture.clock.advance(by: .seconds(61))

        #expect(try await fixture.ask("I was charged twice").error?.code == "output_invalid")
    }

    @Test func `a model is held to what its service takes of the schema, and the trace names what that loses`()
        async throws
    {
        let fixture = try await fixture(.init(), holdsSchema: true) { _ in .answer(Self.good) }
        var workspace = fixture.workspace
        workspace.schemas["ticket"] = try JSON(
            parsing: """
                {"type": "object", "required": ["category"], "properties": {
                    "category": {"enum": ["billing", "other"]}, "urgent": {"type": "boolean"},
                    "note": {"type": "string", "minLength": 3}}}
                """)
        try await fixture.engine.use(workspace)

        let job = try await fixture.ask("I was charged twice")

        let body = try JSON(parsing: try #require(fixture.server.requests.last).body)
        let sent = try #require(body["response_format"]?["json_schema"])
        #expect(sent["strict"] == true)
        #expect(sent["schema"]?["required"]?.array?.count == 3)
        let span = try #require(try await fixture.trace(job).spans.last { $0.name == "generate" })
        #expect(span.attributes["constrained"]?.contains("/properties/note/minLength") == true)
    }

    @Test func `null for a member that may be absent is left out, and a required null is a mistake`() async throws {
        let schema: JSON = [
            "type": "object", "required": ["a"], "additionalProperties": false,
            "properties": ["a": ["type": "string"], "b": ["type": "integer"], "c": ["type": ["string", "null"]]],
        ]
        let check = AnswerCheck(schema: try JSONSchema(schema), isReduced: true)

        guard case .good(let text) = check.check(#"{"a":"x","b":null,"c":null}"#).verdict else {
            Issue.record("the nulls of the reduced form were taken for values")
            return
        }
        #expect(text == #"{"a":"x","c":null}"#)
        guard case .bad(let problems) = check.check(#"{"a":null,"b":1,"c":null}"#).verdict else {
            Issue.record("a required member was null")
            return
        }
        #expect(problems.first == "/a: expected string, found null")
    }

    @Test func `a list that had to stand under 'value' comes out of it`() throws {
        let check = AnswerCheck(
            schema: try JSONSchema(["type": "array", "items": ["type": "integer"]]), isReduced: true)

        guard case .good(let text) = check.check(#"{"value":[1,2]}"#).verdict else {
            Issue.record("the wrapper was not taken off")
            return
        }
        #expect(text == "[1,2]")
    }

    @Test(arguments: [
        "{\"answer\": \"draft\"}\n{\"answer\": \"final\"}",
        #"Thought: I need {"tool": "search"} first. Final Answer: {"answer": "final"}"#,
        #""{\"answer\": \"final\"}""#,
        #"{"answer": "final"} {"sources": [1, 2]}"#,
    ]) func `of several values the one that fits the schema is the answer`(text: String) throws {
        let check = AnswerCheck(
            schema: try JSONSchema([
                "type": "object", "required": ["answer"], "properties": ["answer": ["type": "string"]],
            ]))

        guard case .good(let answer) = check.check(text).verdict else {
            Issue.record("no value was taken")
            return
        }
        #expect(answer == #"{"answer":"final"}"#)
    }

    @Test func `a feature that wants no mending gets none, and a gap is never an answer`() throws {
        let schema = try JSONSchema(["type": "object"])

        guard case .bad = AnswerCheck(schema: schema, mends: false).check("{'a': 1}").verdict,
            case .good = AnswerCheck(schema: schema).check("{'a': 1}").verdict,
            case .bad(let problems) = AnswerCheck(schema: schema).check(#"{"a": 1, "b": }"#).verdict
        else {
            Issue.record("mending was not as the policy has it")
            return
        }
        #expect(problems == ["'b' has no value"])
    }
}
