/// Cuts a text that comes a character at a time into words, each known by its hash.
///
/// Case, accents and width of letters don't count, nor do marks between words and numbers of lines and points, so a text
/// is the same whether it is set as prose, as a list or as a string of JSON. Chinese characters are a word each. A digit
/// within a word is the letter that it stands for in leet: `s3cr3t`.
struct WordReader: Sendable {
    struct Word: Sendable {
        var hash: UInt64
        /// Of the steps from letter to letter: the same whatever alphabet its letters were shifted or mirrored to.
        var shape: UInt64
        /// How much it says, in Latin letters.
        var letters: Int
        /// Where it begins, as its reader was told.
        var start: Int
    }

    private var hash = FNVHash()
    private var shape = Shape()
    private var letters = 0
    private var start = 0
    private var isNumber = true
    private var isEscaped = false

    /// Takes the next character and adds the words that are complete by it: none, one or two.
    mutating func read(_ scalar: Unicode.Scalar, at place: Int, into words: inout [Word]) {
        let wasEscaped = isEscaped
        isEscaped = scalar == "\\"
        // `\n` in a string of JSON parts words as the line's end does.
        if wasEscaped, scalar == "n" || scalar == "t" || scalar == "r" { return }
        switch ScalarFolding.fold(scalar) {
        case .skip: break
        case .letter(let letter): append(letter, at: place, isNumber: false)
        case .digit(let digit): append(Self.letter(for: digit), at: place, isNumber: isNumber)
        case .sign, .separator: finish(into: &words)
        case .ideograph(let scalar):
            finish(into: &words)
            append(scalar, at: place, isNumber: false)
            letters = 3
            finish(into: &words)
        }
    }

    /// Ends the word that was begun, if any.
    mutating func finish(into words: inout [Word]) {
        guard letters > 0 else { return }
        if !isNumber { words.append(Word(hash: hash.value, shape: shape.value, letters: letters, start: start)) }
        hash = FNVHash()
        shape = Shape()
        letters = 0
        isNumber = true
    }

    private mutating func append(_ scalar: Unicode.Scalar, at place: Int, isNumber: Bool) {
        if letters == 0 { start = place }
        letters += 1
        self.isNumber = isNumber
        hash.add(scalar.value)
        shape.add(scalar.value)
    }

    private static func letter(for digit: Unicode.Scalar) -> Unicode.Scalar {
        switch digit {
        case "0": "o"
        case "1": "i"
        case "3": "e"
        case "4": "a"
        case "5": "s"
        case "7": "t"
        default: digit
        }
    }

    /// Its letters as the words that they are where each stands alone.
    static func letters(of text: String) -> [UInt64] {
        text.unicodeScalars.compactMap { scalar -> UInt64? in
            guard case .letter(let letter) = ScalarFolding.fold(scalar) else { return nil }
            var hash = FNVHash()
            hash.add(letter.value)
            return hash.value
        }
    }

    static func words(of text: String) -> [Word] {
        var reader = WordReader()
        var words: [Word] = []
        for scalar in text.unicodeScalars { reader.read(scalar, at: 0, into: &words) }
        reader.finish(into: &words)
        return words
    }
}
