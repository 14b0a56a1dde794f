import ChassisCore
import ChassisStore

@testable import ChassisConsole

/// Flags, runs, prompts and alerts in memory, as the engine and the store have them.
struct QualityFixture: Sendable {
    var flags: [FlaggedAnswer] = []
    var runs: [RunFigures] = []
    var details: [EvalRunID: RunDetail] = [:]
    var suites: [GoldenSuite] = []
    /// What is wrong with a suite's file.
    var troubles: [String: String] = [:]
    var statuses: [PromptVersionStatus] = []
    var activations: [Activation] = []
    var alerts: [DriftAlert] = []
    var activity: [ActivityPoint] = []
    var latency = LatencySummary()
    var failures: [FailureReason] = []
    var loads: [String: ModelLoadFigures] = [:]
    var outages: [String: ModelOutage] = [:]
    var costs: [CostRow] = []
    /// In the order of their traces; `nil` for a store that can't be read.
    var attempts: [PricedAttempt]? = []

    func answer(_ query: ChassisConsole.Query) -> Answer? {
        switch query {
        case .flags: .flags(flags.filter(\.isOpen).sorted { $0.at < $1.at } + flags.filter { !$0.isOpen })
        case .evalRuns: .evalRuns(runs.sorted { $0.id > $1.id })
        case .evalRun(let id, _): .evalRun(details[id])
        case .suites:
            .suites(
                suites.map { suite in
                    let features = Array(Set(suite.samples.compactMap { $0.options["feature"]?.string })).sorted()
                    return SuiteSummary(
                        name: suite.name, samples: suite.samples.count, features: features,
                        feature: features.count == 1 ? features[0] : nil, trouble: troubles[suite.name])
                })
        case .suite(let name): .suite(suites.first { $0.name == name })
        case .promptVersions: .promptVersions(statuses)
        case .activations: .activations(activations)
        case .modelLoads: .modelLoads(loads)
        case .modelOutages: .modelOutages(outages)
        case .driftAlerts: .driftAlerts(alerts.filter { $0.acknowledgedAt == nil })
        case .activity: .activity(activity)
        case .latency: .latency(latency)
        case .failureReasons: .failureReasons(failures)
        case .costs(let dimension, _, _): .costs(dimension == .tenant ? costs : [])
        case .pricedAttempts(_, let mark, let limit):
            attempts.map { attempts in
                let part = Array(attempts.dropFirst(Int(mark)).prefix(limit))
                return .priced(
                    PricedPortion(
                        attempts: part, first: part.isEmpty ? nil : mark + 1, newest: Int64(attempts.count),
                        next: part.count == limit ? mark + Int64(limit) : nil))
            }
        case .costSeries: .costSeries([])
        default: nil
        }
    }

    /// Does what the engine would do to flags; `nil` for a command of another kind.
    mutating func perform(_ command: Command, jobs: [Job], now: Timestamp) -> CommandResult? {
        switch command {
        case .flag(let id, let reason, let expected):
            guard let job = jobs.first(where: { $0.id == id }) else {
                return .refused(Refusal(message: "There is no \(id).", remedy: nil))
            }
            let flag = FlaggedAnswer(
                id: FlagID(Int64(flags.count + 1)), job: id, tenant: job.tenant, feature: job.feature,
                promptVersion: job.promptVersion, at: now, reporter: "console", reason: reason, expected: expected)
            flags.append(flag)
            return .flag(flag)
        case .resolve(let seen, let verdict): return change(seen) { ($0.verdict, $0.resolvedAt) = (verdict, now) }
        case .reopen(let seen): return change(seen) { ($0.verdict, $0.resolvedAt) = (nil, nil) }
        case .assign(let seen, let owner): return change(seen) { $0.owner = owner }
        case .note(let seen, let notes): return change(seen) { $0.notes = notes }
        case .makeSample(let order):
            guard let place = flags.firstIndex(where: { $0.id == order.flag }) else { return nil }
            flags[place].sample = "\(order.suite)/flag-\(flags[place].id.number)"
            flags[place].version += 1
            return .sample(
                GoldenSample(
                    id: "flag-\(flags[place].id.number)", category: "qa", input: "?",
                    expected: order.expected.map { .string($0) }, scorer: .contains))
        default: return nil
        }
    }

    private mutating func change(_ seen: FlaggedAnswer, _ body: (inout FlaggedAnswer) -> Void) -> CommandResult {
        guard let place = flags.firstIndex(where: { $0.id == seen.id }), flags[place].version == seen.version else {
            return .refused(Refusal(message: "\(seen.id) has changed since it was shown.", remedy: "look again"))
        }
        body(&flags[place])
        flags[place].version += 1
        return .flag(flags[place])
    }
}
