import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// A prompt and its answer are kept within the model's `context_window`.
@Suite(.timeLimit(.minutes(2)))
struct ContextWindowTests {
    private static let long = String(repeating: "The invoice was paid. ", count: 200)

    private func fixture(_ windows: [Int?], change: (inout Workspace) -> Void = { _ in }) async throws -> EngineFixture
    {
        try await EngineFixture(
            features: [.answer(tier: .small)],
            change: { workspace in
                for (index, window) in windows.enumerated() { workspace.models[index].contextWindow = window }
                change(&workspace)
            })
    }

    private func ask(_ text: String, model: String, answer: Int? = nil, _ fixture: EngineFixture) async throws -> Job {
        var chat = ChatRequest(model: model, messages: [Message(.user, text)])
        chat.maxOutputTokens = answer
        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
        return try await fixture.attempt()
    }

    private func wantedTokens(_ fixture: EngineFixture) throws -> Int64? {
        try JSON(parsing: try #require(fixture.server.requests.last).body)["max_tokens"]?.integer
    }

    @Test func `what fits into no model is refused and sent to none`() async throws {
        let fixture = try await fixture([512, 600])

        let named = try await ask(Self.long, model: "first", fixture)
        let tier = try await ask(Self.long, model: "small", fixture)

        for job in [named, tier] {
            #expect((job.state, job.error?.code) == (.failed, "context_length_exceeded"))
            #expect(job.cost == .zero)
        }
        #expect(tier.error?.message.contains("'second' (600)") == true)
        #expect(fixture.server.requests.isEmpty)
    }

    @Test(arguments: [100_000, nil])
    func `a model of the tier that is large enough takes it`(window: Int?) async throws {
        let fixture = try await fixture([512, window])

        let job = try await ask(Self.long, model: "small", fixture)

        #expect(job.model == "second")
        #expect(fixture.server.requests.map(\.model) == ["second-model"])
        let route = try await fixture.trace(job).spans.first { $0.name == "route" }
        #expect(route?.attributes["skipped"]?.contains("don't fit into its context window of 512") == true)
    }

    @Test func `an answer whose length nobody asked for gets the room that is left`() async throws {
        let fixture = try await fixture([1000])

        let job = try await ask(String(repeating: "word ", count: 400), model: "first", fixture)
        let asked = try await ask(String(repeating: "word ", count: 400), model: "first", answer: 900, fixture)

        #expect(job.state == .completed)
        #expect((256..<700).contains(try #require(try wantedTokens(fixture))))
        #expect(asked.error?.code == "context_length_exceeded")
        #expect(fixture.server.requests.count == 1)
    }

    @Test func `pages that fill the prompt count as well`() async throws {
        let fixture = try await fixture([700, 100_000]) { workspace in
            workspace.prompts[0].system = "Answer. " + Self.long
        }

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(job.model == "second")
        #expect(fixture.server.requests.map(\.model) == ["second-model"])
        let steps = try await fixture.trace(job).spans.first { $0.name == "generate" }?.attributes["steps"]
        #expect(steps?.hasPrefix("first context_length_exceeded") == true)
    }

    @Test func `where the tier is too small the stronger one takes it`() async throws {
        let fixture = try await fixture([600]) { workspace in
            workspace.features[0].tier = .local
            workspace.features[0].routing = .init(cascade: .init(to: .complex))
            workspace.features[0].parameters.maxOutputTokens = 550
            workspace.tiers[.complex] = ["second"]
        }

        let job = try await fixture.ask(Self.long)

        #expect((job.model, job.tier) == ("second", .complex))
    }

    @Test func `functions that a client offers count as well`() async throws {
        let fixture = try await fixture([700, 100_000])
        var chat = ChatRequest(model: "small", messages: [Message(.user, "What is due?")])
        chat.options.tools = (0..<10).map { number in
            ToolDefinition(
                name: "look_up_\(number)", summary: String(Self.long.prefix(200)),
                parameters: ["type": "object", "properties": ["invoice": ["type": "string"]]])
        }

        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
        let job = try await fixture.attempt()
        chat.model = "first"
        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
        let refused = try await fixture.attempt()

        #expect(job.model == "second")
        #expect(refused.error?.code == "context_length_exceeded")
        #expect(fixture.server.requests.map(\.model) == ["second-model"])
    }

    @Test func `each message counts for more than its text`() async throws {
        let fixture = try await fixture([900])
        let turns = (0..<120).flatMap { _ in [Message(.user, "Yes."), Message(.assistant, "No.")] }
        let chat = ChatRequest(model: "first", messages: turns + [Message(.user, "Yes.")])

        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))

        #expect(try await fixture.attempt().error?.code == "context_length_exceeded")
        #expect(fixture.server.requests.isEmpty)
    }
}
