package import ChassisCore
package import ChassisStore

/// Answers a question that this tenant asked before in the same words or, where the feature allows it, in others.
///
/// Stands behind `Mask` and `Guard`: keys and stored answers hold placeholders only, so two people's equal questions
/// share an answer and each gets his own name back. Everything an answer depends on is in the key, so a changed
/// bundle or article makes old answers unreachable at once; where an answer is one user's (`CacheReach`), he is in it too.
package struct Cached: Stage {
    package static let name = "cache"
    private let store: Store
    private let clock: any WallClock
    private let semantic: SemanticLookup

    package init(store: Store, health: ModelHealth, clock: any WallClock) {
        self.store = store
        self.clock = clock
        semantic = SemanticLookup(store: store, health: health, clock: clock)
    }

    package func run(_ call: inout Call) async throws(StageError) {
        guard call.feature.cache != nil else {
            call.notes["cache"] = "off"
            return
        }
        // What tools do and how likely each token was is of this moment.
        if let chat = call.chat, chat.usesTools || chat.options.wantsLogProbabilities {
            call.notes["cache"] = "off: tools or log probabilities"
            return
        }
        // Several answers to one question are to differ.
        if let chat = call.chat, chat.choice.count > 1 {
            call.notes["cache"] = "off: one of \(chat.choice.count) answers"
            return
        }
        if call.chat?.caching == .apart {
            call.notes["cache"] = "off: no-store"
            return
        }
        let reach = call.reach
        call.cache.reach = reach
        switch reach {
        case .nobody(let why):
            call.notes["cache"] = "off: \(why)"
            return
        case .user(_, let why): call.notes["cache.user"] = "his own: \(why)"
        case .tenant: break
        }
        let key = Self.key(of: call)
        call.cache.key = key
        if call.chat?.caching == .renewed {
            call.notes["cache"] = "off: no-cache"
            return
        }
        // A cache that can't be read is a miss: the answer is worth more than the saving.
        guard let hit = try? await store.cachedAnswer(key: key.exact, now: clock.now()) else {
            call.notes["cache"] = "miss"
            await semantic.run(&call)
            return
        }
        call.notes["cache"] = "exact"
        call.take(hit, as: .exact)
    }

    /// SHA-256 over the parts, each led by its length, so that no two lists of parts give the same bytes.
    package static func key(of call: Call) -> CacheKey {
        let feature = call.feature
        // A chat of one message asks what the same text in a job asks; any other is told apart by all it holds.
        let chat = call.chat.flatMap { $0.isPlain ? nil : $0.meaning } ?? ""
        let owner = call.reach.parts
        let question = PartsDigest.of(["question", call.tenant.id, feature.name, call.input, chat] + owner)
        let exact = PartsDigest.of(
            ["exact", call.tenant.id, call.tenant.plan, feature.name, call.input, chat]
                + call.setup.cacheParts(of: feature) + owner)
        return CacheKey(exact: Array(exact), question: Array(question))
    }
}

extension Call {
    /// Makes a stored answer this call's answer.
    mutating func take(_ stored: CachedAnswer, as result: CacheResult, likeness: Double = 1) {
        answer.text = stored.output
        answer.reasoning = ""
        notes[Trace.originNote] = stored.job.trace
        cache.result = result
        cache.confidence = stored.confidence
        cache.likeness = likeness
        // A stale answer follows paid calls, so it saved nothing.
        cache.avoidedCost = result == .stale ? nil : stored.cost
        answer.model = stored.model.flatMap { setup.workspace.model($0) }
    }
}
