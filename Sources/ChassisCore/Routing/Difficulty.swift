import Foundation

/// How hard an input looks, 0…1, with the reasons: a sum that a person can check.
///
///     Difficulty("Compare both plans step by step and prove which is cheaper.", tokens: 13).score   // 0.46
///
/// - Complexity: O(bytes) of the first 8,000 bytes.
package struct Difficulty: Hashable, Sendable {
    /// One reason and what it adds.
    package struct Part: Hashable, Sendable {
        package var name: String
        package var points: Double
        package var reason: String
    }

    package private(set) var parts: [Part] = []

    /// The parts' sum, at most 1, to hundredths.
    package var score: Double { min(1, parts.reduce(0) { $0 + $1.points }.rounded(to: 2)) }

    /// `0.42: size 0.12 (850 tokens), reasoning 0.30 (compare, prove)`.
    package var text: String {
        let reasons = parts.map { "\($0.name) \($0.points.hundredths) (\($0.reason))" }
        return score.hundredths + (reasons.isEmpty ? "" : ": " + reasons.joined(separator: ", "))
    }

    /// - Parameter tokens: Of the whole input, as estimated.
    package init(_ text: String, tokens: Int) {
        // A character that is cut in half reads as none.
        let sample = text.utf8.count <= 8000 ? text : String(decoding: text.utf8.prefix(8000), as: UTF8.self)
        let words = TextAnalysis.words(in: sample)
        let signs = Signs(in: sample)
        addSize(tokens)
        addReasoning(words)
        addQuestions(max(signs.questions, signs.items))
        addNumbers(words, operators: signs.operators)
        addCode(signs)
        addLanguage(sample, words)
    }

    private mutating func add(_ name: String, _ points: Double, _ reason: String) {
        guard points >= 0.005 else { return }
        parts.append(Part(name: name, points: points.rounded(to: 2), reason: reason))
    }

    /// Nothing up to 100 tokens, then 0.06 for each doubling, 0.3 at most.
    private mutating func addSize(_ tokens: Int) {
        guard tokens > 100 else { return }
        add("size", min(0.3, 0.06 * log2(Double(tokens) / 100)), "\(tokens) tokens")
    }

    /// Words that ask for more than finding: 0.16 for the first kind, 0.1 for each other.
    private mutating func addReasoning(_ words: [Word]) {
        // For each kind, the first in the alphabet, so that equal texts have equal reasons.
        var found = [String?](repeating: nil, count: Self.kinds.count)
        for word in words {
            guard let kind = Self.kindOfWord[word.folded] else { continue }
            found[kind] = min(found[kind] ?? word.folded, word.folded)
        }
        let reasons = found.compactMap(\.self)
        guard !reasons.isEmpty else { return }
        add("reasoning", min(0.5, 0.06 + 0.1 * Double(reasons.count)), reasons.joined(separator: ", "))
    }

    /// Several questions, or a list of tasks, in one.
    private mutating func addQuestions(_ count: Int) {
        if count > 1 { add("questions", min(0.2, 0.06 * Double(count - 1)), "\(count) questions or items") }
    }

    private mutating func addNumbers(_ words: [Word], operators: Int) {
        let numbers = words.count { $0.folded.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
        if numbers >= 2, operators + numbers >= 3 {
            add("figures", min(0.25, 0.03 * Double(numbers + operators)), "\(numbers) numbers, \(operators) signs")
        }
    }

    private mutating func addCode(_ signs: Signs) {
        let share = Double(signs.code) / Double(max(1, signs.all))
        if signs.hasFence || (signs.code >= 8 && share > 0.04) { add("code", 0.2, "looks like code or data") }
    }

    /// Small models know English best.
    private mutating func addLanguage(_ text: String, _ words: [Word]) {
        guard let code = LanguageGuess.code(of: text, words: words), code != "en" else { return }
        let isCommon = ["de", "fr", "es", "it", "pt", "nl"].contains(code)
        add("language", isCommon ? 0.05 : 0.12, LanguageGuess.names[code] ?? code)
    }

    /// Folded words by the kind of thinking they ask for, in the languages that small models are asked in most.
    private static let kinds: [(name: String, words: Set<String>)] = [
        ("cause", ["why", "reason", "reasons", "warum", "weshalb", "pourquoi", "porque", "perche", "waarom"]),
        (
            "comparison",
            [
                "compare", "comparison", "versus", "difference", "differences", "better", "tradeoff", "contrast",
                "vergleiche", "unterschied", "comparer", "compara", "confronta", "vergelijk", "pros", "cons",
            ]
        ),
        (
            "calculation",
            [
                "calculate", "compute", "solve", "equation", "probability", "derivative", "integral", "sum", "total",
                "percent", "percentage", "average", "area", "berechne", "calcule", "calcula", "calcola", "bereken",
                "remainder", "maximum", "minimum", "ratio",
            ]
        ),
        (
            "proof",
            [
                "prove", "proof", "derive", "theorem", "logic", "logically", "deduce", "infer", "beweise", "prouver",
                "reasoning",
            ]
        ),
        (
            "plan",
            [
                "plan", "design", "strategy", "architecture", "steps", "step", "optimize", "optimise", "schedule",
                "entwirf", "planifier", "disena", "progetta", "ontwerp",
            ]
        ),
        (
            "analysis",
            [
                "analyze", "analyse", "analysis", "evaluate", "assess", "critique", "implications", "explain",
                "erklare", "expliquer", "explica", "spiega", "bewerte", "evalua", "justify", "argue", "discuss",
            ]
        ),
        (
            "programming",
            [
                "implement", "algorithm", "function", "code", "program", "regex", "refactor", "debug", "sql",
                "complexity", "python", "javascript", "recursion", "compile",
            ]
        ),
        (
            "condition",
            ["assume", "suppose", "given", "if", "unless", "falls", "angenommen", "supposons", "supongamos"]
        ),
        ("synthesis", ["summarize", "summarise", "combine", "synthesize", "across", "zusammenfassen", "resumir"]),
    ]

    private static let kindOfWord: [String: Int] = kinds.enumerated().reduce(into: [:]) { kindOfWord, kind in
        for word in kind.element.words { kindOfWord[word] = kind.offset }
    }
}

/// What a text is made of besides words, counted in one pass.
private struct Signs {
    var all = 0
    var questions = 0
    /// Lines that begin as those of a list do.
    var items = 0
    /// `=`, `+`, `√` and the like.
    var operators = 0
    /// What program text has more of than prose.
    var code = 0
    /// Three backticks in a row, as Markdown has them around code.
    var hasFence = false

    init(in text: String) {
        var ticks = 0
        for scalar in text.unicodeScalars {
            all += 1
            ticks = scalar == "`" ? ticks + 1 : 0
            if ticks == 3 { hasFence = true }
            switch scalar {
            case "a"..."z", "A"..."Z", " ": continue
            case "?", "？", "؟": questions += 1
            case "=", "<", ">": (operators, code) = (operators + 1, code + 1)
            case "+", "×", "÷", "^", "√", "∑", "∫", "%", "≤", "≥": operators += 1
            case "{", "}", "[", "]", "(", ")", ";", "_", "`", "|", "\\": code += 1
            default: continue
            }
        }
        items = text.utf8.split { $0 == 0x0A || $0 == 0x0D }.count { line in
            let line = line.drop { $0 == 0x20 }
            if line.starts(with: "- ".utf8) || line.starts(with: "* ".utf8) { return true }
            let rest = line.drop { (0x30...0x39).contains($0) }
            return rest.count < line.count && rest.starts(with: ". ".utf8)
        }
    }
}
