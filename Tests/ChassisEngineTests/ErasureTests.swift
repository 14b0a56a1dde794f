import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

@testable import ChassisEngine
@testable import ChassisStore

struct ErasureTests {
    @Test func `an erased tenant leaves money and no words, in no byte of the store`() async throws {
        let fixture = try await EngineFixture(features: [.answer()])
        let job = try await fixture.ask("Where is the zorbulation of alma@example.com?")
        let other = try await fixture.ask("Where is the quixotry?", tenant: "beta")
        _ = try await fixture.engine.flag(
            job.id, reason: "the zorbulation is elsewhere", expected: nil, reporter: "ada")
        _ = try await fixture.engine.issueKey(for: "acme")
        while try await fixture.store.indexTraces() > 0 {}
        #expect(try fixture.bytes(hold: "zorbulation"))
        let paid = try await fixture.account().balance

        #expect(try await fixture.engine.eraseTenant("acme"))

        #expect(try fixture.bytes(hold: "zorbulation") == false)
        #expect(try fixture.bytes(hold: "quixotry"))
        #expect(try await fixture.store.sealedInput(job.id) == nil)
        #expect(try await fixture.store.sealedOutput(job.id) == nil)
        #expect(try await fixture.store.sealedMasks(job.id) == nil)
        #expect(try await fixture.store.trace(other.id) != nil)
        #expect(try await fixture.store.searchTraces("zorbulation").isEmpty)
        #expect(try await fixture.store.keys(of: "acme").isEmpty)
        #expect(try await fixture.account().balance == paid)
        #expect(try await fixture.account().name == "erased")
        #expect(try await fixture.store.verifyLedger().mismatches.isEmpty)
        #expect(try await fixture.store.remains(of: "acme").cachedAnswers == 0)
    }

    @Test func `a tenant's own system texts go with it, and those that others have as well stay`() async throws {
        let fixture = try await EngineFixture(features: [.answer()])
        let filler = String(repeating: "Be polite and say what you know of it. ", count: 5)
        func ask(_ system: String, _ tenant: String) async throws -> Job {
            let chat = ChatRequest(
                model: "first", messages: [Message(.system, system + filler), Message(.user, "Where is it?")])
            _ = try await fixture.engine.submit(Submission(tenant: tenant, chat: chat))
            return try await fixture.attempt()
        }
        _ = try await ask("Zorbulation. ", "acme")
        _ = try await ask("Quixotry. ", "acme")
        let other = try await ask("Quixotry. ", "beta")
        #expect(try await fixture.sharedTexts().contains { $0.hasPrefix("Zorbulation") })

        #expect(try await fixture.engine.eraseTenant("acme"))

        #expect(try await fixture.sharedTexts().map { $0.prefix(9) } == ["Quixotry."])
        #expect(try await fixture.trace(other).prompt.first?.content.hasPrefix("Quixotry.") == true)
        let again = try await ask("Zorbulation. ", "beta")
        #expect(try await fixture.trace(again).prompt.first?.content.hasPrefix("Zorbulation.") == true)
    }

    @Test func `queued jobs end and are paid back, and a running one puts the erasure off`() async throws {
        let fixture = try await EngineFixture(features: [.answer()])
        let before = try await fixture.account().balance
        _ = try await fixture.submit("Where is the zorbulation?")
        let claimed = try await fixture.claim()
        _ = try await fixture.submit("And the quixotry?")

        await #expect(throws: EngineError.self) { try await fixture.engine.eraseTenant("acme") }
        #expect(try await fixture.store.sealedInput(claimed.job.id) != nil)
        #expect(try await fixture.account().unfinishedJobs == 1)
        try await fixture.settle(claimed)

        #expect(try await fixture.engine.eraseTenant("acme"))
        #expect(try await fixture.store.sealedInput(claimed.job.id) == nil)
        #expect(try await fixture.account().held == .zero)
        #expect(try await fixture.account().balance <= before)
        #expect(try await fixture.store.verifyLedger().mismatches.isEmpty)
    }

    @Test func `a tenant that was never there can't be erased`() async throws {
        let fixture = try await EngineFixture(features: [.answer()])

        await #expect(throws: EngineError.self) { try await fixture.engine.eraseTenant("nobody") }
        await #expect(throws: EngineError.self) { try await fixture.engine.eraseTenant("") }
    }
}

extension EngineFixture {
    /// The texts that traces share, as they are kept.
    fileprivate func sharedTexts() async throws -> [String] {
        try await store.read { connection in
            try connection.all(Query("SELECT data FROM shared_text"), []) { try Compression.text($0.blob(0)) }
        }
    }

    /// Whether a text is in the store's file or its log.
    fileprivate func bytes(hold text: String) throws -> Bool {
        try ["", "-wal"].contains { suffix in
            let path = workspace.storePath + suffix
            guard FileManager.default.fileExists(atPath: path) else { return false }
            return try Data(contentsOf: URL(filePath: path)).range(of: Data(text.utf8)) != nil
        }
    }
}
