/// An LLM as the workspace names it. (`models:` in `chassis.yaml`.)
package struct Model: Hashable, Sendable {
    package var name: String
    /// The name of one of the workspace's providers.
    package var provider: String
    /// The provider's own name of it, `id:` in the file; the same as `name` if not given.
    package var id: String
    /// Tokens that prompt and answer may have together; `nil` when nobody said, and then its service is the judge.
    package var contextWindow: Int?
    package var maxOutputTokens: Int
    /// Whether the provider constrains output to a JSON Schema.
    package var supportsSchema: Bool
    /// Whether the provider tells how probable the answer's tokens were, when it is asked to.
    package var reportsLogProbabilities = false
    /// Oldest first; empty: the price is unknown.
    package var prices: [Price]
    /// Jobs at once in one process; `nil`: as many as it has workers.
    package var maxConcurrent: Int?
    /// Set for a model that is not always loaded.
    package var warm: WarmPolicy?
    /// The file that its tokens are counted by; `nil` to estimate them.
    package var vocabulary: VocabularySource?

    package init(
        name: String, provider: String, id: String, contextWindow: Int? = nil, maxOutputTokens: Int = 1024,
        supportsSchema: Bool = false, prices: [Price] = [], maxConcurrent: Int? = nil,
        warm: WarmPolicy? = nil, vocabulary: VocabularySource? = nil
    ) {
        self.name = name
        self.provider = provider
        self.id = id
        self.contextWindow = contextWindow
        self.maxOutputTokens = maxOutputTokens
        self.supportsSchema = supportsSchema
        self.prices = prices
        self.maxConcurrent = maxConcurrent
        self.warm = warm
        self.vocabulary = vocabulary
    }

    /// What an answer is left at least where nobody asked for a length.
    private static let shortestAnswer = 256

    /// How long an answer may be beside a prompt.
    ///
    /// - Parameter wanted: The most that was asked for; `nil` when nobody said.
    /// - Returns: Tokens, or `nil` when prompt and answer don't fit into the context window.
    package func room(besidePrompt tokens: Int, wanted: Int?) -> Int? {
        let most = min(wanted ?? .max, maxOutputTokens)
        guard let contextWindow, let room = promptRoom(besideAnswer: wanted) else { return most }
        return tokens <= room ? min(most, contextWindow - max(0, tokens)) : nil
    }

    /// How long a prompt may be beside an answer of so many tokens; `nil` for any length.
    package func promptRoom(besideAnswer wanted: Int?) -> Int? {
        let most = min(wanted ?? .max, maxOutputTokens)
        return contextWindow.map { $0 - (wanted == nil ? min(most, Self.shortestAnswer) : most) }
    }

    /// The price in force at a moment, or `nil` when none was yet.
    package func price(at moment: Timestamp) -> Price? { prices.last { $0.effectiveFrom <= moment } }
}
