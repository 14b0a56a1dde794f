/// Gives each different character a number, so that long texts are compared by numbers.
///
/// Characters are equal as `Character` has it: the two spellings of "é" are one.
struct CharacterNumbers {
    private var numbers: [Character: Int32] = [:]

    mutating func number(_ character: Character) -> Int32 {
        if let number = numbers[character] { return number }
        let number = Int32(truncatingIfNeeded: numbers.count)
        numbers[character] = number
        return number
    }
}

/// A text as scorers compare it: in lower case, white space as single spaces, typographic quotes plain, without the
/// marks that nobody sees.
struct ComparedText {
    let characters: [Character]
    private let numbers: [Int32]

    /// - Parameter joinsWords: Whether `_` and `-` count as spaces, as in names of categories.
    init(_ text: String, _ table: inout CharacterNumbers, keepsCase: Bool = false, joinsWords: Bool = false) {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xAD: continue
            case 0x2018, 0x2019, 0x02BC: scalars.append("'")
            case 0x201C...0x201F: scalars.append("\"")
            case 0x2010, 0x2011: scalars.append(joinsWords ? " " : "-")
            case 0x2D, 0x5F: scalars.append(joinsWords ? " " : scalar)
            default: scalars.append(scalar)
            }
        }
        let whole = String(scalars)
        var characters: [Character] = []
        for character in keepsCase ? whole : whole.lowercased() {
            if !character.isWhitespace {
                characters.append(character)
            } else if let last = characters.last, last != " " {
                characters.append(" ")
            }
        }
        if characters.last == " " { characters.removeLast() }
        self.characters = characters
        numbers = characters.map { table.number($0) }
    }

    var isEmpty: Bool { characters.isEmpty }

    func equals(_ other: ComparedText) -> Bool { numbers == other.numbers }

    /// Calls `body` with each place of another text in this one, until it returns true. (Knuth, Morris and Pratt.)
    ///
    /// - Complexity: O(both lengths), whatever they hold.
    func forEachPlace(of other: ComparedText, until body: (Range<Int>) -> Bool) {
        let needle = other.numbers
        guard !needle.isEmpty, needle.count <= numbers.count else { return }
        var fallbacks = [Int](repeating: 0, count: needle.count)
        var length = 0
        for index in needle.indices.dropFirst() {
            while length > 0, needle[index] != needle[length] { length = fallbacks[length - 1] }
            if needle[index] == needle[length] { length += 1 }
            fallbacks[index] = length
        }
        length = 0
        for index in numbers.indices {
            while length > 0, numbers[index] != needle[length] { length = fallbacks[length - 1] }
            if numbers[index] == needle[length] { length += 1 }
            if length == needle.count {
                if body((index + 1 - length)..<(index + 1)) { return }
                length = fallbacks[length - 1]
            }
        }
    }

    /// Whether no letter or digit touches the range, so that it is made of whole words.
    func isBounded(_ range: Range<Int>) -> Bool {
        func isWord(_ index: Int) -> Bool {
            characters.indices.contains(index) && (characters[index].isLetter || characters[index].isNumber)
        }
        let startsInWord = isWord(range.lowerBound) && isWord(range.lowerBound - 1)
        return !startsInWord && !(isWord(range.upperBound - 1) && isWord(range.upperBound))
    }

    /// Whether the range cuts no number: "9" is not in "19", nor in "9.5".
    func cutsNoNumber(_ range: Range<Int>) -> Bool {
        func isDigit(_ index: Int) -> Bool { characters.indices.contains(index) && characters[index].isNumber }
        func isPoint(_ index: Int) -> Bool { characters.indices.contains(index) && ".,".contains(characters[index]) }
        let (first, end) = (range.lowerBound, range.upperBound)
        if isDigit(first), isDigit(first - 1) || (isPoint(first - 1) && isDigit(first - 2)) { return false }
        return !(isDigit(end - 1) && (isDigit(end) || (isPoint(end) && isDigit(end + 1))))
    }
}
