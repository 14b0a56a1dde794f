import ChassisCore
import ChassisStore
import ChassisSurface

/// Models that fail, and those that are not always loaded; no line where there are none.
extension OverviewFigures {
    func modelRow(_ context: ScreenContext) -> OverviewRow? {
        let (loads, outages) = (loads ?? [:], outages ?? [:])
        guard !loads.isEmpty || !outages.isEmpty else { return nil }
        let sorted = loads.sorted { $0.key < $1.key }
        let out = outages.values.sorted { $0.model < $1.model }
        let warming = sorted.filter { $0.value.newest.kind == .load && $0.value.newest.isUnderWay(at: context.now) }
        let failed = sorted.filter { $0.value.unansweredFailure != nil }
        let words: [SafeText] =
            out.map { Self.out($0, context) } + warming.map { Self.warming($0.key, $0.value, context) }
            + failed.map { name, figures in
                "\(Shown.line(name, upTo: 40)): \(Shown.line(figures.newest.message ?? "not loaded", upTo: 80))"
            }
        let value: Table.Content =
            if !out.isEmpty {
                Table.Content("\(Shown.count(out.count)) asked last", .danger)
            } else if !warming.isEmpty {
                Table.Content("\(Shown.count(warming.count)) warming", .info)
            } else if !failed.isEmpty {
                Table.Content("\(Shown.count(failed.count)) not loaded", .danger)
            } else {
                Table.Content("\(Shown.count(loads.count)) loaded once")
            }
        let isBad = !out.isEmpty || !failed.isEmpty
        return OverviewRow(
            id: .models, health: isBad ? .bad : !warming.isEmpty ? .notable : .good, name: "models",
            value: value, detail: words.isEmpty ? Self.typical(sorted) : words.joined(separator: " · "),
            destination: out.first.map { .jobs(filter: "model:\(CostDrill.quoted($0.model))", select: nil) }
                ?? (warming.isEmpty ? nil : .jobs(filter: "state:queued", select: nil)))
    }

    private static func out(_ outage: ModelOutage, _ context: ScreenContext) -> SafeText {
        "\(Shown.line(outage.model, upTo: 40)) fails for \(Shown.age(context.now - outage.since)): "
            + Shown.line(outage.reason, upTo: 40)
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
