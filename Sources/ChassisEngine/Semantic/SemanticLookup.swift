import ChassisCore
import ChassisStore

/// Looks for the answer to a question that was asked before in other words.
///
/// Two things must hold: the vectors are near each other, and `SameQuestion` finds nothing that may change the answer. How
/// near depends: the feature's threshold holds for what a model judges, a lower one for what the rules prove word by word.
/// Whatever goes wrong here is a miss: the answer is worth more than the saving. The trace says what was found, how
/// near it was, and what refused it.
struct SemanticLookup: Sendable {
    private let store: Store
    private let health: ModelHealth
    private let clock: any WallClock
    private let memory: SemanticMemory
    /// Nearest questions looked at; the nearest of all may differ in a number where the next one agrees.
    private static let candidates = 8
    /// Traced, although too far away to count.
    private static let shownBelow: Float = 0.1
    private static let longestQuestion = 4000

    init(store: Store, health: ModelHealth, clock: any WallClock) {
        self.store = store
        self.health = health
        self.clock = clock
        memory = SemanticMemory(store: store)
    }

    func run(_ call: inout Call) async {
        guard let policy = call.feature.cache?.semantic else { return }
        if let why = await off(policy, call) {
            call.notes["semantic"] = "off: \(why)"
            return
        }
        let form = QuestionForm(call.input)
        if form.isOfNow, !policy.timeDependent {
            call.notes["semantic"] = "off: depends on the time"
            return
        }
        let model = policy.model.flatMap { call.setup.workspace.model($0) }
        let embedder = Embedder(model: model, health: health, clock: clock)
        switch await embedder.vector(of: call.input, form: form, &call) {
        case .failure(let reason): call.notes["semantic"] = "off: no vector: \(reason.text)"
        case .success(let vector): await look(vector, form, policy, embedder, &call)
        }
    }

    private func off(_ policy: Feature.Semantic, _ call: Call) async -> String? {
        // An eval run is about the model's answer.
        if call.eval != nil { return "an eval" }
        if let chat = call.chat, !chat.isPlain { return "more than one message" }
        if call.input.utf8.count > Self.longestQuestion { return "longer than \(Self.longestQuestion) bytes" }
        if call.inputMasks.counts.values.contains(where: { $0 > 0 }), !policy.personal { return "personal data" }
        if !policy.personal, call.isPersonal { return "about the asker's own things" }
        if let name = policy.model, call.setup.workspace.model(name) == nil { return "model '\(name)' is not there" }
        guard let figures = try? await store.semanticFigures(of: call.feature.name) else {
            return "its figures can't be read"
        }
        return figures.overBudget(policy.falseHitBudget)
    }

    /// SHA-256 over all that two questions must have in common before their vectors are compared.
    static func scope(of call: Call, embedder: String) -> [UInt8] {
        Array(
            PartsDigest.of(
                ["scope", embedder, call.tenant.id, call.tenant.plan, call.feature.name]
                    + call.setup.cacheParts(of: call.feature) + call.reach.parts))
    }

    private func look(
        _ vector: [Float], _ form: QuestionForm, _ policy: Feature.Semantic, _ embedder: Embedder, _ call: inout Call
    ) async {
        guard let quantized = QuantizedVector(vector) else {
            call.notes["semantic"] = "off: no words"
            return
        }
        let scope = Self.scope(of: call, embedder: embedder.name)
        call.cache.semantic = SemanticEntry(scope: scope, question: call.input, vector: quantized)
        call.notes["semantic"] = "miss"
        let threshold = Float(policy.threshold)
        let proven = min(threshold, SameQuestion.cosineWhenProven)
        guard
            let matches = try? await memory.nearest(
                vector, scope: scope, floor: min(proven, threshold - Self.shownBelow), limit: Self.candidates)
        else { return }
        var doubtful: (question: String, answer: CachedAnswer, cosine: Float)?
        for match in matches {
            guard let candidate = try? await store.semanticCandidate(match.id),
                let stored = try? await store.cachedAnswer(key: candidate.key, now: clock.now())
            else {
                memory.forget(match.id, scope: scope)
                continue
            }
            let found = SameQuestion.refusal(form, QuestionForm(candidate.question))
            let isNear = match.cosine >= (found == nil ? proven : threshold)
            let refusal = isNear ? found?.rawValue : "cosine"
            if isNear, found?.isOfWording == true, doubtful == nil {
                doubtful = (candidate.question, stored, match.cosine)
            }
            // The nearest is traced; a further one only if it is taken.
            if call.notes["semantic.candidate"] == nil || refusal == nil {
                call.notes["semantic.candidate"] = String(candidate.question.prefix(200))
                call.notes["semantic.cosine"] = String(Double(match.cosine).rounded(to: 3))
                call.notes["semantic.refused"] = refusal
            }
            guard refusal == nil else { continue }
            take(stored, likeness: match.cosine, policy, &call)
            return
        }
        guard let doubtful, let judge = policy.judge.flatMap({ call.setup.workspace.model($0) }) else { return }
        let verdict = await QuestionJudge(model: judge, health: health, clock: clock)
            .verdict(doubtful.question, call.input, &call)
        call.notes["semantic.judge"] = verdict.text
        if case .same = verdict {
            call.notes["semantic.candidate"] = String(doubtful.question.prefix(200))
            take(doubtful.answer, likeness: doubtful.cosine, policy, &call)
        }
    }

    private func take(_ stored: CachedAnswer, likeness: Float, _ policy: Feature.Semantic, _ call: inout Call) {
        if Self.isSampled(call.job.id, share: policy.sample) {
            call.notes["semantic"] = "hit, asked again as a sample"
            call.cache.sampled = stored.output
            return
        }
        call.notes["cache"] = "semantic"
        call.notes["semantic"] = "hit"
        call.take(stored, as: .semantic, likeness: Double(likeness))
    }

    /// By the job's number alone, so that a job that is tried again is sampled again.
    static func isSampled(_ job: JobID, share: Double) -> Bool {
        var mixed = UInt64(bitPattern: job.number) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        mixed = mixed &* 0xD6E8_FEB8_6659_FD93
        mixed ^= mixed >> 32
        return Double(mixed >> 11) / Double(UInt64(1) << 53) < share
    }
}
