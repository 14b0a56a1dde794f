import ChassisCore
import ChassisEngine
import ChassisStore

/// Whose phone numbers stay in clear because nobody said where they are at home.
extension CheckCommand {
    /// Of the newest jobs, so many are looked at.
    private static let newest = 200
    /// Fewer questions than that may be chance: an order number can look like a phone number of some country.
    private static let least = 3
    /// The plans with most numbers; a number that none of them has is none.
    private static let regions = [
        "GB", "DE", "FR", "ES", "IT", "NL", "PT", "PL", "SE", "NO", "DK", "CH", "AT", "BE", "IE", "AU", "NZ", "IN",
        "JP", "BR",
    ]

    /// Looks for numbers that are left in what tenants of the usual region asked, and says whose they would be.
    func checkRegions(_ workspace: Workspace, _ store: Store, _ findings: inout Findings) async throws(StoreError) {
        guard workspace.privacy.mask.contains(.phone) else { return }
        let usual = Set(workspace.tenants.filter { $0.region == Tenant.usualRegion }.map(\.id))
        let jobs = try await store.jobs(
            matching: .all, sort: .created(ascending: false), limit: Self.newest, offset: 0, now: SystemClock().now())
        let masker = Masker.standard([.phone])
        var found: [String: [String: Int]] = [:]
        for job in jobs where usual.contains(job.tenant) {
            guard let question = try await store.trace(job.id)?.question(workspace) else { continue }
            for region in Self.regions where masker.matches(in: question, region: region).contains(where: isPhone) {
                found[job.tenant, default: [:]][region, default: 0] += 1
            }
        }
        for (tenant, counts) in found.sorted(by: { $0.key < $1.key }) {
            guard let count = counts.values.max(), count >= Self.least else { continue }
            // Countries' numbers are alike: which of them it is, whoever reads this knows.
            let regions = Self.regions.filter { counts[$0] == count }
            findings.add(
                .warning, "privacy",
                "\(count) of the newest questions of '\(tenant)' hold what would be a phone number in "
                    + "\(regions.joined(separator: ", ")); it stayed in clear, because numbers without a country code are "
                    + "looked for as those of \(Tenant.usualRegion)",
                remedy: "say where the tenant is at home: tenants: {\(tenant): {region: \(regions[0])}}")
        }
    }

    private func isPhone(_ match: PersonalDataMatch) -> Bool { match.kind == .phone }
}
