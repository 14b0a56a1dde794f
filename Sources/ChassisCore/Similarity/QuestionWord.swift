/// A word, number or sign of a question, as its meaning is compared.
package struct QuestionWord: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case word, number, sign, placeholder }

    /// In lower case; diacritics stay, because "año" is no "ano".
    package var text: String
    package var kind: Kind
    /// Written with a capital behind the first word, or in capitals alone: a name, most likely.
    package var isName = false
}

extension QuestionWord {
    /// The words of a text in reading order. Numbers are told from their units, contractions are written out, and
    /// signs that change a meaning ("%", "£", "+") are words as well.
    ///
    /// - Complexity: O(length).
    package static func words(in text: String) -> [QuestionWord] {
        var scanner = QuestionScanner(text)
        return scanner.words()
    }
}

private struct QuestionScanner {
    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var found: [QuestionWord] = []
    private let isShouted: Bool
    private var isSentenceStart = true

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        isShouted = !scalars.contains { $0.properties.isLowercase }
    }

    mutating func words() -> [QuestionWord] {
        while place < scalars.count {
            let scalar = scalars[place]
            if scalar == "⟦" {
                placeholder()
            } else if Self.isDigit(scalar) {
                number()
            } else if Self.isLetter(scalar) {
                word()
            } else {
                sign(scalar)
                place += 1
            }
        }
        return found
    }

    private mutating func word() {
        let start = place
        while place < scalars.count, Self.isLetter(scalars[place]) || isInnerMark(at: place) { place += 1 }
        let raw = scalars[start..<place].filter { $0 != "\u{AD}" && !(0x200B...0x200D).contains($0.value) }
        let isAcronym = raw.count > 1 && !raw.contains { !$0.properties.isUppercase }
        let isCapital = raw.first?.properties.isUppercase ?? false
        // "PDFs" are more than one PDF.
        let isManyOfAcronym =
            !isShouted && raw.count > 2 && raw.last == "s" && !raw.dropLast().contains { !$0.properties.isUppercase }
        var view = String.UnicodeScalarView()
        for scalar in isManyOfAcronym ? raw.dropLast() : raw { view.append(scalar == "’" ? "'" : scalar) }
        let isName = !isShouted && (isAcronym || isCapital && !isSentenceStart)
        isSentenceStart = false
        let text = String(view).lowercased()
        // "US" is no "us".
        if isAcronym, !isShouted, QuestionWord.functionWords.contains(text) {
            found.append(QuestionWord(text: text.uppercased(), kind: .word, isName: true))
            return
        }
        for part in QuestionWord.expanded(text) {
            found.append(QuestionWord(text: part, kind: .word, isName: isName && part != "i"))
        }
    }

    /// "1,000" is 1000; "3,5" stays as it is. What follows without a space ("7pm", "10GB", "3rd") is a word of its own.
    private mutating func number() {
        var text = ""
        if place > 0, scalars[place - 1] == "-" || scalars[place - 1] == "−",
            place == 1 || !Self.isLetter(scalars[place - 2]) && !Self.isDigit(scalars[place - 2])
        {
            text = "-"
        }
        while place < scalars.count {
            let scalar = scalars[place]
            if Self.isDigit(scalar) {
                text += String(Int(scalar.properties.numericValue ?? 0))
            } else if ".,:/".unicodeScalars.contains(scalar), place + 1 < scalars.count,
                Self.isDigit(scalars[place + 1])
            {
                if scalar != "," || !isThousands(at: place) { text.unicodeScalars.append(scalar) }
            } else {
                break
            }
            place += 1
        }
        isSentenceStart = false
        found.append(QuestionWord(text: text, kind: .number))
    }

    private func isThousands(at comma: Int) -> Bool {
        var digits = 0
        while comma + 1 + digits < scalars.count, Self.isDigit(scalars[comma + 1 + digits]) { digits += 1 }
        return digits == 3
    }

    private mutating func placeholder() {
        let end = scalars[place...].prefix(64).firstIndex(of: "⟧")
        guard let end else {
            place += 1
            return
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[place...end])
        found.append(QuestionWord(text: String(view), kind: .placeholder, isName: true))
        place = end + 1
    }

    private mutating func sign(_ scalar: Unicode.Scalar) {
        switch scalar {
        case ".", "!", "?", "\n": isSentenceStart = true
        case _ where QuestionWord.signs.keys.contains(scalar):
            found.append(QuestionWord(text: QuestionWord.signs[scalar] ?? "", kind: .sign))
        case _ where scalar.value >= 0x2190 && !Self.isPunctuation(scalar):
            found.append(QuestionWord(text: String(scalar), kind: .sign))
        default: break
        }
    }

    /// An apostrophe between letters, or a joiner that nobody sees.
    private func isInnerMark(at index: Int) -> Bool {
        let scalar = scalars[index]
        if scalar == "\u{AD}" || (0x200B...0x200D).contains(scalar.value) { return true }
        guard scalar == "'" || scalar == "’", index + 1 < scalars.count else { return false }
        return Self.isLetter(scalars[index + 1])
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (0x30...0x39).contains(scalar.value)
            || !scalar.isASCII && scalar.properties.generalCategory == .decimalNumber
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x41...0x5A).contains(scalar.value & 0xDF) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark:
            return true
        default: return false
        }
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation,
            .dashPunctuation, .spaceSeparator, .format, .control, .nonspacingMark:
            true
        default: false
        }
    }
}
