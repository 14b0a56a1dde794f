import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisProviders
import ChassisStore
import ChassisWorkspace
import Foundation

/// Looks over everything that a workspace needs, and says what to do about what is wrong.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look over workspace, store, providers and terminal: ok, warning or error.")

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Don't ask the providers whether they are there.") var offline = false
    @Flag(help: "Read the whole store for damage, also where it is large.") var deep = false
    @Option(
        help: ArgumentHelp(
            "Say what a key of the workspace's files is for, such as routing.hedge, engine or features; all prints each.",
            valueName: "key"))
    var explain: String?

    func run() async throws {
        if let explain { return try printExplanation(of: explain) }
        var findings = Findings()
        let workspace = checkWorkspace(&findings)
        checkGolden(workspace, &findings)
        if let workspace {
            if let tls = workspace.serve.tls { checkTLS(tls, &findings) }
            await checkStore(workspace, &findings)
            await checkProviders(workspace, &findings)
        }
        checkTerminal(&findings)
        findings.print(json: global.json)
        if findings.hasError { throw ExitCode(1) }
    }

    private func checkWorkspace(_ findings: inout Findings) -> Workspace? {
        do {
            let loaded = try global.load()
            let workspace = try global.applyStore(to: loaded.workspace)
            for warning in loaded.warnings { findings.add(.warning, "workspace", "\(warning)") }
            findings.add(
                .ok, "workspace",
                "\(workspace.name): \(workspace.features.count.of("feature")), "
                    + "\(workspace.prompts.count.of("prompt version")), \(workspace.knowledge.count.of("article")), "
                    + workspace.tenants.count.of("tenant"))
            checkPrivacy(workspace.privacy, &findings)
            checkPrompts(workspace, &findings)
            return workspace
        } catch let error as WorkspaceError {
            for problem in error.problems {
                findings.add(
                    problem.severity == .error ? .error : .warning, "workspace", "\(problem)", remedy: problem.remedy)
            }
        } catch {
            findings.add(error, "workspace")
        }
        return nil
    }

    /// What is left in clear must have been meant to be.
    private func checkPrivacy(_ privacy: PrivacySettings, _ findings: inout Findings) {
        let open = PersonalData.allCases.filter { !privacy.mask.contains($0) }.map(\.rawValue)
        guard !open.isEmpty else { return }
        let isAll = open.count == PersonalData.allCases.count
        findings.add(
            isAll ? .warning : .ok, "privacy",
            isAll ? "nothing is masked" : "not masked: \(open.joined(separator: ", "))",
            remedy: isAll ? "leave privacy: {mask} out to mask everything" : nil)
    }

    private func checkGolden(_ workspace: Workspace?, _ findings: inout Findings) {
        do {
            // Where there is no workspace, that has been said.
            guard let folder = try? global.folder() else { return }
            let golden = GoldenFolder(root: folder)
            let problems = try golden.check(in: workspace)
            for problem in problems {
                findings.add(problem.severity == .error ? .error : .warning, "golden", "\(problem)")
            }
            let names = golden.names()
            if problems.isEmpty, !names.isEmpty {
                findings.add(.ok, "golden", "\(names.count.of("suite")): \(names.joined(separator: ", "))")
            }
        } catch {
            findings.add(error, "golden")
        }
    }

    private func checkStore(_ workspace: Workspace, _ findings: inout Findings) async {
        let ground = StoreGround(workspace.storePath)
        for problem in ground.problems { findings.add(.error, "store", problem.what, remedy: problem.remedy) }
        if let note = ground.shortage {
            findings.add(ground.isFull ? .error : .warning, "store", note, remedy: "free disk space")
        }
        do {
            let store = try Store.openToLook(at: workspace.storePath)
            defer { store.close() }
            let now = SystemClock().now()
            let jobs = try await store.jobCount(matching: .all, now: now)
            if !store.isReadOnly {
                try await store.checkWritable()
                let takesWrites = ground.isFull ? "" : ", and it takes writes"
                findings.add(.ok, "store", "\(workspace.storePath): \(jobs.of("job"))\(takesWrites)")
            } else if ground.problems.isEmpty {
                do { try Store.open(at: workspace.storePath).close() } catch { findings.add(error, "store") }
            }
            let path = workspace.storePath
            if let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int,
                mode & 0o077 != 0
            {
                findings.add(
                    .warning, "store", "\(path) can be read by other users: what no mask covers stands in it in clear",
                    remedy: "chmod 600 \(path)*")
            }
            await checkPages(of: store, &findings)
            _ = try await Vault.open(of: store, mayCreate: jobs == 0 && !store.isReadOnly)
            findings.add(.ok, "key", "\(workspace.storePath).key is this store's, and readable by you alone")
            checkTelemetry(workspace, &findings)
            try await checkRegions(workspace, store, &findings)
            let report = try await store.verifyLedger()
            for problem in report.mismatches { findings.add(.error, "ledger", problem) }
            if report.mismatches.isEmpty { findings.add(.ok, "ledger", "\(report.entries) entries add up") }
            for warning in try await global.makeEngine(toLook: true).setup.activationWarnings {
                findings.add(.warning, "prompts", warning, remedy: "see: chassis prompts list")
            }
            for outage in try await store.modelOutages().values.sorted(by: { $0.model < $1.model }) {
                findings.add(
                    .warning, "model \(outage.model)",
                    "is asked last for \(Figure.duration(now - outage.since)): \(outage.failures) failures, the last "
                        + outage.reason, remedy: "see to its service; the first answer ends this")
            }
            let served = ServingLock.isServed(storePath: workspace.storePath)
            findings.add(
                .ok, "engine", served ? "a process works this store's jobs" : "no process works this store's jobs now")
        } catch {
            findings.add(error, "store")
        }
    }

    /// Reads the whole file, which takes about a second for 500 MB.
    private func checkPages(of store: Store, _ findings: inout Findings) async {
        let size = FileManager.default.size(of: store.path) ?? 0
        guard deep || size <= 250_000_000 else {
            findings.add(
                .ok, "store", "its \(size / 1_000_000) MB were not read through; chassis check --deep does that")
            return
        }
        do {
            for damage in try await store.damages() {
                findings.add(
                    .error, "store", "it is damaged: \(damage)", remedy: "go back to a backup, or ask SQLite: .recover")
            }
        } catch { findings.add(error, "store") }
    }

    private func checkProviders(_ workspace: Workspace, _ findings: inout Findings) async {
        let providers = makeProviders(workspace.providers, client: HTTPClient(), environment: Environment.value)
        var usable: Set<String> = []
        for provider in providers {
            let settings = workspace.providers.first { $0.name == provider.name }
            if let variable = settings?.keyVariable, (Environment.value(variable) ?? "").isEmpty {
                findings.add(
                    .warning, "provider \(provider.name)", "\(variable) is not set: its models are left out",
                    remedy: "export \(variable)=…")
                continue
            }
            if offline && settings?.kind != .extractive { continue }
            do throws(ProviderError) {
                try await provider.probe()
                usable.insert(provider.name)
                findings.add(
                    .ok, "provider \(provider.name)",
                    settings?.kind == .extractive ? "embedded" : "answers at \(settings?.baseURL ?? "")")
            } catch {
                // Who reads this is at it.
                let remedy = error.remedy?.replacing(": chassis check", with: "")
                findings.add(.warning, "provider \(provider.name)", error.message, remedy: remedy)
            }
        }
        checkModels(workspace, usable, &findings)
        await checkJudges(workspace, providers.filter { usable.contains($0.name) }, &findings)
    }

    /// Puts look-alikes to the models that judge for the semantic cache: a few short calls each.
    private func checkJudges(_ workspace: Workspace, _ usable: [any Provider], _ findings: inout Findings) async {
        let names = Set(workspace.features.compactMap { $0.cache?.semantic?.judge }).sorted()
        for model in names.compactMap({ workspace.model($0) }) {
            guard let provider = usable.first(where: { $0.name == model.provider }) else { continue }
            let trial = await JudgeTrial.run(model, at: provider, clock: SystemClock())
            let subject = "judge \(model.name)"
            if let pair = trial.taken.first {
                findings.add(
                    .warning, subject,
                    "takes \(trial.taken.count) of \(trial.count) look-alikes for one question, such as "
                        + "'\(pair.one)' and '\(pair.other)': the cache would give wrong answers",
                    remedy: "name a larger model as cache: {semantic: {judge: …}} of the features, or none")
            } else if trial.silent > 0 {
                findings.add(
                    .warning, subject,
                    "gives no verdict of \(trial.silent) of \(trial.count) pairs (\(trial.why ?? "")): it costs and finds little",
                    remedy: "name a larger one, or set supports_schema: true where its service has a mode for that")
            } else {
                findings.add(.ok, subject, "tells all \(trial.count) look-alikes apart")
            }
        }
    }

    private func checkModels(_ workspace: Workspace, _ usable: Set<String>, _ findings: inout Findings) {
        let now = SystemClock().now()
        for tier in Tier.allCases {
            let models = (workspace.tiers[tier] ?? []).compactMap { workspace.model($0) }
            guard !models.isEmpty, !offline else { continue }
            let ready = models.filter { usable.contains($0.provider) }
            if ready.isEmpty {
                findings.add(
                    .error, "tier \(tier.rawValue)", "none of its \(models.count) models can be used",
                    remedy: "start a provider or set its key, or put the embedded model at the tier's end")
            } else {
                findings.add(.ok, "tier \(tier.rawValue)", ready.map(\.name).joined(separator: ", "))
            }
        }
        for model in workspace.models {
            guard let source = model.vocabulary else { continue }
            do throws(VocabularyError) {
                let vocabulary = try VocabularyFile.read(source)
                findings.add(
                    .ok, "model \(model.name)", "counts tokens by \(vocabulary.name), \(vocabulary.size) tokens")
            } catch {
                findings.add(.warning, "model \(model.name)", error.message, remedy: error.remedy)
            }
        }
        for model in workspace.models where model.price(at: now) == nil {
            let blind = workspace.budgets(without: model.name)
            let budgets = blind.isEmpty ? "" : ", and the budgets of \(blind.joined(separator: ", ")) don't see it"
            findings.add(
                .warning, "model \(model.name)", "no price is in force: what it costs will be unknown\(budgets)",
                remedy: "add prices: to the model in chassis.yaml")
        }
    }

    private func checkTerminal(_ findings: inout Findings) {
        guard StandardStream.output.isTerminal else {
            findings.add(.ok, "terminal", "none here: the console draws with --snapshot")
            return
        }
        let term = Environment.value("TERM") ?? ""
        if term.isEmpty || term == "dumb" {
            findings.add(
                .warning, "terminal", "TERM is '\(term)': the console can't be drawn",
                remedy: "export TERM=xterm-256color")
        } else {
            findings.add(.ok, "terminal", "\(term)" + (Environment.value("NO_COLOR").map { _ in ", NO_COLOR" } ?? ""))
        }
    }
}

extension Workspace {
    /// The features whose budget would count a model's calls, of the feature itself or of a tenant that has others too.
    fileprivate func budgets(without model: String) -> [String] {
        features.filter { feature in
            guard let budget = feature.routing.budget else { return false }
            let models = feature.models.isEmpty ? tiers.values.flatMap(\.self) : feature.models
            return budget.tenant != nil || models.contains(model)
        }.map(\.name)
    }
}
