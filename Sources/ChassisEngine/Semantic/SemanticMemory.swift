import ChassisCore
import ChassisStore
import Synchronization

/// The vectors of the questions that were asked lately, by scope: read from the store once, then kept up with it.
///
/// What it holds is a copy; the store decides whether an answer still stands.
final class SemanticMemory: Sendable {
    /// Vectors in all; scopes that nobody asked for longest go first, then the oldest questions of the scope itself.
    private let mostVectors: Int
    private static let readAtOnce = 20_000
    private let store: Store
    private let state = Mutex(State())

    private struct State {
        var shelves: [[UInt8]: Shelf] = [:]
        var uses: Int64 = 0
    }

    private struct Shelf {
        var vectors: VectorShelf
        var newest: Int64 = 0
        var lastUse: Int64 = 0
    }

    init(store: Store, mostVectors: Int = 200_000) {
        self.store = store
        self.mostVectors = mostVectors
    }

    /// The nearest questions of a scope, nearest first, those of other processes included.
    func nearest(
        _ vector: [Float], scope: [UInt8], floor: Float, limit: Int
    ) async throws(StoreError) -> [VectorShelf.Match] {
        try await catchUp(scope, dimensions: vector.count)
        // A copy of the shelf shares its arrays: the search keeps nobody waiting.
        let shelf = state.withLock { state in
            state.uses += 1
            state.shelves[scope]?.lastUse = state.uses
            return state.shelves[scope]?.vectors
        }
        return shelf?.nearest(vector, floor: floor, limit: limit) ?? []
    }

    /// Forgets a vector whose question is no longer in the store.
    func forget(_ id: Int64, scope: [UInt8]) {
        state.withLock { $0.shelves[scope]?.vectors.remove(id: id) }
    }

    private func catchUp(_ scope: [UInt8], dimensions: Int) async throws(StoreError) {
        let newest = try await store.newestVector(scope: scope)
        while true {
            let known = state.withLock { $0.shelves[scope]?.newest ?? 0 }
            guard known < newest else { return }
            let rows = try await store.vectors(scope: scope, after: known, limit: Self.readAtOnce)
            guard let last = rows.last?.id else { return }
            state.withLock { state in
                var shelf = state.shelves.removeValue(forKey: scope) ?? Shelf(vectors: .init(dimensions: dimensions))
                // Another caller may have been here meanwhile.
                for row in rows where row.id > shelf.newest { shelf.vectors.add(row.vector, id: row.id) }
                shelf.newest = max(shelf.newest, last)
                state.uses += 1
                shelf.lastUse = state.uses
                state.shelves[scope] = shelf
                makeRoom(&state, keeping: scope)
            }
        }
    }

    private func makeRoom(_ state: inout State, keeping scope: [UInt8]) {
        var sum = state.shelves.values.reduce(0) { $0 + $1.vectors.count }
        while sum > mostVectors {
            guard
                let oldest = state.shelves.filter({ $0.key != scope }).min(by: { $0.value.lastUse < $1.value.lastUse })
            else {
                // Some room at once, so that not each further question moves all of them.
                state.shelves[scope]?.vectors.keep(newest: mostVectors - mostVectors / 8)
                return
            }
            state.shelves[oldest.key] = nil
            sum -= oldest.value.vectors.count
        }
    }
}
