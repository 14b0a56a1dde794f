import ChassisCore
import Testing

struct EconomicsTests {
    private let plan = Plan(
        name: "growth", monthlyCredits: Credits(milli: 2_000_000), monthlyPrice: Money(nanoUSD: 49_000_000_000))

    private func terms(price: Int64, credits: Int64) -> Terms {
        Terms(plan: "p", monthlyPrice: Money(nanoUSD: price), monthlyCredits: Credits(milli: credits))
    }

    @Test func `credits earn their share of the plan's price`() {
        let revenue = Economics.revenue(of: Credits(milli: 3_000), on: Terms(plan))

        #expect(revenue == Money(nanoUSD: 73_500_000))
    }

    @Test(
        arguments: [
            (1, 3, 1, 0), (1, 3, 2, 1), (1, 2, 1, 1), (-1, 2, 1, -1), (1, 2, -1, -1), (0, 5, 7, 0),
        ] as [(Int64, Int64, Int64, Int64)])
    func `a revenue is rounded to the nearest nano-dollar, halves away from zero`(
        price: Int64, granted: Int64, used: Int64, expected: Int64
    ) {
        let terms = terms(price: price, credits: granted)

        #expect(Economics.revenue(of: Credits(milli: used), on: terms)?.nanoUSD == expected)
    }

    @Test func `a plan without credits has no price for one`() {
        #expect(Economics.revenue(of: Credits(milli: 1), on: terms(price: 5, credits: 0)) == nil)
    }

    @Test(
        arguments: [
            (.max, 1, .max, nil), (.max, 1, 1, .max), (.max, 1, -1, -Int64.max), (.max, 1, 0, 0), (.min, 1, 1, nil),
            (.max, .max, .max, .max), (.max - 1, .max, .max, .max - 1), (.max, .max, .max - 1, .max - 1),
            (.max, .max, -1, -1), (.min, .max, .max, nil), (.min, .max, .min, nil), (.min, .max, 1, -1),
            (1, .max, .min, -1), (1, .max, 1, 0),
        ] as [(Int64, Int64, Int64, Int64?)])
    func `a sum beyond what money holds is unknown, and one at its edge is exact`(
        price: Int64, granted: Int64, used: Int64, expected: Int64?
    ) {
        let terms = terms(price: price, credits: granted)

        #expect(Economics.revenue(of: Credits(milli: used), on: terms)?.nanoUSD == expected)
    }

    @Test func `credits earn by the terms they were charged on, and where none were noted by the plan of now`() {
        let economics = Economics(plans: [plan])
        let credits = Credits(milli: 2_000)
        var before = Terms(plan)
        before.monthlyPrice = Money(nanoUSD: 10_000_000_000)

        #expect(economics.revenue(of: credits, by: .noted(before)) == Money(nanoUSD: 10_000_000))
        #expect(economics.revenue(of: credits, by: .planOfNow("growth")) == Money(nanoUSD: 49_000_000))
        #expect(economics.revenue(of: credits, by: .planOfNow("gone")) == nil)
    }

    @Test func `a margin is unknown when a part of it is`() {
        #expect(Economics.margin(revenue: Money(nanoUSD: 5), cost: Money(nanoUSD: 7)) == Money(nanoUSD: -2))
        #expect(Economics.margin(revenue: Money(nanoUSD: 5), cost: nil) == nil)
        #expect(Economics.margin(revenue: nil, cost: .zero) == nil)
        #expect(Economics.margin(revenue: Money(nanoUSD: .min), cost: Money(nanoUSD: 1)) == nil)
    }

    @Test func `rows of any grouping add up to what all credits earned together`() {
        let third = Plan(name: "third", monthlyCredits: Credits(milli: 3_000), monthlyPrice: Money(nanoUSD: 1))
        let economics = Economics(plans: [plan, third])
        let byFeature: [[CreditBasis: Credits]] = (1...40).map {
            [.planOfNow("third"): Credits(milli: Int64($0 * 7)), .noted(Terms(plan)): Credits(milli: Int64($0))]
        }
        let all = byFeature.reduce(into: [:]) { $0.merge($1) { $0 + $1 } }

        let parts = economics.revenues(of: byFeature).compactMap(\.exact)
        let sum = parts.reduce(Money.zero, +)

        #expect(parts.count == 40)
        #expect(economics.revenues(of: [all]) == [.exact(sum)])
        #expect(economics.revenues(of: [[.planOfNow("third"): Credits(milli: 4_500)]]) == [.exact(Money(nanoUSD: 2))])
    }

    @Test func `credits of no known plan leave a revenue open, and none leave it zero`() {
        let economics = Economics(plans: [plan, Plan(name: "gift", monthlyCredits: .zero)])
        let one = Credits(milli: 1_000)

        let revenues = economics.revenues(
            of: [
                [:], [.planOfNow(""): .zero], [.planOfNow("gone"): one], [.planOfNow("gift"): one],
                [.planOfNow(""): one, .noted(Terms(plan)): one],
            ])

        #expect(Array(revenues.prefix(4)) == [.exact(.zero), .exact(.zero), .unknown, .unknown])
        #expect(revenues[4].exact == nil && revenues[4].money == Economics.revenue(of: one, on: Terms(plan)))
    }
}
