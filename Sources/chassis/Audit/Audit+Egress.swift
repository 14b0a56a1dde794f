import ChassisCore
import ChassisEngine
import Foundation

/// Where a workspace's data may go.
extension Audit {
    /// A rule that leaves nobody is found here rather than by a customer, for every model that a feature may use: its
    /// bundle's and its tier's, and those that guard, judge and make vectors for it.
    func holdDataRules(_ card: inout AuditCard) {
        for tenant in workspace.tenants where !tenant.rules.isEmpty {
            for feature in workspace.features {
                for (purpose, names) in models(of: engine.setup.feature(feature.name, for: JobID(1)) ?? feature) {
                    let refusals = names.compactMap { name in refusal(of: name, for: tenant).map { "\(name): \($0)" } }
                    card.add(
                        feature.name, "tenant '\(tenant.id)' (\(tenant.rules.text)) allows a model that \(purpose)",
                        tests: ["T22"],
                        problem: refusals.count < names.count ? nil : refusals.joined(separator: "; "),
                        remedy:
                            "add a provider that meets the rules, or say its terms: data: {regions: […], trains: false}"
                    )
                }
            }
        }
    }

    private func refusal(of name: String, for tenant: Tenant) -> String? {
        guard let model = workspace.model(name),
            let settings = workspace.providers.first(where: { $0.name == model.provider })
        else { return nil }
        return tenant.rules.refusal(of: settings).map { "\($0)" }
    }

    /// By what they do; one of each list must be allowed.
    private func models(of feature: Feature) -> [(purpose: String, names: [String])] {
        var found = [("answers", workspace.modelNames(of: feature))]
        for tier in feature.strongerTiers {
            found.append(("answers when the first is unsure", workspace.tiers[tier] ?? []))
        }
        if let model = feature.guardPolicy?.model { found.append(("guards", [model])) }
        if let model = feature.cache?.semantic?.model { found.append(("makes vectors of questions", [model])) }
        if let model = feature.cache?.semantic?.judge { found.append(("judges cached answers", [model])) }
        if feature.retrieval?.vectors == true, let vectors = workspace.search.vectors {
            found.append(("makes vectors for retrieval", [vectors.model]))
        }
        return found.filter { !$0.1.isEmpty }
    }

    /// A client must not have messages sent to what only this machine can reach.
    func refuseInnerReceivers(_ card: inout AuditCard) async {
        guard let feature = workspace.features.first else { return }
        // Without one every receiver is refused, whatever it is.
        _ = try? await engine.rotateWebhookSecret(of: Self.tenant)
        for url in ["https://169.254.169.254/latest/meta-data", "https://127.0.0.1/hook", "https://[::1]/hook"] {
            let submission = Submission(
                tenant: Self.tenant, feature: feature.name, input: Array("Who hears of this?".utf8), webhook: url)
            var problem: String? = "it was taken"
            do {
                _ = try await engine.submit(submission)
            } catch {
                if case .webhook = error { problem = nil } else { problem = "it was refused as \(error.code)" }
            }
            card.add(
                "workspace", "a webhook to \(url) is refused", tests: ["T31"], problem: problem,
                remedy: "webhooks: {allow_private: false} in chassis.yaml")
        }
    }

    /// What is unloaded and not said to be loads in front of a customer.
    func warmSlowModels(_ card: inout AuditCard) {
        let slow = workspace.models.filter { model in
            let settings = workspace.providers.first { $0.name == model.provider }
            return settings?.kind == .openai
                && ["127.0.0.1", "localhost"].contains { settings?.baseURL.contains($0) == true }
        }
        for model in slow where model.warm != nil {
            card.add("workspace", "jobs wait for '\(model.name)' to load, once and at no charge", tests: ["T32"])
        }
        let unsaid = slow.filter { $0.warm == nil }.map { "'\($0.name)'" }
        guard !unsaid.isEmpty else { return }
        let names = unsaid.prefix(5).joined(separator: ", ") + (unsaid.count > 5 ? " and \(unsaid.count - 5) more" : "")
        card.advise(
            "workspace", "jobs wait for \(names) to load, once and at no charge", tests: ["T32"],
            "served by this machine, and nothing is said of loading",
            remedy: "warm: {idle: 5m, timeout: 5m} of the model in chassis.yaml")
    }
}
