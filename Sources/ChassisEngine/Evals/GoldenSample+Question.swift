import ChassisCore

extension GoldenSample {
    /// Says where a sample comes from, and nothing about it.
    private static let origins = ["feature", "trace", "flag", "source"]

    /// Stands for what is asked and how the answer is scored, 16 hexadecimal digits: runs that asked the same id another
    /// question, or held the answer to another rule, are not compared there. Category and origin make no difference.
    ///
    /// - Parameter input: What is asked; a pinned sample is without it.
    func question(input: [UInt8]) -> String {
        var rules = options
        for name in Self.origins { rules[name] = nil }
        let parts = [
            String(decoding: input, as: UTF8.self), expected?.canonical.text ?? "", scorer.rawValue,
            JSON.object(rules).canonical.text,
        ]
        return String(PartsDigest.of(parts).hexadecimal.prefix(16))
    }
}
