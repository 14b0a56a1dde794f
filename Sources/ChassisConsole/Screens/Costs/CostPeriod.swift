import ChassisCore
import ChassisSurface

/// How far back the figures reach. A day is one in UTC: so they are kept, and so budgets and grants have it.
enum CostPeriod: String, CaseIterable, Sendable {
    case today, week, month

    var name: SafeText {
        switch self {
        case .today: "Today (UTC)"
        case .week: "7 days"
        case .month: "30 days"
        }
    }

    /// As it reads in a sentence: "Nothing was spent …".
    var phrase: SafeText {
        switch self {
        case .today: "today (UTC)"
        case .week: "in the last 7 days"
        case .month: "in the last 30 days"
        }
    }

    /// As `--since` of the commands takes it. A day of one's own is no span there: the last day stands for it.
    var option: String {
        switch self {
        case .today: "24h"
        case .week: "7d"
        case .month: "30d"
        }
    }

    /// Midnight for today; whole hours or days back for the others, so that a refresh moves nothing.
    func since(_ now: Timestamp) -> Timestamp {
        switch self {
        case .today: return now.cut(to: .seconds(86_400))
        case .week: return now.cut(to: .seconds(3_600)) - .seconds(7 * 86_400)
        case .month: return now.cut(to: .seconds(86_400)) - .seconds(30 * 86_400)
        }
    }

    /// The next whole minute, because figures are kept by the minute.
    func until(_ now: Timestamp) -> Timestamp { now.cut(to: .seconds(60)) + .seconds(60) }

    /// What a column of the chart stands for.
    var bucket: Duration {
        switch self {
        case .today: .seconds(1_800)
        case .week: .seconds(4 * 3_600)
        case .month: .seconds(86_400)
        }
    }

    var bucketName: SafeText {
        switch self {
        case .today: "half an hour"
        case .week: "4 hours"
        case .month: "day (UTC)"
        }
    }

    func moved(by step: Int) -> CostPeriod {
        let all = CostPeriod.allCases
        let index = (all.firstIndex(of: self) ?? 0) + step
        return all[((index % all.count) + all.count) % all.count]
    }
}

extension Timestamp {
    fileprivate func cut(to step: Duration) -> Timestamp {
        let width = max(1, step.milliseconds)
        return Timestamp(milliseconds: milliseconds - ((milliseconds % width) + width) % width)
    }
}
