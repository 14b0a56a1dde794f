import ChassisCore
import ChassisStore
import ChassisSurface

/// Why jobs failed, a line for each of the commonest reasons, below how many did.
extension OverviewFigures {
    /// The others share a line.
    private static let mostReasons = 4

    func failureRows(_ context: ScreenContext) -> [OverviewRow] {
        let all = failures ?? []
        let isCut = all.reduce(0) { $0 &+ $1.jobs } >= OverviewScreen.mostFailures
        let own = all.count <= Self.mostReasons + 1 ? all : Array(all.prefix(Self.mostReasons))
        let rest = all.dropFirst(own.count)
        let rows = own.map { reason in
            row(
                reason.code, named: Shown.line(reason.code, upTo: 40), jobs: reason.jobs, isCut: isCut,
                detail: "\(reason.newest) at \(Shown.clock(reason.at, context)): "
                    + Shown.line(reason.message, upTo: 160),
                codes: [reason.code], context)
        }
        guard !rest.isEmpty else { return rows }
        return rows + [
            row(
                "", named: "\(Shown.count(rest.count)) other reasons", jobs: rest.reduce(0) { $0 &+ $1.jobs },
                isCut: isCut, detail: rest.map { Shown.line($0.code, upTo: 40) }.joined(separator: ", "),
                codes: rest.map(\.code),
                context)
        ]
    }

    private func row(
        _ id: String, named name: SafeText, jobs: Int, isCut: Bool, detail: SafeText, codes: [String],
        _ context: ScreenContext
    ) -> OverviewRow {
        let filter = "state:failed error:\(codes.map(CostDrill.quoted).joined(separator: ","))"
        return OverviewRow(
            id: .failure(id), health: .part, name: "  " + name,
            value: Table.Content("\(isCut ? "≥ " : "")\(Shown.jobs(jobs))", .danger), detail: detail,
            destination: Self.jobs(filter, endedSince: hourSince, context))
    }
}
