package import ChassisCore
import ChassisSurface

/// The screens of the console, in the order of their digits.
package enum Pane: String, CaseIterable, Sendable {
    case jobs, traces, costs

    /// The key that goes there.
    var digit: Character {
        switch self {
        case .jobs: "1"
        case .traces: "2"
        case .costs: "3"
        }
    }

    var title: SafeText {
        switch self {
        case .jobs: "Jobs"
        case .traces: "Traces"
        case .costs: "Costs"
        }
    }
}

/// Where a drill leads. The way back restores both screens as they were.
package enum Destination: Hashable, Sendable {
    /// - Parameters:
    ///   - filter: In the filter grammar; `nil` keeps the one that is applied.
    ///   - select: The row the cursor goes to, if it is there.
    case jobs(filter: String?, select: JobID?)
    /// - Parameter among: The rows it was opened from, in their order, for next and previous.
    case trace(JobID, among: [JobID])
    case traces(filter: String?)
    case costs

    var pane: Pane {
        switch self {
        case .jobs: .jobs
        case .trace, .traces: .traces
        case .costs: .costs
        }
    }
}
