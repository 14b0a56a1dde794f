/// Lets a text that begins with a dash be a value: `--where '-feature:x'`, `--input "- first item"`.
enum DashedTexts {
    /// Options whose values are free texts.
    private static let options: Set = [
        "--where", "--search", "--input", "--reason", "--expected", "--notes", "--category", "--name", "--conversation",
        "--idempotency-key",
    ]

    /// The arguments with each such text given to the option before it; `nil` where there is none.
    static func joined(_ arguments: [String]) -> [String]? {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        var kept: [String] = []
        for word in arguments[..<end] {
            if let option = kept.last, options.contains(option), isText(word) {
                kept[kept.count - 1] = "\(option)=\(word)"
            } else {
                kept.append(word)
            }
        }
        return kept.count < end ? kept + arguments[end...] : nil
    }

    /// `--json` is an option, behind a value that was forgotten.
    private static func isText(_ word: String) -> Bool {
        guard word.hasPrefix("-"), word != "-", word != "-h" else { return false }
        return !word.hasPrefix("--") || word.contains(where: \.isWhitespace)
    }
}
