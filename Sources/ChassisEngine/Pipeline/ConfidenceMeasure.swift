import ChassisCore

/// How far an answer may be trusted, 0…1, from what is known about how it came about, as factors that a person can check.
///
/// The model's own confidence (0.8 where it has none) times: 0.8 for each repair, 0.95 for mended syntax, 0.9 for each
/// fallback, 0.5 for a stale answer, the support of the passages, 0.5 for each of two sentences that they contradict, what
/// is made up of numbers and names, and up to 0.3
/// less for an input that the guard nearly refused. An answer that is given again has what it had, times how like the
/// questions are. How that fits what people flag is what calibration says.
struct ConfidenceMeasure {
    private(set) var factors: [(name: String, value: Double)] = []
    private(set) var grounding: Grounding?
    /// The share of the answer's words that the passages have; `nil` where no passages were looked for.
    private(set) var support: Double?
    /// Which passage says what a sentence says.
    private(set) var sentences: [SentenceSupport] = []

    /// To thousandths.
    var value: Double {
        let product = factors.reduce(1) { $0 * $1.value }
        return min(max(product.rounded(to: 3), 0), 1)
    }

    var text: String { factors.map { "\($0.name) \($0.value.rounded(to: 3))" }.joined(separator: " × ") }

    init(_ call: borrowing Call, answer: String) {
        let before = call.cache.result == .miss ? nil : call.cache.confidence
        if let before {
            factors.append(("given before", before))
            if call.cache.likeness < 1 { factors.append(("likeness", call.cache.likeness)) }
        } else {
            addModel(call)
        }
        if call.cache.result == .stale { factors.append(("stale", 0.5)) }
        // The rest was weighed when it was made.
        guard before == nil else { return }
        addSupport(call, answer)
        if let score = call.guardScore, let limit = call.feature.guardPolicy?.blockAt, limit > 0, score > 0 {
            factors.append(("guard", 1 - 0.3 * min(1, score / limit)))
        }
    }

    private mutating func addModel(_ call: borrowing Call) {
        factors.append(call.answer.modelConfidence.map { ("model", $0) } ?? ("model unknown", 0.8))
        for _ in 0..<call.answer.repairs { factors.append(("repair", 0.8)) }
        if call.answer.wasMended { factors.append(("mended", 0.95)) }
        for _ in 0..<call.answer.fallbacks { factors.append(("fallback", 0.9)) }
    }

    private mutating func addSupport(_ call: borrowing Call, _ answer: String) {
        guard call.cache.result == .miss else { return }
        if call.feature.retrieval != nil {
            let support = Score.support(of: answer, in: call.usedPassages)
            self.support = support
            factors.append(("support", 0.4 + 0.6 * support))
            let reading = AnswerReading(answer)
            let passages = call.usedPassages.map { passage in
                (id: passage.id, shared: reading.shared(with: passage.title + "\n" + passage.text))
            }
            sentences = SentenceSupport.of(reading, in: passages)
            add(Grounding(reading, sources: passages.map(\.shared) + [reading.shared(with: call.input).withoutClaims]))
        } else if call.feature.schema != nil, !call.feature.isChat {
            // What is read out of a text should stand in it; words may be of the schema.
            var grounding = Grounding(answer: answer, sources: [call.input, call.shape?.text ?? ""])
            grounding.keepNumbersOnly()
            add(grounding)
        }
    }

    private mutating func add(_ grounding: Grounding) {
        self.grounding = grounding
        for _ in grounding.contradicted.prefix(2) { factors.append(("contradicted", 0.5)) }
        for _ in grounding.numbers.prefix(3) { factors.append(("absent number", 0.9)) }
        for _ in grounding.names.prefix(3) { factors.append(("absent name", 0.95)) }
    }
}

extension Call {
    /// What the guard said of the input; `nil` where it is off.
    fileprivate var guardScore: Double? {
        spans.last { $0.name == Guard.name && $0.attributes["score"] != nil }?.attributes["score"].flatMap(Double.init)
    }
}
