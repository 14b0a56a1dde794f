import ChassisCore
import ChassisStore

/// Makes vectors of texts: with a model of an endpoint, or here with hashed features.
///
/// The embedded ones know words and letters, not meanings: texts of like words are near each other, and only the
/// synonyms that `QuestionForm` knows count as the same word.
struct Embedder: Sendable {
    static let embeddedDimensions = 384

    let model: Model?
    let health: ModelHealth
    let clock: any WallClock
    /// A job waits no longer than this for a vector: what it is for can be done without, or later.
    private static let patience = Duration.milliseconds(1500)

    /// Names the way vectors are made: those of two ways are never compared.
    var name: String {
        guard let model else { return "\(HashedFeatures.name)/5 \(Self.embeddedDimensions)" }
        return "\(model.provider)/\(model.id)"
    }

    /// - Parameters:
    ///   - text: Masked; it may go to a provider.
    ///   - form: What the embedded vectors are made of.
    /// - Returns: The vector, or why there is none. A provider's call is billed and traced in the call either way; there
    ///   is none for a text whose vector the call has already.
    func vector(of text: String, form: QuestionForm, _ call: inout Call) async -> Result<[Float], Reason> {
        guard let model else {
            return .success(HashedFeatures(dimensions: Self.embeddedDimensions).vector(of: form.text))
        }
        let embedded = EmbeddedText(embedder: name, text: text)
        if let vector = call.vectors.made[embedded] { return .success(vector) }
        let (opened, settings): (any Provider, ProviderSettings)
        do { (opened, settings) = try call.open(model) } catch { return .failure(Reason(text: error.message)) }
        guard let provider = opened as? any EmbeddingProvider else {
            return .failure(Reason(text: "\(model.name) makes no vectors"))
        }
        guard !call.vectors.slow.contains(model.name) else {
            return .failure(Reason(text: "\(model.name) took too long a moment ago"))
        }
        guard health.isHealthy(model.name, at: clock.monotonicNanoseconds()) else {
            return .failure(Reason(text: "\(model.name) failed lately"))
        }
        let time = CallTime(
            settings.timeouts, patience: Self.patience, until: call.job.deadline, now: clock.now())
        let request = EmbeddingRequest(model: model.name, inputs: [text])
        let asking = SideCall(model: model, purpose: .embedding, time: time, health: health, clock: clock)
        do throws(ProviderError) {
            let made = try await asking.embed(request, at: provider, &call)
            guard let vector = made.vectors.first else { return .failure(Reason(text: "no vector came")) }
            call.vectors.made[embedded] = vector
            return .success(vector)
        } catch {
            if case .timedOut = error.kind { call.vectors.slow.insert(model.name) }
            return .failure(Reason(text: error.code))
        }
    }

    struct Reason: Error { var text: String }
}

/// What an attempt knows of vectors that services make.
struct MadeVectors: Sendable {
    /// Cache and retrieval ask for the same one.
    var made: [EmbeddedText: [Float]] = [:]
    /// Models that made no vector in time for this job: it doesn't wait for them again.
    var slow: Set<String> = []
}

/// What a vector was made of, and by whom.
struct EmbeddedText: Hashable, Sendable {
    let embedder: String
    /// Masked, with the prefix that the model wants.
    let text: String
}
