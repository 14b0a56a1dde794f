import ChassisCore
import Testing

struct PromptChoiceTests {
    private let feature = Feature(name: "answer", prompt: "answer", promptVersion: 3)

    private func activation(
        _ version: Int, canary: Activation.Canary? = nil, configured: Int = 3, isRollback: Bool = false
    ) -> Activation {
        Activation(
            id: 1, prompt: "answer", version: version, canary: canary, at: Timestamp(milliseconds: 0), actor: "test",
            configuredVersion: configured, isRollback: isRollback)
    }

    private func choice(_ activation: Activation?, versions: Set<Int> = [1, 2, 3, 4]) -> PromptChoice {
        PromptChoice(feature, activation: activation) { versions.contains($0) }
    }

    @Test func `the file holds until a version is activated, and again once it is edited`() {
        #expect(choice(nil).version == 3)
        #expect(choice(activation(2)).version == 2)
        #expect(choice(activation(2, configured: 1)).version == 3)
        #expect(choice(activation(2, configured: 1)).ignored == .edited(configured: 3))
    }

    @Test func `a version that is gone is not followed`() {
        #expect(choice(activation(7)).version == 3)
        #expect(choice(activation(7)).ignored == .missing(version: 7))
        let canary = choice(activation(2, canary: .init(version: 7, share: 0.5)))
        #expect(canary.version == 2 && canary.canary == nil)
        #expect(canary.ignored == .missing(version: 7))
    }

    @Test func `features that share a prompt follow an activation by what each of them said`() {
        var shared = activation(2)
        shared.configured = ["answer": 3, "other": 1]

        #expect(choice(shared).version == 2)
        shared.configured["answer"] = 1
        #expect(choice(shared).version == 3)
    }

    @Test(arguments: [0.001, 0.1, 0.5, 0.9]) func `a canary gets its share of the jobs, each job always the same`(
        _ share: Double
    ) {
        let canary = choice(activation(2, canary: .init(version: 4, share: share)))
        let versions = (1...100_000).map { canary.version(for: JobID($0)) }

        let part = Double(versions.count { $0 == 4 }) / 100_000
        // Five standard deviations of a fair draw.
        #expect(abs(part - share) < 5 * (share * (1 - share) / 100_000).squareRoot())
        #expect(Set(versions) == [2, 4])
        #expect(versions == (1...100_000).map { canary.version(for: JobID($0)) })
        #expect(canary.share(of: 4) == share && canary.share(of: 2) == 1 - share && canary.share(of: 1) == 0)
    }

    @Test func `a growing canary keeps the jobs it has, and two prompts divide jobs independently`() {
        let jobs = (1...20_000).map { JobID($0) }
        let small = Set(jobs.filter { PromptChoice.draw($0, "answer") < 0.1 })
        let large = Set(jobs.filter { PromptChoice.draw($0, "answer") < 0.2 })
        let other = Set(jobs.filter { PromptChoice.draw($0, "triage") < 0.1 })

        #expect(small.isSubset(of: large))
        #expect(abs(Double(small.intersection(other).count) / 20_000 - 0.01) < 0.004)
    }

    @Test func `the way back leaves out what was taken back before`() {
        let newestFirst = [activation(3), activation(2), activation(1, configured: 1)]
        let exists = { (version: Int) in (1...4).contains(version) }

        #expect(PromptHistory.versionBefore(choice(activation(3)), activations: newestFirst, exists: exists) == 2)
        let once = [activation(2, isRollback: true)] + newestFirst
        #expect(PromptHistory.versionBefore(choice(once[0]), activations: once, exists: exists) == 1)
        let twice = [activation(1, isRollback: true)] + once
        #expect(PromptHistory.versionBefore(choice(twice[0]), activations: twice, exists: exists) == nil)
        let again = [activation(4)] + twice
        #expect(PromptHistory.versionBefore(choice(again[0]), activations: again, exists: exists) == 1)
    }

    @Test func `the way back from a canary is to the version beside it, and from an edited file to what held before`() {
        let canary = activation(2, canary: .init(version: 4, share: 0.1))
        let stale = activation(2, configured: 2)

        #expect(PromptHistory.versionBefore(choice(canary), activations: [canary]) { _ in true } == 2)
        #expect(PromptHistory.versionBefore(choice(stale), activations: [stale]) { _ in true } == 2)
        #expect(PromptHistory.versionBefore(choice(nil), activations: []) { _ in true } == nil)
        #expect(PromptHistory.versionBefore(choice(stale), activations: [stale]) { $0 != 2 } == nil)
    }

    @Test func `a version that can't work in a feature is told why`() {
        let workspace = Workspace(root: "/", name: "", storePath: "", tiers: [.local: ["m"]])
        let prompt = Prompt(
            name: "answer", version: 1, system: "{{ context }}", user: "{{input}} {{schema}}",
            bundle: PromptBundle(tier: .complex))

        #expect(BundleFit.problems(of: prompt, in: feature, workspace).count == 3)
        #expect(prompt.uses("context") && prompt.uses("schema") && !prompt.uses("examples"))
        let plain = Prompt(name: "answer", version: 2, system: "Brief.", user: "{{input}}")
        #expect(BundleFit.problems(of: plain, in: feature, workspace) == [])
    }
}
