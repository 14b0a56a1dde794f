/// What a call to a provider was made for. Stores and programs keep the raw values.
package enum CallPurpose: String, Hashable, Sendable, Codable, CaseIterable {
    /// The answer, from the first model that the route names.
    case first
    /// The same question again, with what was wrong with the answer.
    case repair
    /// The next model of the route, where one failed.
    case fallback
    /// A more able model, where the answer of another can't be trusted.
    case stronger
    /// Another model beside one that lets wait.
    case hedge
    /// A call that was made beside another, and answered later or not at all.
    case hedgeLoser = "hedge_loser"
    /// What an attempt may have called whose worker went silent: nobody knows which models, and how often.
    case lost
    /// Whether the input is an attack.
    case `guard`
    /// How good an answer is, for a sample of a suite.
    case judge
    /// Whether a kept answer answers this question as well.
    case cacheJudge = "cache_judge"
    /// A conversation's earlier turns in short.
    case summary
    /// A vector to find articles or kept answers by.
    case embedding
    /// The vectors that the job itself asks for.
    case embeddings

    /// Whether the route decided who was called: guards, judges and embeddings have models of their own.
    package var isRouted: Bool {
        switch self {
        case .first, .repair, .fallback, .stronger, .hedge, .hedgeLoser: true
        case .lost, .guard, .judge, .cacheJudge, .summary, .embedding, .embeddings: false
        }
    }

    /// OpenTelemetry's name of what the provider was asked to do; the call's span is named by it.
    package var operation: String {
        switch self {
        case .embedding, .embeddings: GenAI.embeddings
        default: GenAI.chat
        }
    }
}
