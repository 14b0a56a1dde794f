import ChassisCore
import ChassisTestSupport
import Testing

struct VectorShelfTests {
    private func random(_ generator: inout Noise, _ dimensions: Int) -> [Float] {
        (0..<dimensions).map { _ in Float.random(in: -1...1, using: &generator) }
    }

    @Test(arguments: [100, 5000])
    func `near vectors are found among few and many`(count: Int) throws {
        var generator = Noise(state: 7)
        var shelf = VectorShelf(dimensions: 96)
        var vectors: [[Float]] = []
        for id in 0..<count {
            vectors.append(random(&generator, 96))
            shelf.add(try #require(QuantizedVector(vectors[id])), id: Int64(id))
        }
        for id in stride(from: 0, to: count, by: 37) {
            let near = vectors[id].map { $0 + Float.random(in: -0.2...0.2, using: &generator) }

            let matches = shelf.nearest(near, floor: 0.9, limit: 3)

            #expect(matches.first?.id == Int64(id))
            #expect(matches == shelf.nearestOfAll(near, floor: 0.9, limit: 3))
        }
    }

    @Test func `what was removed is not found, and the rest is`() throws {
        var shelf = VectorShelf(dimensions: 2)
        shelf.add(try #require(QuantizedVector([1, 0])), id: 1)
        shelf.add(try #require(QuantizedVector([0, 1])), id: 2)
        shelf.add(try #require(QuantizedVector([1, 0.1])), id: 3)

        shelf.remove(id: 1)
        shelf.remove(id: 9)

        #expect(shelf.nearest([1, 0], floor: 0.5, limit: 5).map(\.id) == [3])
        #expect(shelf.nearest([0, 1], floor: 0.5, limit: 5).map(\.id) == [2])
    }

    @Test func `of too many the newest stay`() throws {
        var generator = Noise(state: 3)
        var shelf = VectorShelf(dimensions: 8)
        let vectors = (0..<20).map { _ in random(&generator, 8) }
        for (id, vector) in vectors.enumerated() { shelf.add(try #require(QuantizedVector(vector)), id: Int64(id)) }
        // The last takes its place.
        shelf.remove(id: 2)

        shelf.keep(newest: 5)

        #expect(shelf.count == 5)
        for (id, vector) in vectors.enumerated() {
            #expect(shelf.nearest(vector, floor: 0.99, limit: 1).map(\.id) == (id < 15 ? [] : [Int64(id)]))
        }
    }

    @Test func `vectors that point nowhere are not taken`() {
        #expect(QuantizedVector([0, 0]) == nil)
        #expect(QuantizedVector([.nan, 1]) == nil)
        #expect(VectorShelf(dimensions: 2).nearest([.infinity, 0], floor: 0, limit: 1).isEmpty)
        #expect(VectorShelf(dimensions: 2).nearest([1, 0, 0], floor: 0, limit: 1).isEmpty)
    }

    @Test func `one wrong sample may be chance, several are over the budget`() {
        #expect(SemanticFigures(hits: 50, samples: 10, wrongSamples: 1).overBudget(0.01) == nil)
        #expect(SemanticFigures(hits: 50, samples: 10, wrongSamples: 2).overBudget(0.01) != nil)
        #expect(SemanticFigures(hits: 10_000, flagged: 20).overBudget(0.01) == nil)
        #expect(SemanticFigures(hits: 100, flagged: 4).overBudget(0.01) != nil)
    }

    @Test(arguments: [
        ("Yes, you can.", "No, you can't.", true), ("It takes 3 days.", "It takes 14 days.", true),
        ("Open Settings and choose Void.", "To void it, open Settings and choose Void.", false),
        ("Our office is in Bergen.", "Invoices are numbered by year.", true),
    ])
    func `answers contradict each other by numbers, a yes for a no, or another subject`(
        one: String, other: String, expected: Bool
    ) {
        #expect(SameAnswer.contradict(one, other) == expected)
    }
}
