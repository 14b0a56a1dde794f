import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// What a tenant's data rules keep from providers, whatever happens to the others.
@Suite(.timeLimit(.minutes(2)))
struct ResidencyTests {
    private static let rules = DataRules(regions: ["EU"], allowsTraining: false)

    /// The model `first` is in Germany and has `answer`; `abroad` is in the US and takes everything.
    private func fixture(
        _ abroad: ScriptedServer, home: DataTerms = DataTerms(regions: ["DE"], trains: false),
        answer: @escaping @Sendable (RecordedRequest) -> Script
    ) async throws -> EngineFixture {
        try await EngineFixture(features: [.answer(tier: .complex)], script: answer) { workspace in
            workspace.providers[0].terms = home
            workspace.providers.append(
                ProviderSettings(
                    name: "abroad", kind: .openai, baseURL: abroad.url + "/v1",
                    terms: DataTerms(regions: ["US"], trains: false)))
            workspace.models.append(Model(name: "abroad", provider: "abroad", id: "abroad"))
            workspace.tiers[.complex] = ["first", "abroad"]
            let index = workspace.tenants.firstIndex { $0.id == "acme" }
            if let index { workspace.tenants[index].rules = Self.rules }
        }
    }

    @Test func `while every model that may answer is down, nothing goes to one that may not, and the job waits`()
        async throws
    {
        let abroad = try ScriptedServer { _ in .answer("From afar.") }
        defer { abroad.stop() }
        let fixture = try await fixture(abroad) { _ in .failure(503) }

        let job = try await fixture.ask("How do I void an invoice?")
        let others = try await fixture.ask("How do I void an invoice?", tenant: "beta")

        #expect(job.state == .queued && job.retryAt != nil)
        let route = try #require(try await fixture.trace(job).spans.first { $0.name == "route" })
        #expect(route.attributes["data rules"] == "only EU · no training")
        #expect(route.attributes["skipped"]?.contains("abroad: the tenant's data rules") == true)
        // The same failure sends the other tenant's job there.
        #expect(others.state == .completed && others.model == "abroad")
        #expect(abroad.requests.count == 1)
    }

    @Test func `where nobody may answer the job fails by name, costs nothing and is not tried again`() async throws {
        let abroad = try ScriptedServer { _ in .answer("From afar.") }
        defer { abroad.stop() }
        let fixture = try await fixture(abroad, home: DataTerms(regions: ["US"])) { _ in .answer("At home.") }

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(job.state == .failed)
        #expect(job.error?.code == "data_residency_mismatch")
        #expect(
            job.error?.message.contains("first: it is in US") == true || job.error?.message.contains("train") == true)
        #expect(abroad.requests.isEmpty && fixture.server.requests.isEmpty)
        #expect(try await fixture.account().balance == Credits(milli: 100_000))
    }

    @Test func `the door to a provider is shut for what was not routed as well`() async throws {
        let abroad = try ScriptedServer { _ in .answer("From afar.") }
        defer { abroad.stop() }
        let fixture = try await fixture(abroad) { _ in .answer("At home.") }
        _ = try await fixture.submit("How do I void an invoice?")
        let claimed = try await fixture.claim()
        let setup = fixture.engine.setup
        let call = try Call(
            job: claimed.job, tenant: try #require(setup.workspace.tenant("acme")),
            feature: setup.workspace.features[0], setup: setup, input: "")

        #expect(throws: StageError.dataRules("only EU · no training", refusals: ["abroad: it is in US"])) {
            _ = try call.open(try #require(setup.workspace.model("abroad")))
        }
        #expect(
            try call.open(try #require(setup.workspace.model("first"))).settings.name
                == setup.workspace.providers[0].name)
    }

    @Test(arguments: [Feature.Guard.OnFailure.block, .allow])
    func `a guard model that may not see the data is a matter of rules, not of trying again`(
        policy: Feature.Guard.OnFailure
    ) async throws {
        let abroad = try ScriptedServer { _ in .answer("From afar.") }
        defer { abroad.stop() }
        let fixture = try await fixture(abroad) { _ in .answer("At home.") }
        var workspace = fixture.workspace
        workspace.features[0].guardPolicy?.model = "abroad"
        workspace.features[0].guardPolicy?.onFailure = policy
        try await fixture.engine.use(workspace)

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(job.state == (policy == .allow ? .completed : .failed))
        #expect(job.error?.code == (policy == .allow ? nil : "data_residency_mismatch"))
        #expect(abroad.requests.isEmpty)
    }
}
