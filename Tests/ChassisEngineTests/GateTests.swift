import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(3)))
struct GateTests {
    /// Whatever is told "Be wrong." answers every question wrongly.
    private func fixture(
        gate: Feature.Evals.Gate = .activate, samples: Int = 20, change: (inout Workspace) -> Void = { _ in }
    ) async throws -> EngineFixture {
        try await EngineFixture(
            golden: .suite(.many(samples)),
            script: { request in .answer(request.body.contains("Be wrong.") ? "No." : "Yes.") },
            change: { workspace in
                workspace.features[0].retrieval = .init()
                workspace.features[0].evals.gate = gate
                workspace.prompts[1].system = "Prompt version 2. Be wrong."
                workspace.prompts.append(
                    Prompt(name: "answer", version: 3, system: "Prompt version 3.", user: "{{input}}"))
                change(&workspace)
            })
    }

    private func activate(
        _ fixture: EngineFixture, _ version: Int, canary: Double? = nil, reason: String = "", force: Bool = false
    ) async throws(EngineError) -> Activation {
        try await fixture.engine.activatePrompt(
            "answer", version: version, canary: canary, reason: reason, actor: "tester", force: force)
    }

    private func version(_ fixture: EngineFixture) -> Int? {
        fixture.engine.setup.feature("answer", for: JobID(1))?.promptVersion
    }

    @Test func `a worse version is refused by its suite, for a share of the jobs as well, and nothing changes`()
        async throws
    {
        let fixture = try await fixture()

        let error = await #expect(throws: EngineError.self) { try await activate(fixture, 2) }
        let canary = await #expect(throws: EngineError.self) { try await activate(fixture, 2, canary: 0.1) }

        #expect(error?.isGate == true && canary?.isGate == true)
        #expect(error?.message.contains("run_2") == true && error?.message.contains("qa -100 points") == true)
        #expect(error?.remedy?.contains("chassis evals compare run_1 run_2") == true)
        #expect(version(fixture) == 1)
        #expect(try await fixture.store.activations(of: nil, limit: 9) == [])
    }

    @Test func `a gate is overruled with a reason, and the history says so`() async throws {
        let fixture = try await fixture()

        let activation = try await activate(fixture, 2, reason: "the supplier changed its form", force: true)

        #expect(activation.isForced && activation.evalRun == nil)
        #expect(version(fixture) == 2)
        #expect(fixture.server.requests.isEmpty)
    }

    @Test func `a version that is no worse comes into force and names its run; the way back asks nobody`() async throws
    {
        let fixture = try await fixture()

        let activation = try await activate(fixture, 3)
        let asked = fixture.server.requests.count
        let back = try await fixture.engine.rollbackPrompt("answer", reason: "", actor: "tester")

        #expect(activation.evalRun == EvalRunID(2) && activation.reason.isEmpty)
        #expect(back.version == 1)
        #expect(fixture.server.requests.count == asked)
        let changes = try await fixture.store.changeRecords(since: Timestamp(milliseconds: 0))
        #expect(Set(changes.map(\.what)) == ["answer@3 activated", "rolled back to answer@1"])
    }

    @Test func `what the samples can't tell passes, with a warning in the reason`() async throws {
        let fixture = try await fixture { workspace in workspace.evals.costCap = Money(nanoUSD: 1) }

        let activation = try await activate(fixture, 2, reason: "looks better")

        #expect(activation.reason.hasPrefix("looks better · gate inconclusive:"))
    }

    @Test func `no suite runs where the gate is off`() async throws {
        let fixture = try await fixture(gate: .off)

        let activation = try await activate(fixture, 2)

        #expect(activation.version == 2 && !activation.isForced)
        #expect(fixture.server.requests.isEmpty)
    }

    @Test func `a gate asks the suite that its feature names`() async throws {
        let fixture = try await EngineFixture(
            golden: .suite(.many(20), named: "other"),
            script: { request in .answer(request.body.contains("Prompt version 2.") ? "No." : "Yes.") },
            change: { workspace in
                workspace.features[0].retrieval = .init()
                workspace.features[0].evals.suite = "other"
            })

        let error = await #expect(throws: EngineError.self) { try await activate(fixture, 2) }

        #expect(error?.isGate == true)
    }

    /// Takes an edit of version 1's text.
    private func edit(_ fixture: EngineFixture, _ text: String) async throws -> Workspace {
        var workspace = fixture.workspace
        workspace.prompts[0].system = text
        try await fixture.engine.use(workspace)
        return workspace
    }

