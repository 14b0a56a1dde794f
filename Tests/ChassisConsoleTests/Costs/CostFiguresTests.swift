import ChassisCore
import ChassisStore
import ChassisSurface
import Testing

@testable import ChassisConsole

struct CostFiguresTests {
    private static let economics = Economics(TraceFixture.workspace)

    @Test func `a tenant's credits earn by its own plan`() {
        let figures = CostFigures(CostFixture.tenants, economics: Self.economics)

        // 1,190 of 2,000 credits at 49 dollars.
        #expect(figures.lines[0].revenue == .exact(Money(nanoUSD: 29_155_000_000)))
        #expect(figures.lines[0].margin == Money(nanoUSD: 25_052_700_000))
        #expect(figures.lines[1].margin == Money(nanoUSD: -1_885_500_000))
        #expect(figures.lines[2].revenue == .exact(.zero))
        #expect(figures.total.row.jobs == 1_702)
        #expect(figures.total.revenue == .exact(Money(nanoUSD: 31_139_500_000)))
    }

    @Test func `a row over several plans earns what each plan pays for its use, and nothing for free use`() {
        let figures = CostFigures(
            CostFixture.features + [CostFixture.row("free-only", plans: ["free": 3_000])], economics: Self.economics)

        // 500 and 771 of 2,000 credits at 49 dollars; the 400 of the free plan beside them earn nothing.
        #expect(figures.lines[0].revenue == .exact(Money(nanoUSD: 12_250_000_000)))
        #expect(figures.lines[1].revenue == .exact(Money(nanoUSD: 18_889_500_000)))
        #expect(figures.lines[2].revenue == .exact(.zero))
        #expect(CostText.revenue(figures.lines[0]).text.string == "$12.25")
        #expect(figures.total.revenue == .exact(Money(nanoUSD: 31_139_500_000)))
    }

    @Test func `an unknown cost is at least what is known, and leaves at most the margin`() {
        let figures = CostFigures(CostFixture.tenants, economics: Self.economics)

        #expect(CostText.cost(figures.lines[2]).text.string == "≥ $0.09640")
        #expect(CostText.margin(figures.lines[2]).text.string == "≤ -$0.09640")
        #expect(CostText.cost(figures.total).text.string.hasPrefix("≥ "))
        let nothingKnown = CostLine(row: CostFixture.row("x", unknown: 2), revenue: .unknown)
        #expect(CostText.cost(nothingKnown).text.string == "unknown")
    }

    @Test(arguments: [(-12.79, "-1279%"), (-500, "<-999%"), (0.42, "42%"), (0, "0%"), (.nan, "–")])
    func `a share of the margin stands in its column whole, or says that it is beyond`(share: Double, text: String) {
        #expect(CostText.percent(share).string == text)
        #expect(CostText.columns(.tenant).first { $0.title == "%" }.map { $0.minimum >= text.count } == true)
        #expect(CostText.percent(700, isSigned: true).string == ">9999%")
    }

    @Test func `without plans nothing is claimed to be earned`() {
        let figures = CostFigures(CostFixture.tenants, economics: nil)

        #expect(figures.lines.allSatisfy { $0.revenue == .unknown && $0.margin == nil })
        #expect(CostText.margin(figures.total).text.string == "–")
    }

    @Test func `credits of a plan that nobody knows make revenue and margin a least one`() {
        let rows =
            CostFixture.tenants + [
                CostFixture.row("gone", cost: 1, plans: ["": 5_000]),
                CostFixture.row("both", cost: 500_000_000, plans: ["": 5_000, "growth": 200_000]),
                CostFixture.row("neither", unknown: 1, plans: ["": 5_000, "growth": 200_000]),
            ]
        let figures = CostFigures(rows, economics: Self.economics)

        #expect(figures.lines[3].revenue == .unknown)
        #expect(CostText.revenue(figures.lines[4]).text.string == "≥ $4.90")
        #expect(CostText.margin(figures.lines[4]).text.string == "≥ $4.40")
        #expect(CostText.margin(figures.lines[5]).text.string == "–")
        #expect(figures.total.revenue == .atLeast(Money(nanoUSD: 40_939_500_000)))
    }

    @Test func `the greatest losses come first by margin, and what is unknown comes last either way`() {
        var lines = CostFigures(CostFixture.tenants, economics: Self.economics).lines
        lines.append(CostLine(row: CostFixture.row("gone"), revenue: .unknown))

        #expect(CostSort.margin.sorted(lines, descending: false).map(\.id) == ["brightside", "cobalt", "acme", "gone"])
        #expect(CostSort.margin.sorted(lines, descending: true).map(\.id) == ["acme", "cobalt", "brightside", "gone"])
        #expect(CostSort.name.sorted(lines, descending: true).map(\.id) == ["gone", "cobalt", "brightside", "acme"])
    }

