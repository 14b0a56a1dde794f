import ChassisCore

extension CheckCommand {
    /// Names the tenants whose data rules keep the spans of their jobs from the collector.
    func checkTelemetry(_ workspace: Workspace, _ findings: inout Findings) {
        let kept = workspace.tenants.compactMap { tenant in
            workspace.telemetry.refusal(by: tenant.rules).map { (tenant: tenant.id, why: $0) }
        }
        for (why, tenants) in Dictionary(grouping: kept, by: \.why).sorted(by: { $0.key < $1.key }) {
            let names = tenants.map(\.tenant).sorted().joined(separator: ", ")
            findings.add(
                .warning, "telemetry", "spans of \(names) are not sent to the collector: \(why)",
                remedy: "say what becomes of them there: telemetry: {data: {regions: [EU], trains: false}}")
        }
    }
}
