import ChassisCore
import Testing

struct EconomicsTests {
    private let plan = Plan(
        name: "growth", monthlyCredits: Credits(milli: 2_000_000), monthlyPrice: Money(nanoUSD: 49_000_000_000))

    @Test func `credits earn their share of the plan's price`() {
        let revenue = Economics.revenue(of: Credits(milli: 3_000), on: plan)

        #expect(revenue == Money(nanoUSD: 73_500_000))
    }

    @Test(
        arguments: [
            (1, 3, 1, 0), (1, 3, 2, 1), (1, 2, 1, 1), (-1, 2, 1, -1), (1, 2, -1, -1), (0, 5, 7, 0),
        ] as [(Int64, Int64, Int64, Int64)])
    func `a revenue is rounded to the nearest nano-dollar, halves away from zero`(
        price: Int64, granted: Int64, used: Int64, expected: Int64
    ) {
        let plan = Plan(name: "p", monthlyCredits: Credits(milli: granted), monthlyPrice: Money(nanoUSD: price))

        #expect(Economics.revenue(of: Credits(milli: used), on: plan)?.nanoUSD == expected)
    }

    @Test func `a plan without credits has no price for one`() {
        let free = Plan(name: "free", monthlyCredits: .zero, monthlyPrice: Money(nanoUSD: 5))

        #expect(Economics.revenue(of: Credits(milli: 1), on: free) == nil)
    }

    @Test(arguments: [Int64.max, .min, .max - 1, 1, -1, 0])
    func `no sum is too large to be asked about`(extreme: Int64) {
        for other in [Int64.max, .min, 1, -1, 0] {
            let plan = Plan(name: "p", monthlyCredits: Credits(milli: 1), monthlyPrice: Money(nanoUSD: other))
            let whole = Plan(name: "p", monthlyCredits: Credits(milli: .max), monthlyPrice: Money(nanoUSD: other))

            _ = Economics.revenue(of: Credits(milli: extreme), on: plan)
            let share = Economics.revenue(of: Credits(milli: extreme), on: whole)

            #expect(share == nil || abs(share?.dollars ?? 0) <= 9.3e9)
        }
    }

    @Test func `a tenant earns by its plan, and an unknown one by none`() {
        let economics = Economics(plans: [plan], tenants: [Tenant(id: "acme", name: "Acme", plan: "growth")])

        #expect(economics.revenue(of: Credits(milli: 2_000), tenant: "acme") == Money(nanoUSD: 49_000_000))
        #expect(economics.revenue(of: Credits(milli: 2_000), plan: "growth") == Money(nanoUSD: 49_000_000))
        #expect(economics.revenue(of: Credits(milli: 2_000), tenant: "gone") == nil)
        #expect(economics.tenants(on: "growth") == ["acme"])
    }

    @Test func `a margin is unknown when a part of it is`() {
        #expect(Economics.margin(revenue: Money(nanoUSD: 5), cost: Money(nanoUSD: 7)) == Money(nanoUSD: -2))
        #expect(Economics.margin(revenue: Money(nanoUSD: 5), cost: nil) == nil)
        #expect(Economics.margin(revenue: nil, cost: .zero) == nil)
        #expect(Economics.margin(revenue: Money(nanoUSD: .min), cost: Money(nanoUSD: 1)) == nil)
    }
}