    private func examine(_ engine: Engine) async -> [BundleNotice] {
        let notices = Mutex<[BundleNotice]>([])
        await engine.examineChanges { notice in notices.withLock { $0.append(notice) } }
        return notices.withLock { $0 }
    }

    @Test func `where every change is examined, an edit comes into force once its suite has passed`() async throws {
        let fixture = try await fixture(gate: .change)
        _ = try await edit(fixture, "Edited and fine.")

        let before = try await fixture.ask("Hello there")
        let notices = await examine(fixture.engine)
        let after = try await fixture.ask("Hello again")

        #expect(try await fixture.trace(before).prompt[0].content.hasPrefix("Prompt version 1."))
        #expect(try await fixture.trace(after).prompt[0].content.hasPrefix("Edited and fine."))
        #expect(before.promptVersion == 1 && after.promptVersion == 1)
        #expect(notices.first == .waiting(BundleReference(feature: "answer", version: 1)))
        if case .passed? = notices.last {} else { Issue.record("\(notices)") }
        #expect(await examine(fixture.engine) == [])
        let history = try await fixture.store.activations(of: "answer", limit: 9)
        #expect(history.map(\.actor) == ["gate"] && history[0].evalRun != nil && history[0].version == 1)
    }

    @Test func `an edit that makes answers worse is refused, and a restart does not let it slip in`() async throws {
        let fixture = try await fixture(gate: .change)
        let edited = try await edit(fixture, "Edited. Be wrong.")

        let notices = await examine(fixture.engine)
        let restarted = try await EngineFixture.engine(edited, clock: fixture.clock, golden: .suite(.many(20)))
        let asked = fixture.server.requests.count
        let again = await examine(restarted)
        let job = try await fixture.ask("Hello there")

        if case .refused(_, let run?, _)? = notices.last { #expect(run.number > 0) } else { Issue.record("\(notices)") }
        #expect(try await fixture.trace(job).prompt[0].content.hasPrefix("Prompt version 1."))
        #expect(restarted.setup.feature("answer", for: JobID(1))?.keptBundle != nil)
        #expect(again.count == 1 && fixture.server.requests.count == asked + 1)
        // The old text is what was approved: putting it back needs no gate.
        _ = try await edit(fixture, fixture.engine.setup.approvals.kept("answer")?.content?.prompt.system ?? "")
        #expect(fixture.engine.setup.feature("answer", for: JobID(1))?.keptBundle == nil)
    }

    @Test func `an edited version, schema or tier waits as well, and a kept schema stays what it was`() async throws {
        let fixture = try await fixture(gate: .change, samples: 2) { workspace in
            workspace.features[0].schema = "ticket"
        }
        var workspace = fixture.workspace
        workspace.features[0].promptVersion = 2
        workspace.schemas["ticket"] = ["type": "object", "required": ["another"]]
        try await fixture.engine.use(workspace)

        let setup = fixture.engine.setup
        let feature = try #require(setup.feature("answer", for: JobID(1)))

        #expect(feature.promptVersion == 1)
        #expect(setup.schemaText(feature.schema)?.contains("category") == true)
        #expect(setup.schema(feature.schema) != nil)
        #expect(setup.schemaText("ticket")?.contains("another") == true)
        #expect(setup.choice(of: setup.workspace.features[0]).waiting == 2)
        #expect(setup.ignoredActivations.first?.contains("waits for its gate") == true)
        #expect(try await fixture.store.activations(of: nil, limit: 9) == [])
    }

    @Test func `what a gate keeps reads back as it was, and its hash tells any part`() throws {
        var feature = Feature.answer(schema: "ticket", tier: .small)
        feature.parameters = Feature.Parameters(temperature: nil, maxOutputTokens: 7)
        feature.guardPolicy = nil
        let prompt = Prompt(
            name: "answer", version: 4, system: "S {{context}}", user: "{{input}}",
            examples: [PromptExample(input: "a\u{0}\n", output: "{}")])
        let content = BundleContent(feature, prompt: prompt, schema: ["type": "object"])

        let back = try #require(BundleContent(try JSON(parsing: content.json.text)))

        #expect(back.json.text == content.json.text)
        #expect(back.prompt == prompt && back.tier == .small && back.guardPolicy == nil)
        #expect(BundleContent([:]) == nil)
    }
}
