import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Foundation
import GRDB
import Testing

/// The values behind a trace's placeholders are for who has the role, with a reason, and never without a line in the log.
@Suite(.timeLimit(.minutes(2)))
struct UnmaskTests {
    private static let input = "I am ada@example.com, my IBAN is DE89 3704 0044 0532 0130 00."

    private func fixture(
        operators: [Operator] = [Operator(name: "ada", roles: [.unmask])],
        script: @escaping @Sendable (RecordedRequest) -> Script = {
            .answer("You are " + $0.lastMessage.replacing("Question: ", with: "") + " Ask bob@example.org.")
        }
    ) async throws -> EngineFixture {
        try await EngineFixture(script: script) { $0.operators = operators }
    }

    private func bytes(of fixture: EngineFixture) throws -> Data {
        try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted()
            .reduce(into: Data()) { $0 += try Data(contentsOf: URL(filePath: fixture.folder.file($1))) }
    }

    @Test func `what its owner had deleted nobody sees any more, and no cache answers with it`() async throws {
        let fixture = try await fixture()
        let job = try await fixture.ask(Self.input)

        #expect(try await fixture.store.trace(job.id)?.keepsValues == true)
        try await fixture.store.deleteTexts(of: job.id)

        let shown = try? await fixture.engine.unmask(job.id, reason: "a refund", by: "ada")
        #expect(shown?.trace.prompt.last?.content.contains("ada@example.com") != true)
        #expect(try await fixture.store.sealedMasks(job.id) == nil)
        #expect(try await fixture.store.trace(job.id)?.keepsValues == false)
        let again = try await fixture.ask(Self.input)
        #expect(again.cache == .miss)
    }

    @Test func `an operator with the role sees the values, and the act is in the log without them`() async throws {
        let fixture = try await fixture()
        let job = try await fixture.ask(Self.input)

        let unmasked = try await fixture.engine.unmask(
            job.id, reason: "ada@example.com asks for a refund", by: "ada")

        #expect(unmasked.trace.prompt.last?.content == "Question: " + Self.input)
        #expect(unmasked.trace.raw?.hasSuffix("Ask bob@example.org.") == true)
        #expect(unmasked.trace.final == unmasked.trace.raw)
        let log = try await fixture.store.unmaskings()
        #expect(log == [unmasked.act])
        #expect(log.first?.by == "ada" && log.first?.isGranted == true && log.first?.job == job.id)
        #expect(log.first?.reason == "⟦EMAIL_1⟧ asks for a refund")
        #expect(log.first?.kinds == ["email": 2, "iban": 1])
        // Neither the trace nor any byte on disk has changed its mind.
        #expect(try await fixture.trace(job).final?.contains("⟦EMAIL_2⟧") == true)
        let stored = try bytes(of: fixture)
        for value in ["ada@example.com", "bob@example.org", "DE89 3704"] {
            #expect(stored.range(of: Data(value.utf8)) == nil, "\(value)")
        }
    }

    @Test func `who lacks the role is refused with what to set, and that is in the log too`() async throws {
        let fixture = try await fixture()
        let job = try await fixture.ask(Self.input)

        let error = await #expect(throws: EngineError.self) {
            try await fixture.engine.unmask(job.id, reason: "curious", by: "mallory")
        }

        #expect(error?.code == "role_missing" && error?.isRefusal == true)
        #expect(error?.remedy?.contains("operators: {mallory: {roles: [unmask]}}") == true)
        let log = try await fixture.store.unmaskings()
        #expect(log.map(\.by) == ["mallory"] && log.map(\.isGranted) == [false])
    }

    @Test func `values are kept only while somebody may see them`() async throws {
        let fixture = try await fixture(operators: [])
        let job = try await fixture.ask(Self.input)
        #expect(try await fixture.store.sealedMasks(job.id) == nil)
        var workspace = fixture.workspace
        workspace.operators = [Operator(name: "ada", roles: [.unmask])]
        try await fixture.engine.use(workspace)

        let error = await #expect(throws: EngineError.self) {
            try await fixture.engine.unmask(job.id, reason: "refund", by: "ada")
        }

        #expect(error?.code == "values_not_kept")
        #expect(try await fixture.store.unmaskings().isEmpty, "nothing was shown")
    }

    @Test func `values go with the texts of their trace`() async throws {
        let fixture = try await fixture()
        let job = try await fixture.ask(Self.input)
        fixture.clock.advance(by: .seconds(31 * 86_400))

        try await fixture.store.prune(retention: RetentionSettings(), now: fixture.clock.now())

        #expect(try await fixture.store.sealedMasks(job.id) == nil)
        #expect(try await fixture.store.job(job.id) != nil)
    }

    @Test(arguments: ["", "  \n "])
    func `no reason, no values`(reason: String) async throws {
        let fixture = try await fixture()
        let job = try await fixture.ask(Self.input)

        let error = await #expect(throws: EngineError.self) {
            try await fixture.engine.unmask(job.id, reason: reason, by: "ada")
        }

        #expect(error?.code == "invalid_text")
        #expect(try await fixture.store.unmaskings().isEmpty)
    }

    @Test func `a trace with nothing masked has nothing to show`() async throws {
        let fixture = try await fixture { _ in .answer("It is under Settings.") }
        let job = try await fixture.ask("Where is it?")

        let error = await #expect(throws: EngineError.self) {
            try await fixture.engine.unmask(job.id, reason: "refund", by: "ada")
        }

        #expect(error?.code == "nothing_masked")
    }

    @Test func `a retried job shows the values of the attempt whose texts are shown`() async throws {
        let fixture = try await EngineFixture(script: { request in
            request.lastMessage.contains("retry me") ? .failure(503) : .answer("fine")
        }) { $0.operators = [Operator(name: "ada", roles: [.unmask])] }
        _ = try await fixture.submit("retry me, I am ada@example.com")
        let job = try await fixture.attempt()

        let unmasked = try await fixture.engine.unmask(job.id, reason: "stuck", by: "ada")

        #expect(job.state == .queued)
        #expect(unmasked.trace.prompt.last?.content.contains("ada@example.com") == true)
    }

    @Test func `a value between brackets stands where its placeholder stood`() async throws {
        let fixture = try await fixture()
        let job = try await fixture.ask(Self.input)

        let unmasked = try await fixture.engine.unmask(job.id, reason: "refund", by: "ada", isBracketed: true)

        #expect(unmasked.trace.prompt.last?.content.contains("I am ⟦ada@example.com⟧, my") == true)
    }

    @Test func `a stored map gives back what it held, typed look-alikes too`() throws {
        let masker = Masker.standard(Set(PersonalData.allCases))
        var map = MaskMap()
        let text = "Ada@example.com, ada@example.com, [EMAIL_1], DE89 3704 0044 0532 0130 00, 192.168.7.9"
        let masked = masker.mask(text, region: "DE", map: &map)

        let back = try #require(MaskMap(stored: map.stored))

        #expect(back == map)
        #expect(back.restore(masked) == map.restore(masked))
        #expect(MaskMap(stored: Array("nonsense".utf8)) == nil)
    }
}
