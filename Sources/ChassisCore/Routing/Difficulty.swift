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
    /// Of the text, as `LanguageGuess` has it.
    package private(set) var language: String?

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
        var words = WordSigns()
        TextAnalysis.read(sample, by: &words)
        let signs = Signs(in: sample)
        addSize(tokens)
        addReasoning(words.reasons.compactMap(\.self))
        addQuestions(max(signs.questions, signs.items))
        addNumbers(words.numbers, operators: signs.operators)
        addCode(signs)
        addLanguage(sample, words.languages)
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
    private mutating func addReasoning(_ reasons: [String]) {
        guard !reasons.isEmpty else { return }
        add("reasoning", min(0.5, 0.06 + 0.1 * Double(reasons.count)), reasons.joined(separator: ", "))
    }

    /// Several questions, or a list of tasks, in one.
    private mutating func addQuestions(_ count: Int) {
        if count > 1 { add("questions", min(0.2, 0.06 * Double(count - 1)), "\(count) questions or items") }
    }

    private mutating func addNumbers(_ numbers: Int, operators: Int) {
        if numbers >= 2, operators + numbers >= 3 {
            add("figures", min(0.25, 0.03 * Double(numbers + operators)), "\(numbers) numbers, \(operators) signs")
        }
    }

    private mutating func addCode(_ signs: Signs) {
        let share = Double(signs.code) / Double(max(1, signs.all))
        if signs.hasFence || (signs.code >= 8 && share > 0.04) { add("code", 0.2, "looks like code or data") }
    }

    /// Small models know English best.
    private mutating func addLanguage(_ text: String, _ words: LanguageGuess.FunctionWords) {
        language = LanguageGuess.code(of: text, words: words)
        guard let code = language, code != "en" else { return }
        let isCommon = ["de", "fr", "es", "it", "pt", "nl"].contains(code)
        add("language", isCommon ? 0.05 : 0.12, LanguageGuess.names[code] ?? code)
    }

    /// Folded words by the kind of thinking they ask for, in the languages that small models are asked in most.
    fileprivate static let kinds: [(name: String, words: Set<String>)] = [
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

    /// Their words in a row, and the kind of each.
    fileprivate static let kindOfWord: (words: ByteTable, kinds: [Int]) = {
        var kindOfWord: [String: Int] = [:]
        for (place, kind) in kinds.enumerated() { for word in kind.words { kindOfWord[word] = place } }
        let words = kindOfWord.keys.sorted()
        return (ByteTable(words), words.map { kindOfWord[$0] ?? 0 })
    }()
}

/// What the words of a text say, counted as they come.
private struct WordSigns: WordSink {
    /// For each kind the first in the alphabet, so that equal texts have equal reasons.
    var reasons = [String?](repeating: nil, count: Difficulty.kinds.count)
    var numbers = 0
    var languages = LanguageGuess.FunctionWords()

    mutating func take(_ folded: [UInt8], _ kind: Word.Kind, _ range: Range<Int>) {
        languages.take(folded)
        if folded[0].isASCIIDigit { numbers += 1 }
        guard let number = Difficulty.kindOfWord.words.rank(of: folded) else { return }
        let (kind, word) = (Difficulty.kindOfWord.kinds[number], String(decoding: folded, as: UTF8.self))
        reasons[kind] = min(reasons[kind] ?? word, word)
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
        text.forEachScalar { scalar in
            all += 1
            // Most of a text is words.
            if (scalar.value | 0x20) &- 0x61 < 26 || scalar == " " {
                ticks = 0
                return
            }
            ticks = scalar == "`" ? ticks + 1 : 0
            if ticks == 3 { hasFence = true }
            switch scalar {
            case "?", "？", "؟": questions += 1
            case "=", "<", ">": (operators, code) = (operators + 1, code + 1)
            case "+", "×", "÷", "^", "√", "∑", "∫", "%", "≤", "≥": operators += 1
            case "{", "}", "[", "]", "(", ")", ";", "_", "`", "|", "\\": code += 1
            default: break
            }
        }
        let bytes = Array(text.utf8)
        if Self.isItem(at: 0, in: bytes) { items += 1 }
        for (place, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
            if Self.isItem(at: place + 1, in: bytes) { items += 1 }
        }
    }

    /// Whether a line that begins here begins as those of a list do.
    private static func isItem(at start: Int, in bytes: [UInt8]) -> Bool {
        var place = start
        while bytes.at(place) == 0x20 { place += 1 }
        let mark = bytes.at(place)
        if mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") { return bytes.at(place + 1) == 0x20 }
        let digits = place
        while bytes.at(place).isASCIIDigit { place += 1 }
        return place > digits && bytes.at(place) == UInt8(ascii: ".") && bytes.at(place + 1) == 0x20
    }
}
