import ChassisCore
import ChassisStore

/// A request made definite: which questions go to which bundle, and at what price at most.
struct EvalPlan: Sendable {
    let request: EvalRequest
    let suite: GoldenSuite
    let setup: Setup
    let bundle: BundleReference
    let feature: Feature
    let judge: JobPin.Judge?
    let costCap: Money?

    /// Jobs are written in one transaction, and nobody else writes meanwhile.
    private static let mostAnswers = 20_000

    init(_ request: EvalRequest, suite: GoldenSuite, setup: Setup, now: Timestamp) throws(EngineError) {
        self.request = request
        self.suite = suite
        self.setup = setup
        guard !suite.samples.isEmpty else { throw .eval(.emptySuite(suite.name)) }
        guard (1...100).contains(request.epochs) else { throw .eval(.badEpochs(request.epochs)) }
        let (answers, overflow) = suite.samples.count.multipliedReportingOverflow(by: request.epochs)
        guard !overflow, answers <= Self.mostAnswers else {
            throw .eval(.tooManyAnswers(answers, limit: Self.mostAnswers))
        }
        if let asked = request.bundle { bundle = asked } else { bundle = try Self.ownBundle(of: suite, setup) }
        feature = try Self.feature(bundle, setup)
        judge = try Self.judge(request, suite, setup)
        costCap = request.costCap ?? setup.workspace.evals.costCap
        try checkModels(now: now)
        let commands = suite.samples.filter { $0.scorer == .command }.count
        guard commands == 0 || setup.workspace.evals.allowsCommands else {
            throw .eval(.commandsOff(suite: suite.name, samples: commands))
        }
    }

    var pinnedModel: String? { request.model }

    var fingerprint: String { setup.fingerprint(of: feature, pinned: pinnedModel) }

    /// - Throws: for a feature that is not there: a question meant for it would go out alone.
    private static func ownBundle(
        of suite: GoldenSuite, _ setup: Setup
    ) throws(EngineError) -> BundleReference {
        guard let name = suite.feature(in: setup.workspace) else { return PlainBundle.reference }
        guard let feature = setup.workspace.feature(name) else {
            throw .unknownFeature(name, known: setup.workspace.features.map(\.name))
        }
        return setup.referenceInForce(feature)
    }

    private static func feature(_ bundle: BundleReference, _ setup: Setup) throws(EngineError) -> Feature {
        if let feature = setup.bundle(bundle) { return feature }
        let workspace = setup.workspace
        guard let feature = workspace.feature(bundle.feature) else {
            throw .unknownFeature(bundle.feature, known: workspace.features.map(\.name))
        }
        let known = workspace.prompts.filter { $0.name == feature.prompt }.map(\.version)
        throw .eval(.unknownVersion(bundle, known: known))
    }

    private static func judge(
        _ request: EvalRequest, _ suite: GoldenSuite, _ setup: Setup
    ) throws(EngineError) -> JobPin.Judge? {
        let settings = setup.workspace.evals
        guard suite.samples.contains(where: { $0.scorer == .judge }) || request.judge != nil,
            let name = request.judge ?? settings.judge
        else { return nil }
        _ = try usable(name, setup)
        guard !setup.isDeterministic(name) else { throw .eval(.judgeCannotJudge(name)) }
        return JobPin.Judge(model: name, runs: settings.judgeRuns)
    }

    private static func usable(_ name: String, _ setup: Setup) throws(EngineError) -> Model {
        guard let model = setup.workspace.model(name) else {
            throw .eval(.unknownModel(name, known: setup.workspace.models.map(\.name)))
        }
        if let why = setup.unusable[model.provider] { throw .eval(.unusableModel(name, why: why)) }
        return model
    }

    private func checkModels(now: Timestamp) throws(EngineError) {
        if let name = request.model { _ = try Self.usable(name, setup) }
        let models = setup.models(of: feature, pinned: request.model)
        guard !models.isEmpty else { throw .eval(.noModel(bundle, feature.tier)) }
        guard costCap != nil else { return }
        let judges = judge.flatMap { setup.workspace.model($0.model) }.map { [$0] } ?? []
        for model in models + judges where model.price(at: now) == nil {
            throw .eval(.unpriced(model: model.name))
        }
    }
}
