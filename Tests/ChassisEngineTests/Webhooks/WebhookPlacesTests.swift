import ChassisCore
import ChassisStore
import Testing

@testable import ChassisEngine

struct WebhookPlacesTests {
    private static let second: Int64 = 1_000_000_000

    private func waiting(_ targets: [WebhookTarget]) -> [WaitingWebhook] {
        targets.enumerated().map {
            WaitingWebhook(id: Int64(1000 + $0), dueAt: Timestamp(milliseconds: Int64($0)), target: $1)
        }
    }

    private func target(_ tenant: String, _ receiver: String = "hooks.example.com") -> WebhookTarget {
        WebhookTarget(tenant: tenant, receiver: receiver)
    }

    /// Tries under way to so many receivers, `each` to one.
    private func busy(_ receivers: Int, each: Int, _ places: inout WebhookPlaces, at now: Int64 = 0) {
        for number in 0..<receivers * each { places.begin(Int64(number), to: target("t\(number / each)"), at: now) }
    }

    @Test func `a receiver has two tries at once, and a tenant eight`() {
        let places = WebhookPlaces()
        let ofOne = Array(repeating: target("acme"), count: 5)
        let ofMany = (0..<12).map { target("acme", "host\($0).example.com") }

        #expect(places.choose(waiting(ofOne), at: 0).count == 2)
        #expect(places.choose(waiting(ofMany), at: 0).map(\.target) == Array(ofMany.prefix(8)))
    }

    @Test func `eight receivers that hang leave places to others`() {
        var places = WebhookPlaces()
        busy(8, each: 2, &places)

        #expect(places.choose(waiting([target("beta")]), at: 0).count == 1)
    }

    @Test func `tries that take long give their places away, up to as many again three times`() {
        var places = WebhookPlaces()
        busy(16, each: 2, &places)

        #expect(places.choose(waiting([target("beta")]), at: Self.second).isEmpty)
        #expect(places.choose(waiting([target("beta")]), at: 2 * Self.second).count == 1)
        // They have their share already.
        #expect(places.choose(waiting([target("t1")]), at: 2 * Self.second).isEmpty)
        busy(64, each: 2, &places)
        #expect(places.choose(waiting([target("beta")]), at: 2 * Self.second).isEmpty)
    }

    @Test func `receivers that let wait have one try each, and half of the places together`() {
        var places = WebhookPlaces()
        busy(40, each: 2, &places)
        for number in 0..<80 { places.end(Int64(number), at: 15 * Self.second) }
        let slow = (0..<40).flatMap { [target("t\($0)"), target("t\($0)")] }
        let good = (0..<10).map { target("good\($0)") }

        let chosen = places.choose(waiting(slow + good), at: 15 * Self.second).map(\.target)

        #expect(chosen.filter { $0.tenant.hasPrefix("t") }.count == 16)
        #expect(Set(chosen).count == chosen.count)
        #expect(chosen.filter { $0.tenant.hasPrefix("good") } == good)
    }

    @Test func `a quick answer makes a slow receiver like any other`() {
        var places = WebhookPlaces()
        let both = waiting([target("acme"), target("acme")])
        places.begin(1, to: target("acme"), at: 0)
        places.end(1, at: 15 * Self.second)
        #expect(places.choose(both, at: 15 * Self.second).count == 1)

        places.begin(2, to: target("acme"), at: 15 * Self.second)
        places.end(2, at: 16 * Self.second)

        #expect(places.choose(both, at: 16 * Self.second).count == 2)
    }

    @Test func `a tenant whose receivers all hang does not have all tries`() {
        var places = WebhookPlaces()
        for number in 0..<24 { places.begin(Int64(number), to: target("acme", "host\(number)"), at: 0) }

        let chosen = places.choose(waiting([target("acme", "next"), target("beta")]), at: 5 * Self.second)

        #expect(chosen.map(\.target.tenant) == ["beta"])
    }
}
