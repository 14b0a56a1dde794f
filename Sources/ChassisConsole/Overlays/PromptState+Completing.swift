extension PromptState {
    /// Fills in what all completions of the text before the cursor have in common; where that is there already, one
    /// completion after the other.
    mutating func complete() -> Outcome {
        guard let completions = request.completions else { return .none }
        let before = String(text[..<cursor])
        if completing == nil {
            let common = Self.common(completions(before))
            if common.count > before.count { return replace(before: common) }
            completing = (before, 0)
        }
        guard let (stem, next) = completing else { return .none }
        let found = completions(stem)
        guard !found.isEmpty else {
            completing = nil
            return .none
        }
        completing = (stem, (next + 1) % found.count)
        return replace(before: found[next % found.count])
    }

    private mutating func replace(before line: String) -> Outcome {
        let line = line.prefix(Self.longest - (text.count - cursor))
        text.replaceSubrange(..<cursor, with: line)
        cursor = line.count
        return .changed
    }

    /// What all texts begin with.
    private static func common(_ texts: [String]) -> String {
        texts.dropFirst().reduce(texts.first ?? "") { common, text in
            String(zip(common, text).prefix { $0 == $1 }.map(\.0))
        }
    }
}
