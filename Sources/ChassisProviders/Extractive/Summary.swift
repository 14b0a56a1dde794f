import ChassisCore

/// Sums up a thread, a mail or a text by its central sentences, in reading order.
struct Summary {
    private struct Candidate {
        var text: String
        var terms: Set<String>
        var score: Double
    }

    private static let nothing = "There is no question here, and no text to sum up."
    private var candidates: [Candidate] = []

    /// - Complexity: O(bytes).
    init(of text: String) {
        var topic: Set<String> = []
        var units: [(text: String, terms: Set<String>, opens: Bool)] = []
        // What is no content where there is any: headings, subjects, greetings.
        var rest: [String] = []
        var opens = true
        for sentence in TextAnalysis.sentences(in: text) {
            if case .heading = sentence.kind {
                topic.formUnion(TextAnalysis.terms(in: sentence.text))
                rest.append(sentence.text)
                continue
            }
            switch MailLine(sentence.text) {
            case .subject(let subject):
                topic.formUnion(TextAnalysis.terms(in: subject))
                rest.append(subject)
            case .header: opens = true
            case .courtesy: rest.append(sentence.text)
            case .content:
                let text = MailLine.withoutGreeting(sentence.text)
                units.append((text, Set(TextAnalysis.terms(in: text)), opens))
                opens = false
            }
        }
        if units.isEmpty { units = Self.ownWords(of: text, rest).map { ($0, Set(TextAnalysis.terms(in: $0)), true) } }
        let weights = TermWeights(units.map(\.terms))
        var frequencies: [String: Double] = [:]
        for unit in units { for term in unit.terms { frequencies[term, default: 0] += 1 } }
        for (index, unit) in units.enumerated() {
            var score = 0.0
            for term in unit.terms {
                let weight = min(frequencies[term] ?? 1, 12) * weights.weight(of: term)
                score += topic.contains(term) ? 1.5 * weight : weight
            }
            score /= Double(unit.terms.count + 4)
            score *= 1 + Cues.weight(of: unit.text) + (unit.opens ? 0.3 : 0) + (index == 0 ? 0.2 : 0)
            candidates.append(Candidate(text: unit.text, terms: unit.terms, score: unit.terms.isEmpty ? 0 : score))
        }
    }

    /// A text of nothing but a subject, a greeting or two words says what it says: "Login broken" is all there is to sum up.
    private static func ownWords(of text: String, _ rest: [String]) -> [String] {
        let said = rest.filter { !$0.isEmpty }.map {
            (isGreeting: MailLine.greets($0), text: MailLine.withoutGreeting($0))
        }
        let content = said.filter { !$0.isGreeting }
        if !said.isEmpty { return (content.isEmpty ? said : content).map(\.text) }
        let whole = String(text.prefix(400)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return whole.isEmpty ? [] : [whole]
    }

    /// At most five sentences, fewer of a short text, and no more tokens than asked.
    func answer(maxTokens: Int?) -> ExtractiveAnswer {
        guard !candidates.isEmpty else { return ExtractiveAnswer(text: Self.nothing, confidence: 0) }
        let budget = min(maxTokens.map { $0 > 0 ? $0 : 160 } ?? 160, 160)
        let chosen = sentences(upTo: min(5, max(1, (candidates.count + 1) / 2)), tokens: budget)
        let text = chosen.map { candidates[$0].text }.joined(separator: " ")
        let all = candidates.reduce(into: Set<String>()) { $0.formUnion($1.terms) }
        let kept = chosen.reduce(into: Set<String>()) { $0.formUnion(candidates[$1].terms) }
        let coverage = Double(kept.count) / Double(max(1, min(all.count, 60)))
        return ExtractiveAnswer(text: text, confidence: min(0.9, 0.3 + 0.6 * coverage))
    }

    /// The most central sentences that don't repeat one another, as texts in reading order.
    func texts(upTo count: Int, tokens: Int = 400) -> [String] {
        sentences(upTo: count, tokens: tokens).map { candidates[$0].text }
    }

    /// The most central sentences that pass a test, in reading order.
    func texts(upTo count: Int, where isWanted: (String) -> Bool) -> [String] {
        let wanted = candidates.indices.filter { isWanted(candidates[$0].text) }
        let best = wanted.sorted { (-candidates[$0].score, $0) < (-candidates[$1].score, $1) }.prefix(count)
        return best.sorted().map { candidates[$0].text }
    }

    private func sentences(upTo count: Int, tokens: Int) -> [Int] {
        var pool = candidates.indices.sorted { (-candidates[$0].score, $0) < (-candidates[$1].score, $1) }
        pool = Array(pool.prefix(60))
        var chosen: [Int] = []
        var left = tokens
        while chosen.count < count, !pool.isEmpty {
            let gains = pool.map { index in
                candidates[index].score
                    * (1 - (chosen.map { candidates[$0].terms.overlap(with: candidates[index].terms) }.max() ?? 0))
            }
            guard let best = gains.indices.max(by: { gains[$0] < gains[$1] }) else { break }
            let index = pool.remove(at: best)
            let cost = TokenCount.count(candidates[index].text)
            guard cost <= left || chosen.isEmpty else { continue }
            left -= cost
            chosen.append(index)
        }
        return chosen.sorted()
    }
}

/// What a line of a mail is for.
enum MailLine {
    case subject(String)
    /// From, To, Date, "On … wrote:".
    case header
    /// Greeting, sign-off, signature.
    case courtesy
    case content

