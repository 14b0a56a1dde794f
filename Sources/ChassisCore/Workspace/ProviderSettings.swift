/// A service that runs LLMs. (`providers:` in `chassis.yaml`.)
package struct ProviderSettings: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable { case openai, anthropic, extractive }

    package var name: String
    package var kind: Kind
    /// With the version, without a trailing slash: `http://127.0.0.1:11434/v1`. Unused by `extractive`.
    package var baseURL: String
    /// The environment variable that holds the key, `nil` when the service asks for none.
    package var keyVariable: String?
    package var timeouts: InferenceTimeouts
    /// Calls at once; more wait.
    package var maxConcurrency: Int
    package var terms: DataTerms

    package init(
        name: String, kind: Kind, baseURL: String = "", keyVariable: String? = nil,
        timeouts: InferenceTimeouts = .init(),
        maxConcurrency: Int = 64, terms: DataTerms = .init()
    ) {
        self.terms = terms
        self.name = name
        self.kind = kind
        self.baseURL = baseURL
        self.keyVariable = keyVariable
        self.timeouts = timeouts
        self.maxConcurrency = maxConcurrency
    }
}
