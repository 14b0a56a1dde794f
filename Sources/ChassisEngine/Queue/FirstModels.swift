import ChassisCore
import ChassisStore

/// Which model a job is thought to be for before it is begun: the first that can be used of its feature's own, or of its
/// tier.
///
/// Budgets, difficulty, canaries and fallbacks may send it elsewhere; for sharing worker slots that is near enough,
/// because a job counts where it was thought to go until it ends.
struct FirstModels: Sendable {
    /// Keys by what a job asks for: a feature, or the model or tier that a chat names.
    private let byName: [String: String]
    /// Most jobs at once by key, where the workspace says so.
    let caps: [String: Int]
    /// Whether there is anything to share.
    let areSeveral: Bool

    /// For workers that work for nobody in particular.
    static let none = FirstModels()

    private init() { (byName, caps, areSeveral) = ([:], [:], false) }

    init(_ workspace: Workspace, unusable: Set<String>) {
        let usable = workspace.models.filter { !unusable.contains($0.provider) }
        let names = Set(usable.map(\.name))
        func first(_ models: [String]) -> String? { models.first { names.contains($0) }.map(Self.key(ofModel:)) }
        var byName: [String: String] = [:]
        for name in names { byName[name] = Self.key(ofModel: name) }
        for tier in Tier.allCases { byName[tier.rawValue] = first(workspace.tiers[tier] ?? []) }
        for feature in workspace.features {
            byName[feature.name] = first(workspace.modelNames(of: feature))
        }
        self.byName = byName
        caps = usable.reduce(into: [:]) { $0[Self.key(ofModel: $1.name)] = $1.maxConcurrent }
        areSeveral = names.count > 1 || !caps.isEmpty
    }

    /// The name that a job's slot is counted under.
    func key(of claimed: ClaimedJob, in queue: JobQueue) -> String {
        queue == .evals ? "evals" : key(of: claimed.asked ?? claimed.job.feature)
    }

    /// - Parameter name: Of a feature, or what a chat names.
    func key(of name: String) -> String { byName[name] ?? "" }

    private static func key(ofModel model: String) -> String { "model " + model }

    /// What jobs of these models ask for.
    func names(of keys: Set<String>) -> [String] {
        byName.filter { keys.contains($0.value) }.map(\.key).sorted()
    }
}
