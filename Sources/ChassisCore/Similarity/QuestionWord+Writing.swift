extension QuestionWord {
    /// Signs that change what a question means, as words.
    static let signs: [Unicode.Scalar: String] = [
        "%": "percent", "£": "gbp", "$": "usd", "€": "eur", "¥": "jpy", "₹": "inr", "°": "degree", "+": "+", "#": "#",
        "=": "=", "<": "<", ">": ">", "*": "*", "^": "^", "&": "and", "@": "@", "~": "~", "×": "*", "÷": "÷",
        "≤": "≤", "≥": "≥", "≠": "≠",
    ]

    /// Words that say little by themselves; in capitals they are names ("US", "IT", "WHO").
    static let functionWords: Set<String> = [
        "us", "it", "who", "in", "on", "or", "at", "be", "is", "am", "an", "as", "do", "go", "he", "me", "my", "no",
        "of", "so", "to", "up", "we", "by", "if", "a", "can", "may", "will", "all", "and", "are",
    ]

    /// "what's" is what is, "can't" is can not, and those who leave the apostrophe out mean the same.
    static func expanded(_ word: String) -> [String] {
        if let parts = contractions[word] { return parts }
        guard let mark = word.firstIndex(of: "'") else { return [word] }
        let (head, tail) = (String(word[..<mark]), word[word.index(after: mark)...])
        switch tail {
        case "t" where head.hasSuffix("n"): return [String(head.dropLast()), "not"]
        case "re": return [head, "is"]
        case "ll": return [head, "will"]
        case "ve": return [head, "have"]
        case "d": return [head, "would"]
        case "m": return [head, "is"]
        case "s" where beforeIs.contains(head): return [head, "is"]
        default: return [word]
        }
    }

    private static let beforeIs: Set<String> = [
        "what", "where", "who", "how", "when", "why", "it", "there", "that", "he", "she", "here", "which",
    ]

    private static let contractions: [String: [String]] = [
        "whats": ["what", "is"], "wheres": ["where", "is"], "whos": ["who", "is"], "hows": ["how", "is"],
        "whens": ["when", "is"], "theres": ["there", "is"], "thats": ["that", "is"], "cannot": ["can", "not"],
        "cant": ["can", "not"], "can't": ["can", "not"], "wont": ["will", "not"], "won't": ["will", "not"],
        "dont": ["do", "not"], "doesnt": ["does", "not"], "didnt": ["did", "not"], "isnt": ["is", "not"],
        "arent": ["is", "not"], "wasnt": ["was", "not"], "couldnt": ["could", "not"], "shouldnt": ["should", "not"],
        "wouldnt": ["would", "not"], "havent": ["have", "not"], "hasnt": ["has", "not"], "shan't": ["shall", "not"],
        "im": ["i", "is"], "ive": ["i", "have"], "let's": ["let", "i"], "o'clock": ["o'clock"], "u": ["you"],
        "ur": ["your"], "n": ["and"],
    ]
}
