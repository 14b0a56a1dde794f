import ChassisSurface

/// The screens of the console, in the order of their digits.
package enum ScreenName: String, CaseIterable, Sendable {
    case overview, jobs, traces, costs, evals, review, prompts

    /// The key that goes there.
    var digit: Character {
        switch self {
        case .overview: "0"
        case .jobs: "1"
        case .traces: "2"
        case .costs: "3"
        case .evals: "4"
        case .review: "5"
        case .prompts: "6"
        }
    }

    var title: SafeText {
        switch self {
        case .overview: "Overview"
        case .jobs: "Jobs"
        case .traces: "Traces"
        case .costs: "Costs"
        case .evals: "Evals"
        case .review: "Review"
        case .prompts: "Prompts"
        }
    }
}