    init(_ line: String) {
        let words = TextAnalysis.words(in: String(line.prefix(80))).map(\.folded)
        guard let first = words.first else {
            self = .courtesy
            return
        }
        if let colon = line.firstIndex(of: ":"), words.count > 1, line.distance(from: line.startIndex, to: colon) < 12 {
            if ["subject", "betreff", "objet", "asunto", "oggetto", "re"].contains(first) {
                self = .subject(String(line[line.index(after: colon)...].trimmingSpaces))
                return
            }
            if Self.headers.contains(first) {
                self = .header
                return
            }
        }
        if line.hasSuffix(":"), words.contains("wrote") || words.contains("schrieb") || words.contains("ecrit") {
            self = .header
        } else if words.count <= 5, Self.greetings.contains(first), !line.hasSuffix("?") {
            self = Self.greets(line) ? .courtesy : .content
        } else {
            self = words.count <= 2 && !line.hasSuffix("?") && !line.contains(":") ? .courtesy : .content
        }
    }

    /// Whether a line greets or closes, and says nothing else: "Hello, my invoice is wrong." says what it is about.
    static func greets(_ line: String) -> Bool {
        guard let first = TextAnalysis.words(in: String(line.prefix(80))).first?.folded, greetings.contains(first)
        else {
            return false
        }
        let said = withoutGreeting(line)
        return said.utf8.count == line.utf8.count || TextAnalysis.words(in: said).count <= 2
    }

    /// "Hi team, since last night …" from "since" on.
    static func withoutGreeting(_ line: String) -> String {
        guard let comma = line.utf8.prefix(30).firstIndex(of: UInt8(ascii: ",")),
            let first = TextAnalysis.words(in: String(line.prefix(30))).first?.folded, openings.contains(first)
        else { return line }
        let rest = line[line.index(after: comma)...].trimmingSpaces
        return rest.utf8.count > 12 ? String(rest) : line
    }

    private static let openings: Set<String> = [
        "hi", "hello", "hey", "dear", "hallo", "liebe", "lieber", "guten", "bonjour", "hola", "estimado", "estimados",
        "buenos",
        "ciao", "buongiorno", "gentile", "hei", "dzien", "ola", "good",
    ]
    private static let headers: Set<String> = [
        "from", "to", "cc", "bcc", "sent", "date", "von", "an", "gesendet", "datum", "de", "a", "envoye", "enviado",
        "da",
        "reply",
    ]
    private static let greetings: Set<String> = [
        "hi", "hello", "hey", "dear", "thanks", "thank", "best", "kind", "regards", "cheers", "sincerely", "yours",
        "hallo", "liebe", "lieber", "sehr", "mit", "viele", "danke", "grusse", "bonjour", "cordialement", "merci",
        "hola",
        "saludos", "gracias", "ciao", "grazie", "cordiali", "sent",
    ]
}
