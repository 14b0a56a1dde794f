@testable import ChassisCore
import Testing

struct NumberTableTests {
    @Test func `a table of numbers says what a dictionary does`() {
        var table = NumberTable(count: 1000)
        var dictionary: [UInt64: Int32] = [:]
        for number in 0..<1000 as Range<UInt64> {
            let key = number % 3 == 0 ? number << 32 : number &* 0x9E37_79B9
            table.set(key, Int32(number))
            dictionary[key] = Int32(number)
        }

        for key in Array(dictionary.keys) + [1, 2, .max, 1 << 40 + 1] { #expect(table.value(key) == dictionary[key]) }
    }

    @Test func `different places are numbered in the order in which they come`() {
        let places: [Int32] = [7, 7, 4096, 0, 7, 12, 0, 5_000_000]

        let distinct = DistinctPlaces(places)

        #expect(distinct.ids == [0, 0, 1, 2, 0, 3, 2, 4])
        #expect(distinct.count == 5)
        #expect(DistinctPlaces([]).count == 0)
    }

    @Test func `words are ranked by their places, others not at all`() {
        let words = ["the", "", "über", "internationally", "a"]

        let table = ByteTable(words)

        #expect(words.map { table.rank(of: Array($0.utf8)) } == [0, 1, 2, 3, 4])
        for other in ["th", "thee", "uber", "internationale", "b"] { #expect(table.rank(of: Array(other.utf8)) == nil) }
    }
}
