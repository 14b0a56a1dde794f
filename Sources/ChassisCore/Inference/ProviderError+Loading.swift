extension ProviderError {
    /// Whether the service says that the model is being loaded: it is there, and will answer.
    ///
    /// llama.cpp says 503 `Loading model`, Hugging Face 503 `Model … is currently loading`, others 429 or 503 with words
    /// such as `warming up`. One that says it could not load it is broken, not loading.
    package var isLoading: Bool {
        guard case .status(let status, let text) = kind, [425, 429, 500, 503].contains(status) else { return false }
        let words = text.lowercased().split { !$0.isLetter }.joined(separator: " ")
        let padded = " \(words) "
        guard !Self.failures.contains(where: { padded.contains(" \($0)") }) else { return false }
        // A 500 says nothing by itself, so its words have to say all.
        return (status == 500 ? Self.signs.prefix(1) : Self.signs[...]).contains { padded.contains(" \($0) ") }
    }

    private static let signs = [
        "loading model", "loading", "being loaded", "warming up", "warming", "is starting", "starting up", "cold start",
        "not ready yet",
    ]
    private static let failures = ["error loading", "fail", "unable", "could not", "cannot", "can t", "out of memory"]
}
