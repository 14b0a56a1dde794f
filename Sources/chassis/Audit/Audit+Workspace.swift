import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

/// What is asked of the workspace as a whole.
extension Audit {
    func examineWorkspace(_ card: inout AuditCard) async throws {
        model.behave(.echo)
        if let dearest = workspace.features.max(by: { $0.credits < $1.credits }), dearest.credits > .zero {
            try await spendOneCreditOnce(dearest, &card)
            try await takeOneRequestOnce(dearest, &card)
        }
        try await judgeChats(&card)
        try await forgetOldAnswers(&card)
        try await workBesideStuckJobs(&card)
        finishWhatOthersBegan(&card)
        try await addUp(&card)
        priceModels(&card)
        holdDataRules(&card)
        await refuseInnerReceivers(&card)
        warmSlowModels(&card)
    }

    /// - Parameter feature: The dearest: `poor` has what it costs.
    private func spendOneCreditOnce(_ feature: Feature, _ card: inout AuditCard) async throws {
        let taken = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    if case .success = await submit(
                        Array("Question number \(number)?".utf8), to: feature.name, tenant: Self.poor)
                    {
                        return true
                    }
                    return false
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        card.add(
            "workspace", "of 100 requests at once on credits for one, one is taken", tests: ["T7"],
            problem: taken == 1 ? nil : "\(taken) were taken")
    }

    private func takeOneRequestOnce(_ feature: Feature, _ card: inout AuditCard) async throws {
        let ids = await withTaskGroup(of: JobID?.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try? await submit(Array("The same question?".utf8), to: feature.name, key: "audit-1").get().id
                }
            }
            return await group.reduce(into: Set<JobID?>()) { $0.insert($1) }
        }
        card.add(
            "workspace", "a request that comes 50 times with one key is one job", tests: ["T9"],
            problem: ids.count == 1 && ids.first != .some(nil) ? nil : "\(ids.count) jobs were made")
    }

    /// A lease is the time that a dead worker's job waits for the next one.
    private func finishWhatOthersBegan(_ card: inout AuditCard) {
        let lease = self.lease
        guard lease > .seconds(120) else {
            return card.add(
                "workspace", "a dead worker's job is taken up again within two minutes", tests: ["T1", "T4"])
        }
        card.advise(
            "workspace", "a dead worker's job is taken up again within two minutes", tests: ["T1", "T4"],
            "engine.lease is \(lease.components.seconds) s", remedy: "engine: {lease: 15s} in chassis.yaml")
    }

    private func addUp(_ card: inout AuditCard) async throws {
        let report = try await engine.store.verifyLedger()
        card.add(
            "workspace", "after all that the ledger adds up, \(report.entries) entries", tests: ["T8"],
            problem: report.mismatches.first.map { "\(report.mismatches.count) do not, such as: \($0)" })
    }

    private func priceModels(_ card: inout AuditCard) {
        let now = SystemClock().now()
        let unpriced = workspace.models.filter { $0.price(at: now) == nil }.map(\.name)
        guard !unpriced.isEmpty else {
            return card.add("workspace", "what each model costs is known", tests: ["T27"])
        }
        card.advise(
            "workspace", "what each model costs is known", tests: ["T27"],
            "no price is in force for \(unpriced.joined(separator: ", "))",
            remedy: "prices: [{from: DAY, input: USD, output: USD}] of the model in chassis.yaml")
    }
}
