/// Lets a negative number be a value: the parser takes whatever begins with a dash for an option.
enum NegativeNumbers {
    /// The arguments with each negative number given to the option before it, or else put behind a `--`; `nil` where
    /// there is none before one.
    static func settled(_ arguments: [String]) -> [String]? {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        var kept: [String] = []
        var values: [String] = []
        for word in arguments[..<end] {
            guard isNegative(word) else {
                kept.append(word)
                continue
            }
            if let option = kept.last, option.hasPrefix("--"), !option.contains("="),
                !LeadingOptions.flags.contains(option)
            {
                kept[kept.count - 1] = "\(option)=\(word)"
            } else {
                values.append(word)
            }
        }
        guard kept.count < end else { return nil }
        return kept + (values.isEmpty ? [] : ["--"] + values) + arguments[end...].dropFirst(values.isEmpty ? 0 : 1)
    }

    private static func isNegative(_ word: String) -> Bool {
        word.hasPrefix("-") && word.utf8.dropFirst().first.map { 0x30...0x39 ~= $0 || $0 == 0x2E } ?? false
            && Double(word) != nil
    }
}
