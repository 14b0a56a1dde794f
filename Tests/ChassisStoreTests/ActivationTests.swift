import ChassisCore
import ChassisStore
import Testing

@Suite(.timeLimit(.minutes(4)))
struct ActivationTests {
    private func activation(_ prompt: String = "answer", _ version: Int) -> Activation {
        Activation(
            id: 0, prompt: prompt, version: version, at: Timestamp(milliseconds: 5), actor: "tester", reason: "why",
            configuredVersion: 1)
    }

    @Test func `an activation comes back as it was written, newest first`() async throws {
        let fixture = try StoreFixture()
        var full = activation("answer", 2)
        full.canary = Activation.Canary(version: 3, share: 0.125)
        full.evalRun = EvalRunID(7)
        full.isForced = true
        full.isRollback = true
        full.configured = ["answer": 1, "other-feature": 12]

        let first = try await fixture.store.addActivation(full, after: nil)
        let second = try await fixture.store.addActivation(activation("answer", 4), after: first.id)
        let other = try await fixture.store.addActivation(activation("triage", 1), after: nil)

        full.id = first.id
        #expect(first == full)
        #expect(try await fixture.store.activations(of: "answer", limit: 10) == [second, full])
        #expect(try await fixture.store.activations(of: nil, limit: 2) == [other, second])
        let newest = try await fixture.store.newestActivations()
        #expect(newest.byPrompt == ["answer": second, "triage": other])
        #expect(newest.newest == other.id)
        #expect(try await fixture.store.newestActivationID() == other.id)
    }

    @Test func `of two that were decided on the same state only one is written`() async throws {
        let fixture = try StoreFixture()
        let first = try await fixture.store.addActivation(activation("answer", 2), after: nil)
        _ = try await fixture.store.addActivation(activation("answer", 3), after: first.id)

        await #expect(throws: StoreError.activationChanged("answer")) {
            try await fixture.store.addActivation(activation("answer", 4), after: first.id)
        }
        await #expect(throws: StoreError.activationChanged("answer")) {
            try await fixture.store.addActivation(activation("answer", 4), after: nil)
        }

        #expect(try await fixture.store.activations(of: "answer", limit: 9).map(\.version) == [3, 2])
    }
}