    @Test func `sums beyond all money don't trap`() {
        let huge = [
            CostFixture.row("a", jobs: .max, cost: .max, unknown: .max, plans: ["growth": .max]),
            CostFixture.row("b", jobs: .max, cost: .max, plans: ["growth": .max]),
        ]
        let figures = CostFigures(huge, economics: Self.economics)

        #expect(figures.total.row.cost == Money(nanoUSD: .max))
    }
}

struct CostDrillTests {
    private static let since = CostFixture.now - .seconds(7 * 86_400)

    private static func filter(
        _ dimension: CostDimension, _ name: String, tenants: Set<String> = []
    ) throws -> JobFilter? {
        let target = CostDrill.target(dimension, name, tenants: tenants, since: since, now: CostFixture.now)
        guard case .filter(let text) = target else { return nil }
        return try JobFilter(parsing: text)
    }

    @Test(arguments: [
        "acme", "Two Words", "comma,and:colon", "quote\"back\\slash", "star*", "or", "-minus", "(paren)", "ünï", "",
    ])
    func `a row leads to exactly its jobs, whatever its name`(name: String) throws {
        for dimension in [CostDimension.tenant, .feature, .model] {
            let filter = try Self.filter(dimension, name)
            func job(_ value: String) -> Job {
                TraceFixture.job(1) { ($0.tenant, $0.feature, $0.model) = (value, value, value) }
            }
            #expect(filter?.matches(job(name), now: CostFixture.now) == true, "\(dimension)")
            #expect(filter?.matches(job(name + "z"), now: CostFixture.now) == false, "\(dimension)")
        }
    }

    @Test func `a prompt version leads to its jobs alone`() throws {
        let filter = try Self.filter(.prompt, "support-answer@3")

        #expect(filter?.matches(TraceFixture.job(1), now: CostFixture.now) == true)
        #expect(filter?.matches(TraceFixture.job(1) { $0.promptVersion = 4 }, now: CostFixture.now) == false)
    }

    @Test func `eval runs' figures lead to their jobs, and tenants' figures to none of them`() throws {
        let own = TraceFixture.job(1)
        let eval = TraceFixture.job(2) { $0.tenant = InternalTenant.evals }
        for (dimension, name) in [(CostDimension.feature, own.feature), (.prompt, "support-answer@3")] {
            let filter = try Self.filter(dimension, name)
            let evals = try Self.filter(dimension, "evals/" + name)

            #expect(filter?.matches(own, now: CostFixture.now) == true, "\(name)")
            #expect(filter?.matches(eval, now: CostFixture.now) == false, "\(name)")
            #expect(evals?.matches(own, now: CostFixture.now) == false, "\(name)")
            #expect(evals?.matches(eval, now: CostFixture.now) == true, "\(name)")
        }
    }

    @Test func `a plan leads to the jobs of those who were on it, and one that nobody was on says why not`() throws {
        let filter = try Self.filter(.plan, "growth", tenants: ["brightside", "erased"])

        #expect(filter?.matches(TraceFixture.job(1) { $0.tenant = "brightside" }, now: CostFixture.now) == true)
        #expect(filter?.matches(TraceFixture.job(1) { $0.tenant = "erased" }, now: CostFixture.now) == true)
        #expect(filter?.matches(TraceFixture.job(1) { $0.tenant = "cobalt" }, now: CostFixture.now) == false)
        #expect(try Self.filter(.plan, "gone") == nil)
        let evals = try Self.filter(.plan, InternalTenant.evals, tenants: [InternalTenant.evals])
        #expect(evals?.matches(TraceFixture.job(1) { $0.tenant = InternalTenant.evals }, now: CostFixture.now) == true)
    }

    @Test func `jobs that ended before the figures' time are left out, whenever they were submitted`() throws {
        let filter = try Self.filter(.tenant, "acme")
        let early = Self.since - .seconds(86_400)
        for (ended, isMeant) in [(Self.since - .seconds(120), false), (Self.since + .seconds(1), true), (nil, false)] {
            let job = TraceFixture.job(1) { ($0.createdAt, $0.finishedAt) = (early, ended) }

            #expect(filter?.matches(job, now: CostFixture.now) == isMeant, "\(String(describing: ended))")
        }
    }
}
