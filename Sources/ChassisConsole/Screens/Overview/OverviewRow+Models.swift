import ChassisCore
import ChassisStore
import ChassisSurface

/// Models that are not always loaded; no line where there are none.
extension OverviewFigures {
    func modelRow(_ context: ScreenContext) -> OverviewRow? {
        guard let loads, !loads.isEmpty else { return nil }
        let sorted = loads.sorted { $0.key < $1.key }
        let warming = sorted.filter { $0.value.newest.kind == .load && $0.value.newest.isUnderWay(at: context.now) }
        let failed = sorted.filter { $0.value.newest.outcome == .failed }
        let words: [SafeText] =
            warming.map { Self.warming($0.key, $0.value, context) }
            + failed.map { name, figures in
                "\(Shown.line(name, upTo: 40)): \(Shown.line(figures.newest.message ?? "not loaded", upTo: 80))"
            }
        let value: Table.Content =
            if !warming.isEmpty {
                Table.Content("\(Shown.count(warming.count)) warming", .info)
            } else if !failed.isEmpty {
                Table.Content("\(Shown.count(failed.count)) not loaded", .danger)
            } else {
                Table.Content("\(Shown.count(loads.count)) loaded once")
            }
        return OverviewRow(
            id: .models, health: !failed.isEmpty ? .bad : !warming.isEmpty ? .notable : .good, name: "models",
            value: value, detail: words.isEmpty ? Self.typical(sorted) : words.joined(separator: " · "),
            destination: warming.isEmpty ? nil : .jobs(filter: "state:queued", select: nil))
    }

    private static func warming(
        _ name: String, _ figures: ModelLoadFigures, _ context: ScreenContext
    ) -> SafeText {
        let since: SafeText =
            "\(Shown.line(name, upTo: 40)) warming for \(Shown.age(context.now - figures.newest.began))"
        guard let typical = figures.typical else { return since }
        return since + " of about \(Shown.duration(typical))"
    }

    private static func typical(_ loads: [(key: String, value: ModelLoadFigures)]) -> SafeText {
        let words: [SafeText] = loads.compactMap { name, figures in
            figures.typical.map { "\(Shown.line(name, upTo: 40)) loads in \(Shown.duration($0))" }
        }
        return words.joined(separator: " · ")
    }
}
