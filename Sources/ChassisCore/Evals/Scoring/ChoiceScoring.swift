/// The scorer `choice`: which of the choices an answer names.
///
/// Said plainly counts first: an answer, a first or a last line that is a choice; an answer that begins with one and a
/// comma or stop; one that stands after "answer:" or "answer is". Otherwise exactly one choice may be named, as whole
/// words; the longest wins where several stand in one place ("card payment fee" over "card payment").
enum ChoiceScoring {
    static func score(_ sample: GoldenSample, _ text: String) -> Finding {
        let choices = (sample.options["choices"]?.array ?? []).compactMap(\.string)
        guard !choices.isEmpty else { return .unreadable("the sample has no choices") }
        let wanted = Set(sample.expectedTexts.map { $0.lowercased().trimmingSpaces })
        let named = named(in: saidText(text), choices)
        let what = "expected \(Excerpt.of(sample.expectedTexts)), found "
        switch named.count {
        case 0: return .whole(false, what + "none of the choices in '\(Excerpt.of(text))'")
        case 1:
            let choice = choices[named[0]]
            return .whole(wanted.contains(choice.lowercased().trimmingSpaces), what + "'\(Excerpt.of(choice))'")
        default:
            let list = named.prefix(4).map { "'\(Excerpt.of(choices[$0]))'" }.joined(separator: ", ")
            return .whole(false, what + "several choices: \(list)")
        }
    }

    /// The texts of a JSON answer; another answer as it is.
    private static func saidText(_ text: String) -> String {
        guard let value = try? JSON(parsing: text) else { return text }
        var texts: [String] = []
        func collect(_ value: JSON) {
            switch value {
            case .string(let text): texts.append(text)
            case .array(let elements): elements.forEach(collect)
            case .object(let object): object.members.forEach { collect($0.value) }
            default: texts.append(value.text)
            }
        }
        collect(value)
        return texts.joined(separator: "\n")
    }

    /// The choices an answer gives: one when it is clear, several when it isn't.
    private static func named(in text: String, _ choices: [String]) -> [Int] {
        var table = CharacterNumbers()
        // A lone letter is a choice in upper case only: "a" is an article.
        let keepsCase = choices.contains { $0.count == 1 }
        func compared(_ text: String) -> ComparedText {
            ComparedText(text, &table, keepsCase: keepsCase, joinsWords: true)
        }
        let names = choices.map { compared($0) }
        func whole(_ line: some StringProtocol) -> Int? {
            let line = compared(withoutFrame(line))
            return names.firstIndex { $0.equals(line) }
                ?? choices.firstIndex { compared(String($0.filter { !isFrame($0) })).equals(line) }
        }
        if let choice = whole(text) { return [choice] }
        let lines = text.split(whereSeparator: \.isNewline).filter { $0.contains { !$0.isWhitespace } }
        if let choice = lines.first.flatMap({ whole($0) }) ?? lines.last.flatMap({ whole($0) }) { return [choice] }
        let answer = compared(text)
        let places = places(of: names, in: answer)
        if let first = places.first, isLead(first.range, in: answer) { return [first.choice] }
        if let end = lastMarker(in: answer, &table), let said = places.first(where: { $0.range.lowerBound >= end }) {
            return [said.choice]
        }
        var seen: Set<Int> = []
        return places.map(\.choice).filter { seen.insert($0).inserted }
    }

    private static func withoutFrame(_ text: some StringProtocol) -> String {
        let rest = text.drop { isFrame($0) }
        guard let last = rest.lastIndex(where: { !isFrame($0) }) else { return "" }
        return String(rest[...last])
    }

    private static func isFrame(_ character: Character) -> Bool {
        character.isWhitespace || "\"'`*_.,:;!()[]{}“”‘’«»".contains(character)
    }

    /// Where choices stand, none inside a longer one.
    private static func places(
        of names: [ComparedText], in answer: ComparedText
    ) -> [(range: Range<Int>, choice: Int)] {
        var all: [(range: Range<Int>, choice: Int)] = []
        for (choice, name) in names.enumerated() {
            answer.forEachPlace(of: name) { range in
                if answer.isBounded(range) { all.append((range, choice)) }
                return false
            }
        }
        all.sort { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
        var end = 0
        return all.filter { place in
            guard place.range.lowerBound >= end else { return false }
            end = place.range.upperBound
            return true
        }
    }

    /// "No, you can't." says no.
    private static func isLead(_ range: Range<Int>, in answer: ComparedText) -> Bool {
        let before = answer.characters[..<range.lowerBound]
        guard before.allSatisfy({ isFrame($0) }), range.upperBound < answer.characters.count else { return false }
        return ".,:;!".contains(answer.characters[range.upperBound])
    }

    private static func lastMarker(in answer: ComparedText, _ table: inout CharacterNumbers) -> Int? {
        var last: Int?
        for marker in ["answer:", "answer is", "answer is:", "Answer:", "####"] {
            answer.forEachPlace(of: ComparedText(marker, &table, keepsCase: true)) { range in
                last = max(last ?? 0, range.upperBound)
                return false
            }
        }
        return last
    }
}
