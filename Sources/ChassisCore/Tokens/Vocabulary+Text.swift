extension Vocabulary {
    /// The text that tokens stand for; what is no whole character, as at the ends of a text that was cut between
    /// tokens, becomes U+FFFD.
    ///
    /// - Returns: `nil` where one of them is no token of this vocabulary. Vocabularies that list merges keep no numbers of
    ///   tokens, so they read none.
    /// - Complexity: O(n · log(size)).
    package func text(of tokens: [UInt32]) -> String? {
        guard case .ranks(let table) = table else { return nil }
        var bytes: [UInt8] = []
        for token in tokens {
            guard let part = table.bytes(ofRank: token) else { return nil }
            bytes += part
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
