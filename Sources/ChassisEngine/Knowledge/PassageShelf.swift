import ChassisCore
import Synchronization

/// The vectors of a setup's passages, as far as a model of an endpoint has made them.
///
/// One for each setup: places are of its knowledge. What is missing is found by words alone.
final class PassageShelf: Sendable {
    /// A passage as it is sent: masked.
    struct Passage: Sendable {
        var place: Int
        var text: String
        /// Of the text and of who makes the vector.
        var hash: [UInt8]
        /// Whose rules hold for it; none for an article that everybody may read.
        var readers: Set<String>
    }

    private let state = Mutex(State())

    private struct State {
        /// `nil` before anybody asked.
        var passages: [Passage]?
        var shelf: VectorShelf?
        /// Those that have one, or won't get one.
        var tried: Set<Int> = []
        var batch = 4
        /// Why the last try made none.
        var problem: String?
    }

    /// How many passages have vectors, of how many.
    var progress: (made: Int, of: Int) { state.withLock { ($0.shelf?.count ?? 0, $0.passages?.count ?? 0) } }

    var problem: String? {
        get { state.withLock { $0.problem } }
        set { state.withLock { $0.problem = newValue } }
    }

    /// `nil` while there is none.
    var shelf: VectorShelf? { state.withLock { $0.shelf } }

    /// The passages that may still get a vector, masked when they are asked for first.
    func missing(_ make: () -> [Passage]) -> [Passage] {
        let known = state.withLock { $0.passages }
        let passages = known ?? make()
        return state.withLock { state in
            if state.passages == nil { state.passages = passages }
            return passages.filter { !state.tried.contains($0.place) }
        }
    }

    /// How many are sent in one call.
    var batch: Int { state.withLock { $0.batch } }

    func put(_ vectors: [(place: Int, vector: QuantizedVector)]) {
        state.withLock { state in
            for (place, vector) in vectors where state.tried.insert(place).inserted {
                var shelf = state.shelf ?? VectorShelf(dimensions: vector.codes.count)
                // Let go of, so that it is not copied for each. One of another length is not taken: a service that
                // changes its model has to be named anew.
                state.shelf = nil
                shelf.add(vector, id: Int64(place))
                state.shelf = shelf
            }
        }
    }

    /// Asks no more for those that got no vector that can be used.
    func giveUp(_ passages: [Passage]) { state.withLock { $0.tried.formUnion(passages.map(\.place)) } }

    /// Sends as many in one call as take about half a second: a job's question may have to wait behind it.
    ///
    /// - Parameters:
    ///   - count: The passages of the last call.
    ///   - took: What it took.
    func pace(_ count: Int, took: Duration) {
        let wished = Double(count) * 0.5 / max(0.001, Double(took.milliseconds) / 1000)
        state.withLock { state in
            // At most doubled, so that one quick call of short passages is not the measure of all.
            state.batch = min(Self.largestBatch, max(1, min(Int(wished.rounded(.down)), state.batch * 2)))
        }
    }

    private static let largestBatch = 32

    /// Sends fewer in one call, because the service took too long.
    func slowDown() { state.withLock { $0.batch = max(1, $0.batch / 4) } }

    /// Takes note that a call was refused for its texts: they are sent one by one, and one that is refused alone is given
    /// up.
    func refused(_ passages: [Passage]) {
        if passages.count == 1 { giveUp(passages) }
        state.withLock { $0.batch = 1 }
    }
}

extension Setup {
    /// The models that make vectors of questions and of passages; `nil` where the workspace names none, or no feature
    /// wants vectors.
    var vectorModels: (settings: KnowledgeSettings.Vectors, question: Model, passage: Model)? {
        guard let settings = workspace.search.vectors, let question = workspace.model(settings.model),
            let passage = workspace.model(settings.passageModel ?? settings.model),
            workspace.features.contains(where: { $0.retrieval?.vectors == true })
        else { return nil }
        return (settings, question, passage)
    }

    /// All passages as they are to be sent: masked by the rules of each region that a tenant lives in, because nobody
    /// knows whose data an article that all may read holds.
    func maskedPassages() -> [PassageShelf.Passage] {
        guard let (settings, _, model) = vectorModels else { return [] }
        let regions = Set(workspace.tenants.map(\.region)).sorted()
        return knowledge.passages.enumerated().map { place, passage in
            var text = settings.passagePrefix + passage.text
            var map = MaskMap()
            for region in regions { text = masker.maskedAgain(text, by: .user, region: region, map: &map) }
            let document = passage.document
            return PassageShelf.Passage(
                place: place, text: text, hash: Array(PartsDigest.of([model.provider, model.id, text])),
                readers: document.tenant.map { [$0] } ?? document.access.tenants)
        }
    }
}
