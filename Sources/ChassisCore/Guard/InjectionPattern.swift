/// A sequence of words with gaps: `OVERRIDE ~4 INSTRUCTION`.
///
/// Capitals name a class of `InjectionVocabulary`; small words stand for themselves, `a|b` for either, `^` ties the
/// first word to a line's start, `~4` lets up to four other words between, and `!a|an` behind it none of these. All stand in
/// one sentence, unless `~4.` lets another begin. Chinese, Japanese and Thai characters are a word each, blanks between
/// them or not. Behind `&` the steps may come in any order.
struct InjectionPattern: Sendable {
    struct Step: Sendable {
        /// Numbers of the terms that fit here.
        var terms: [Int]
        /// At most this many words before it.
        var gap: Int
        /// Numbers of terms that none of those may fit.
        var bans: [Int] = []
        /// Whether it may stand in the next sentence.
        var crosses = false
    }

    let steps: [Step]
    let atLineStart: Bool
    /// Of the rule it belongs to.
    let rule: Int

    init(_ source: String, rule: Int, terms: inout InjectionTerms) {
        var steps: [Step] = []
        var gap = 0
        var bans: [Int] = []
        var crosses = false
        var atLineStart = false
        for part in source.split(separator: " ") {
            if part == "^" {
                atLineStart = true
            } else if part.hasPrefix("~") {
                crosses = part.hasSuffix(".")
                gap = Int(part.dropFirst().prefix(while: \.isNumber)) ?? 0
            } else if part.hasPrefix("!") {
                bans = part.dropFirst().split(separator: "|").map { terms.number(of: String($0)) }
            } else if let first = part.unicodeScalars.first, Self.isWord(first) {
                for scalar in part.unicodeScalars {
                    steps.append(Step(terms: [terms.number(of: String(scalar))], gap: gap))
                    gap = 0
                }
            } else {
                let fitting = part.split(separator: "|").map { terms.number(of: String($0)) }
                steps.append(Step(terms: fitting, gap: gap, bans: bans, crosses: crosses))
                (gap, bans, crosses) = (0, [], false)
            }
        }
        self.steps = steps
        self.atLineStart = atLineStart
        self.rule = rule
    }

    /// Whether a character is a word by itself.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if case .ideograph = ScalarFolding.fold(scalar) { return true }
        return ScalarFolding.isUnspaced(scalar)
    }

    /// The patterns that a source stands for: itself, or behind `&8` each order of its steps, eight words between two of
    /// them at most; with `&8!a|an` none of these between.
    static func orders(_ source: String) -> [String] {
        guard source.hasPrefix("&") else { return [source] }
        var parts = source.dropFirst().split(separator: " ").map(String.init)
        let gap = " ~\(parts.removeFirst().replacing("!", with: " !")) "
        return permutations(parts).map { $0.joined(separator: gap) }
    }

    private static func permutations(_ parts: [String]) -> [[String]] {
        guard parts.count > 1 else { return [parts] }
        return parts.indices.flatMap { index in
            var rest = parts
            let first = rest.remove(at: index)
            return permutations(rest).map { [first] + $0 }
        }
    }

    /// The index of the last word of a match that starts at `first`, where the first step is known to fit; or nil.
    ///
    /// - Parameters:
    ///   - words: The terms of each word.
    ///   - starts: Which of them begin a sentence.
    func end(from first: Int, in words: WordTerms, starts: [Bool]) -> Int? {
        end(step: 1, after: first, in: words, starts)
    }

    private func end(step index: Int, after last: Int, in words: WordTerms, _ starts: [Bool]) -> Int? {
        guard index < steps.count else { return last }
        let step = steps[index]
        var position = last + 1
        while position < starts.count, position <= last + 1 + step.gap {
            if starts[position], !step.crosses { return nil }
            if !words.isEmpty(at: position), words.containsAny(of: step.terms, at: position),
                let end = end(step: index + 1, after: position, in: words, starts)
            {
                return end
            }
            if !step.bans.isEmpty, words.containsAny(of: step.bans, at: position) { return nil }
            position += 1
        }
        return nil
    }
}

/// Numbers for the words and classes that patterns speak of, and the way from a word of a text to them.
struct InjectionTerms: Sendable {
    private var numbers: [String: Int] = [:]
    /// A tree over bytes: `children[node * 256 + byte]`, 0 for none; node 0 is the root.
    private var children = [Int32](repeating: 0, count: 256)
    private var wholeTerms: [[Int]] = [[]]
    private var stemTerms: [[Int]] = [[]]
    /// Whether a node has any of those.
    private var hasStem = [false]
    private var nameNumber: Int?
    private var machineNumber: Int?
    private var calledNumber: Int?
    private var addressNumber: Int?
    private var addressedNumber: Int?

    /// - Parameter classes: Words by class name; a word that ends in `*` stands for all that start with it.
    init(classes: [String: [String]]) {
        for name in classes.keys.sorted() {
            let number = numbers.count
            numbers[name] = number
            for word in classes[name] ?? [] { insert(word, number: number) }
        }
        (nameNumber, machineNumber, calledNumber) = (numbers["SNAKE"], numbers["READER"], numbers["CALLED"])
        (addressNumber, addressedNumber) = (numbers["ADDRESS"], numbers["ADDRESSED"])
    }

    /// How many numbers there are.
    var count: Int { numbers.count }

    mutating func number(of term: String) -> Int {
        if let number = numbers[term] { return number }
        let number = numbers.count
        numbers[term] = number
        insert(term, number: number)
        return number
    }

    private mutating func insert(_ word: String, number: Int) {
        var node = 0
        let isStem = word.hasSuffix("*")
        for byte in (isStem ? word.dropLast() : word[...]).utf8 {
            let slot = node << 8 | Int(byte)
            if children[slot] == 0 {
                children[slot] = Int32(wholeTerms.count)
                wholeTerms.append([])
                stemTerms.append([])
                hasStem.append(false)
                children.append(contentsOf: repeatElement(0, count: 256))
            }
            node = Int(children[slot])
        }
        if isStem {
            stemTerms[node].append(number)
            hasStem[node] = true
        } else {
            wholeTerms[node].append(number)
        }
    }

    /// Adds the terms that a word fits: none for nearly every word.
    func add(_ index: Int, of text: NormalizedText, to found: inout [Int]) {
        let word = text.words[index]
        let start = found.count
        add(text.letters, word.letters, to: &found)
        if found.count > start, let machine = machineNumber, found[start...].contains(machine),
            PersonTitle.isOne(at: index, in: text)
        {
            found.removeSubrange(start...)
            return
        }
        if word.startsName, let name = nameNumber { found.append(name) }
        if word.isBeforeColon, let machine = machineNumber, found[start...].contains(machine),
            let called = calledNumber
        {
            found.append(called)
        }
        if word.isAddress, let address = addressNumber { found.append(address) }
        if word.isCalled, let addressed = addressedNumber, let machine = machineNumber,
            found[start...].contains(machine)
        {
            found.append(addressed)
        }
        guard let plain = word.plain, !plain.elementsEqual(text.letters[word.letters]) else { return }
        add(plain, plain.indices, to: &found)
    }

    private func add(_ bytes: [UInt8], _ range: Range<Int>, to found: inout [Int]) {
        var node = 0
        for place in range {
            node = Int(children[node << 8 | Int(bytes[place])])
            guard node > 0 else { return }
            if hasStem[node] { found += stemTerms[node] }
        }
        found += wholeTerms[node]
    }
}
