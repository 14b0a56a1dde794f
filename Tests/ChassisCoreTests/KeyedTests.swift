import Testing

@testable import ChassisCore

struct KeyedTests {
    private struct Thing: Hashable, Sendable {
        var name: String
        var number: Int
    }

    @Test func `members are found by their key, of several with one the first`() {
        var things = Keyed([Thing(name: "a", number: 1), Thing(name: "b", number: 2), Thing(name: "a", number: 3)]) {
            $0.name
        }
        let before = things
        #expect(things["a"]?.number == 1 && things["b"]?.number == 2 && things["c"] == nil)
        #expect(things.wrappedValue.map(\.number) == [1, 2, 3])

        things.wrappedValue[0].name = "c"
        #expect(things["a"]?.number == 3 && things["c"]?.number == 1)
        things.wrappedValue = []
        #expect(things["a"] == nil)
        #expect(before["a"]?.number == 1)
    }
}
