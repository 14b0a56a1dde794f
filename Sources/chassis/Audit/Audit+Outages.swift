import ChassisCore
import ChassisEngine
import ChassisStore

/// Providers that say no, and providers that say nothing.
extension Audit {
    func surviveOutage(_ feature: Feature, _ card: inout AuditCard) async throws {
        model.behave(.down)
        let before = try await balance()
        let job = try await ended(await submit(Array("What happens while nobody answers?".utf8), to: feature.name))
        let after = try await balance()
        card.add(
            feature.name, "with every provider down a job fails by name, and costs nothing", tests: ["T7", "T27"],
            problem: job.state == .failed && job.error != nil && after == before
                ? nil : "it is \(job.state.rawValue), and \((before - after).text) credits were charged")
        model.behave(.echo)
    }

    /// Nobody is waited for in truth: the clock is put on by what the provider's `timeouts` and the job's deadline allow.
    func surviveSilence(_ feature: Feature, _ card: inout AuditCard) async throws {
        let models = models(answering: feature)
        guard let first = models.first?.provider else { return }
        let others = Set(models.map(\.provider)).subtracting([first])
        engine.forgetModelFailures()
        model.behave(.silent([first]))
        let before = try await balance()
        let start = model.clock.now()
        let job = try await ended(await submit(Array("Does anybody hear this question?".utf8), to: feature.name))
        let waited = model.clock.now() - start
        let charged = try await before - balance()
        let deadline = feature.limits.deadline
        let name = "while provider '\(first)' takes requests and never answers, "
        guard !others.isEmpty else {
            let isOver = waited > deadline + .seconds(5)
            var problem =
                job.state == .failed && charged == .zero
                ? nil : "it is \(job.state.rawValue), and \(charged.text) credits were charged"
            if isOver { problem = "it took \(waited.components.seconds) s of \(deadline.components.seconds) s" }
            card.add(
                feature.name, name + "a job fails within its deadline, and costs nothing", tests: ["T29"],
                problem: problem, remedy: "timeouts: {first_byte: 10s} of '\(first)' in chassis.yaml")
            card.advise(
                feature.name, "somebody else answers when one provider is down", tests: ["T29"],
                "tier '\(feature.tier.rawValue)' has models of one provider",
                remedy: "add another provider's model to tiers.\(feature.tier.rawValue) in chassis.yaml")
            return
        }
        let remedy =
            "timeouts: {first_byte: 5s} of '\(first)' in chassis.yaml, or limits: {deadline: 5m} in "
            + "features/\(feature.name).yaml"
        card.add(
            feature.name, name + "another answers within the deadline", tests: ["T29"],
            problem: job.state == .completed || job.error?.code == "output_invalid"
                ? nil : "after \(waited.components.seconds) s it ended as \(job.error?.code ?? job.state.rawValue)",
            remedy: remedy)
        try await leaveSilent(first, feature, &card)
    }

    /// Three more jobs have met the silence; the next is not to.
    private func leaveSilent(_ provider: String, _ feature: Feature, _ card: inout AuditCard) async throws {
        for number in 1...3 {
            _ = try await ended(await submit(Array("Does anybody hear question \(number)?".utf8), to: feature.name))
        }
        let start = model.clock.now()
        _ = try await ended(await submit(Array("Is the silent one asked again?".utf8), to: feature.name))
        let waited = model.clock.now() - start
        card.add(
            feature.name, "a provider that was silent four times is not waited for the fifth time", tests: ["T29"],
            problem: waited < .seconds(1) ? nil : "the fifth job waited \(waited.components.seconds) s for it",
            remedy: "timeouts: {first_byte: 5s} of '\(provider)' in chassis.yaml")
        engine.forgetModelFailures()
        model.behave(.echo)
    }

    /// In truth: as many jobs as there are workers wait for a provider, while another feature's job wants another one.
    func workBesideStuckJobs(_ card: inout AuditCard) async throws {
        for feature in workspace.features {
            guard let first = models(answering: feature).first?.provider,
                let other = workspace.features.first(where: { other in
                    let others = models(answering: other, withStronger: true)
                    return !others.isEmpty && others.allSatisfy { $0.provider != first }
                })
            else { continue }
            engine.forgetModelFailures()
            model.behave(.stuck([first]))
            var stuck: [Result<Job, EngineError>] = []
            for number in 0..<workspace.engine.workers * 2 {
                stuck.append(await submit(Array("Who waits with number \(number)?".utf8), to: feature.name))
            }
            let job = try await submit(
                Array("Is there somebody for this one?".utf8), to: other.name, tenant: Self.neighbour
            ).get()
            let seen = try await engine.finished(job.id, within: .seconds(10)) ?? job
            model.behave(.echo)
            for result in stuck { _ = try await ended(result) }
            _ = try await ended(.success(job))
            card.add(
                "workspace",
                "jobs of '\(other.name)' go on while \(stuck.count) of '\(feature.name)' wait for provider '\(first)'",
                tests: ["T29", "T30"],
                problem: seen.state.isFinal ? nil : "after 10 s it was still \(seen.state.rawValue)",
                remedy: "engine: {workers: \(max(8, workspace.engine.workers * 2))} in chassis.yaml")
            engine.forgetModelFailures()
            return
        }
    }

    func models(answering feature: Feature, withStronger: Bool = false) -> [Model] {
        let feature = engine.setup.feature(feature.name, for: JobID(1)) ?? feature
        let names = workspace.modelNames(of: feature)
        let stronger = withStronger ? feature.strongerTiers.flatMap { workspace.tiers[$0] ?? [] } : []
        return (names + stronger).compactMap { workspace.model($0) }
    }

    private func balance() async throws -> Credits {
        let accounts = try await engine.store.tenantAccounts()
        return accounts.first { $0.id == Self.tenant }?.balance ?? .zero
    }
}
