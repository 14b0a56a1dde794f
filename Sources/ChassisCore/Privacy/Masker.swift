/// Finds personal data with several recognisers and replaces it by numbered placeholders.
///
/// Equal values get equal placeholders, numbered by first appearance, so a model can still tell two people apart.
package struct Masker: Sendable {
    private let recognizers: [any Recognizer]
    private let kinds: Set<PersonalData>

    /// The recognisers that need nothing but Core; phone numbers need the engine's one besides.
    package static let coreRecognizers: [any Recognizer] = [
        EmailRecognizer(), SpelledEmailRecognizer(), CardRecognizer(), IBANRecognizer(), IPAddressRecognizer(),
        NationalIDRecognizer(), SecretRecognizer(),
    ]

    /// - Parameter kinds: What is masked; what a recogniser finds of other kinds is dropped.
    package init(_ recognizers: [any Recognizer], kinds: Set<PersonalData> = Set(PersonalData.allCases)) {
        self.recognizers = recognizers
        self.kinds = kinds
    }

    /// The same for some kinds alone.
    func only(_ some: Set<PersonalData>) -> Masker { Masker(recognizers, kinds: kinds.intersection(some)) }

    /// Returns the personal data in a text, sorted, none overlapping; ranges in bytes of its UTF-8.
    ///
    /// Escapes and codes (`%40`, `&#64;`, base64) are undone to look into them, and invisible characters are passed over.
    /// Where two kinds claim the same bytes, one that a checksum or form proves goes before a phone number, then the
    /// longer, then the more certain. A value found once counts wherever else it stands as a word.
    ///
    /// - Parameter region: ISO 3166 region of phone numbers without a country code, such as `DE`.
    /// - Complexity: O(length); about 100 MB/s where there is nothing to find.
    package func matches(in text: String, region: String) -> [PersonalDataMatch] {
        matches(in: Array(text.utf8), region: region)
    }

    /// Returns the text with placeholders for its personal data, and adds the values to the map.
    ///
    /// Values that the map already knows are masked too. What looks like a placeholder already is masked as a literal
    /// and comes back as it was typed, so nobody can pull out a value by guessing its placeholder.
    ///
    /// - Complexity: O(length of the text), however many values the map knows.
    package func mask(
        _ text: String, by author: MaskMap.Author = .user, region: String, map: inout MaskMap
    ) -> String {
        masked(text, by: author, region: region, map: &map, issued: nil)
    }

    /// Returns a model's answer with known values and new personal data masked; placeholders issued before stay.
    package func maskedAgain(
        _ text: String, by author: MaskMap.Author = .model, region: String, map: inout MaskMap
    ) -> String {
        masked(text, by: author, region: region, map: &map, issued: map.issued)
    }

    /// Returns a text of a golden sample masked: placeholders of the trace that it was made of stand for themselves, and
    /// what only looks like one stays, since nobody keeps what would stand behind it.
    ///
    /// - Parameter issued: `MaskMap.issued` after `reservePlaceholders(of:)` for every text of the sample.
    package func mask(
        sample text: String, region: String, map: inout MaskMap, issued: [String: Int]
    ) -> String {
        masked(text, by: .user, region: region, map: &map, issued: issued, keepsLookalikes: true)
    }

    /// - Parameters:
    ///   - issued: How many placeholders of each label stay as they are; `nil` for none of any.
    ///   - keepsLookalikes: Whether the others stay as they were typed.
    private func masked(
        _ text: String, by author: MaskMap.Author, region: String, map: inout MaskMap, issued: [String: Int]?,
        keepsLookalikes: Bool = false
    ) -> String {
        if text.isEmpty { return text }
        let utf8 = Array(text.utf8)
        let found = matches(in: utf8, region: region, known: &map.known)
        let marks = Placeholder.marks(in: utf8)
        if found.isEmpty, marks.isEmpty { return text }
        var output: [UInt8] = []
        output.reserveCapacity(utf8.count + found.count * 8)
        var index = 0
        var nextMark = 0
        for match in found + [PersonalDataMatch(range: utf8.count..<utf8.count, kind: .secret)] {
            while nextMark < marks.count, marks[nextMark].range.lowerBound < match.range.lowerBound {
                let mark = marks[nextMark]
                nextMark += 1
                guard mark.range.lowerBound >= index, mark.range.upperBound <= match.range.lowerBound else { continue }
                output += utf8[index..<mark.range.lowerBound]
                if let count = issued?[mark.placeholder.label], mark.placeholder.number <= count {
                    Self.keep(mark, of: utf8, in: &output)
                } else if keepsLookalikes {
                    output += utf8[mark.range]
                } else {
                    output += map.literal(String(decoding: utf8[mark.range], as: UTF8.self)).utf8
                }
                index = mark.range.upperBound
            }
            output += utf8[index..<match.range.lowerBound]
            index = match.range.upperBound
            guard !match.range.isEmpty else { continue }
            let value = String(decoding: utf8[match.range], as: UTF8.self)
            output += map.placeholder(for: value, kind: match.kind, by: author).utf8
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Writes a placeholder as it was issued, but leaves it the form that says how its value is put back: a stream of the
    /// same text has told its value in that form already.
    private static func keep(_ mark: Placeholder.Mark, of utf8: [UInt8], in output: inout [UInt8]) {
        switch utf8[mark.range.lowerBound] {
        case .of("%"): output += utf8[mark.range]
        case .of("("): output += [.of("(")] + mark.placeholder.text.utf8 + [.of(")")]
        default: output += mark.placeholder.text.utf8
        }
    }

    func matches(in utf8: [UInt8], region: String, layer: Int = 0) -> [PersonalDataMatch] {
        var known = KnownValueFinder()
        return matches(in: utf8, region: region, known: &known, layer: layer)
    }

    /// - Parameter known: Values found before; gains those that are found.
    private func matches(
        in utf8: [UInt8], region: String, known: inout KnownValueFinder, layer: Int = 0
    ) -> [PersonalDataMatch] {
        var claims = hiddenMatches(in: utf8, region: region, layer: layer)
        let cues = Cues(in: utf8)
        var found: [PersonalDataMatch] = []
        for recognizer in recognizers where cues.hold(recognizer.cue) && !recognizer.readsWhatIsLeft {
            found += recognizer.matches(in: utf8, region: region)
        }
        for recognizer in recognizers where cues.hold(recognizer.cue) && recognizer.readsWhatIsLeft {
            found += recognizer.matches(in: Self.covered(found, in: utf8), region: region)
        }
        claims += found.filter { kinds.contains($0.kind) }
        var chosen = resolved(claims)
        let knewSome = !known.isEmpty
        for match in chosen { known.insert(utf8[match.range], kind: match.kind) }
        let again = known.matches(in: utf8, of: kinds)
        if again.count > chosen.count || knewSome { chosen = resolved(chosen + again) }
        return chosen
    }

    /// The text with a mark that parts numbers in place of each that was found; words and addresses stay, since they say what
    /// stands next to them.
    private static func covered(_ found: [PersonalDataMatch], in utf8: [UInt8]) -> [UInt8] {
        var covered = utf8
        for match in found where numbers.contains(match.kind) {
            for index in match.range { covered[index] = .of("|") }
        }
        return covered
    }

    private static let numbers: Set<PersonalData> = [.creditCard, .iban, .ipAddress, .nationalID, .secret]

    private struct Cues {
        private var hasDigit = false
        private var hasSign = false

        init(in utf8: [UInt8]) {
            for byte in utf8 where byte < 0x41 || byte == 0xEF {
                // 0xEF leads the digits of full width.
                if byte.isASCIIDigit || byte == 0xEF { hasDigit = true }
                if byte == 0x40 { hasSign = true }
            }
        }

        func hold(_ cue: RecognizerCue) -> Bool {
            switch cue {
            case .anything: true
            case .digit: hasDigit
            case .atSign: hasSign
            }
        }
    }

    /// Keeps the strongest of each group of overlapping claims, in the order of the text.
    private func resolved(_ claims: [PersonalDataMatch]) -> [PersonalDataMatch] {
        var kept: [PersonalDataMatch] = []
        for claim in claims.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            var candidate: PersonalDataMatch? = claim
            while let last = kept.last, let challenger = candidate, last.range.overlaps(challenger.range) {
                if Self.isStronger(challenger, than: last) { kept.removeLast() } else { candidate = nil }
            }
            if let candidate { kept.append(candidate) }
        }
        return kept
    }

    private static func isStronger(_ left: PersonalDataMatch, than right: PersonalDataMatch) -> Bool {
        let isProven = (left: proven.contains(left.kind), right: proven.contains(right.kind))
        if left.kind == .phone, isProven.right { return false }
        if right.kind == .phone, isProven.left { return true }
        if left.range.count != right.range.count { return left.range.count > right.range.count }
        return certainty(left.kind) > certainty(right.kind)
    }

    /// Kinds with a checksum or a form that no phone number has.
    private static let proven: Set<PersonalData> = [.creditCard, .iban, .email, .secret, .custom]

    private static func certainty(_ kind: PersonalData) -> Int {
        switch kind {
        case .custom: 7
        case .secret: 6
        case .iban: 5
        case .creditCard: 4
        case .email: 3
        case .nationalID: 2
        case .ipAddress: 1
        case .phone: 0
        }
    }
}
