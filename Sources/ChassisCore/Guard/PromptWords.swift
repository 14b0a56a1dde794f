/// The words of a system prompt that no answer has in their order by chance.
///
/// What the prompt quotes is for the model to say, so it is left out: what stands in quotation marks, in a table, in a
/// fenced block or behind `>`. So are its variables: what stands for them is no text of the prompt's.
package struct PromptWords: Sendable {
    /// So many letters from the prompt's beginning give it away: "You are the help desk of Dovetally, an …".
    static let fewestFromStart = 32
    /// So many from its middle do: a sentence and more. Less may be a fact that the answer needs; of sentences that order
    /// nothing and tell what is, four times as many.
    static let fewest = 120

    /// How its letters are written.
    enum Spelling: CaseIterable, Sendable {
        case plain
        /// Known by the words' shapes, save letter by letter.
        case rot13
        /// Each word from its end, and the whole from its end.
        case backwardWords, backward
        /// The words from the last to the first.
        case backwardOrder
        /// Every letter shifted by as many, or the alphabet turned round: known by the words' shapes.
        case shifted
    }

    /// The places of each word, by its hash.
    let places: [UInt64: [Int]]
    /// Letters before each place, and behind the last.
    private let letters: [Int]
    /// The same, a letter of an order counting for four and one of a fact for one.
    private let weights: [Int]
    /// Hashes in order; `nil` where something is left out.
    private let words: [UInt64?]
    /// Where it begins: its first word, and the first one of an order behind a heading.
    private let beginnings: Set<Int>
    /// The same in every other spelling; nothing of them stands in an answer by chance.
    let disguises: [PromptWords]
    /// Which words stand beside each other in any spelling. Empty for a disguise.
    let pairs: WordPairs
    /// Its letters, each as a word of its own, in every spelling; 0 between two parts. Empty for a disguise.
    let spelled: [UInt64]
    private let isDisguise: Bool
    /// Whether the words are known by their shapes.
    let isShifted: Bool

    /// - Parameter system: The prompt's template.
    package init(_ system: String) { self.init(system, .plain) }

    private init(_ system: String, _ spelling: Spelling) {
        isDisguise = spelling != .plain
        isShifted = spelling == .shifted
        let disguised = isDisguise ? [] : Spelling.allCases.filter { $0 != .plain && $0 != .rot13 }
        disguises = disguised.map { PromptWords(system, $0) }
        var words: [UInt64?] = []
        var letters = [0]
        var weights = [0]
        var beginnings: Set<Int> = [0]
        var wasHeading = false
        let parts = PromptSentences.parts(Self.ownParts(of: system))
        let spellings = Spelling.allCases.filter { $0 != .shifted }
        spelled = isDisguise ? [] : spellings.flatMap { $0.letters(of: parts) }
        for pieces in spelling.order(parts) {
            for piece in pieces {
                let found = WordReader.words(of: spelling.write(piece.text))
                if found.isEmpty { continue }
                if wasHeading, piece.isOrder { beginnings.insert(words.count) }
                wasHeading = piece.isHeading
                words += found.map { spelling == .shifted ? $0.shape : $0.hash }
                for word in found {
                    letters.append(letters[letters.count - 1] + word.letters)
                    weights.append(weights[weights.count - 1] + word.letters * (piece.isOrder ? 4 : 1))
                }
            }
            words.append(nil)
            letters.append(letters[letters.count - 1])
            weights.append(weights[weights.count - 1])
        }
        places = Dictionary(
            grouping: words.indices.filter { words[$0] != nil }, by: { words[$0] ?? 0 })
        self.words = words
        self.letters = letters
        self.weights = weights
        self.beginnings = beginnings
        pairs = WordPairs(isDisguise ? [] : [words] + disguises.map(\.words))
    }

    /// Letters in the last `count` words up to a place.
    func letters(upTo place: Int, words count: Int) -> Int { letters[place + 1] - letters[place + 1 - count] }

    /// How much they give away, an order's letters counting for four.
    func weight(upTo place: Int, words count: Int) -> Int { weights[place + 1] - weights[place + 1 - count] }

    /// Whether these words are among its first ones, or among those of its first order.
    func isBeginning(upTo place: Int, words count: Int) -> Bool { beginnings.contains(place + 1 - count) }

    func givesAway(upTo place: Int, words count: Int) -> Bool {
        let isShort = isDisguise || isBeginning(upTo: place, words: count)
        return isShort
            ? letters(upTo: place, words: count) >= Self.fewestFromStart
            : weight(upTo: place, words: count) >= 4 * Self.fewest
    }

    /// The three words up to a place as one.
    func shingle(upTo place: Int) -> UInt64 {
        Self.shingle(words[place - 2] ?? 0, words[place - 1] ?? 0, words[place] ?? 0)
    }

    static func shingle(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
        (first &* 0x9E37_79B9_7F4A_7C15 &+ second) &* 0x9E37_79B9_7F4A_7C15 &+ third
    }

    /// Whether other words have these in their order.
    func areIn(_ others: [UInt64], upTo place: Int, words count: Int) -> Bool {
        let run = words[(place + 1 - count)...place]
        guard others.count >= count, let first = run.first else { return false }
        return (0...others.count - count).contains { start in
            others[start] == first && zip(run, others[start..<start + count]).allSatisfy { $0 == $1 }
        }
    }

    /// What stands between variables and quotations.
    private static func ownParts(of system: String) -> [String] {
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        let scalars = Array(system.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let startsLine = index == 0 || scalars[index - 1] == "\n"
            if let end = startsLine
                ? end(ofBlock: index, in: scalars) ?? end(ofForeign: index, in: scalars)
                : end(ofForeign: index, in: scalars)
            {
                parts.append(String(part))
                part.removeAll()
                index = end
            } else {
                part.append(scalars[index])
                index += 1
            }
        }
        return parts + [String(part)]
    }

    /// Where a line of a table, a line behind `>` or a fenced block that begins in this line ends.
    private static func end(ofBlock start: Int, in scalars: [Unicode.Scalar]) -> Int? {
        let line = lineEnd(from: start, in: scalars)
        guard let first = scalars[start..<line].firstIndex(where: { $0 != " " && $0 != "\t" }) else { return nil }
        if scalars[first] == "|" || scalars[first] == ">" { return line }
        let fence = scalars[first..<min(first + 3, line)]
        guard fence.elementsEqual(["`", "`", "`"]) || fence.elementsEqual(["~", "~", "~"]) else { return nil }
        var next = line + 1
        while next < scalars.count {
            let end = lineEnd(from: next, in: scalars)
            if scalars[next..<end].drop(while: { $0 == " " || $0 == "\t" }).starts(with: fence) { return end }
            next = end + 1
        }
        return nil
    }

    private static func lineEnd(from start: Int, in scalars: [Unicode.Scalar]) -> Int {
        scalars[start...].firstIndex(of: "\n") ?? scalars.count
    }

    /// Where a variable or a quotation that begins here ends. A quotation ends in its line.
    private static func end(ofForeign start: Int, in scalars: [Unicode.Scalar]) -> Int? {
        if scalars[start] == "{", start + 1 < scalars.count, scalars[start + 1] == "{" {
            guard let close = scalars[start...].firstIndex(of: "}") else { return nil }
            return min(close + 2, scalars.count)
        }
        guard let closing = quotes[scalars[start]] else { return nil }
        let line = scalars[(start + 1)...].prefix { $0 != "\n" }
        return line.firstIndex { closing.contains($0) }.map { $0 + 1 }
    }

    private static let quotes: [Unicode.Scalar: Set<Unicode.Scalar>] = [
        "\"": ["\""], "“": ["”"], "„": ["“", "”"], "«": ["»"], "»": ["«"], "‹": ["›"], "`": ["`"], "「": ["」"],
        "『": ["』"],
    ]
}

extension PromptWords.Spelling {
    func order(_ parts: [[PromptSentences.Piece]]) -> [[PromptSentences.Piece]] {
        self == .backward || self == .backwardOrder ? parts.reversed().map { $0.reversed() } : parts
    }

    func letters(of parts: [[PromptSentences.Piece]]) -> [UInt64] {
        order(parts).flatMap { pieces in pieces.flatMap { WordReader.letters(of: write($0.text)) } + [0] }
    }

    /// A line of the prompt as an answer in this spelling has it.
    func write(_ line: Substring) -> String {
        switch self {
        case .plain, .shifted: return String(line)
        case .rot13:
            return String(
                String.UnicodeScalarView(
                    line.unicodeScalars.map { scalar in
                        guard scalar.value < 0x80, UInt8(scalar.value).isASCIILetter else { return scalar }
                        let first = UInt8(scalar.value) & 0x20 | 0x41
                        return Unicode.Scalar((UInt8(scalar.value) - first + 13) % 26 + first)
                    }))
        case .backwardOrder: return line.split(separator: " ").reversed().joined(separator: " ")
        case .backward: return String(line.reversed())
        case .backwardWords: return line.split(separator: " ").map { String($0.reversed()) }.joined(separator: " ")
        }
    }
}
