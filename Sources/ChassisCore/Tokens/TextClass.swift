/// What the rules that split texts into pieces tell characters apart by.
enum TextClass: UInt8 {
    /// `\p{Lu}`, `\p{Lt}`
    case upper
    /// `\p{Ll}`
    case lower
    /// `\p{Lm}`, `\p{Lo}`: neither upper nor lower case, so both.
    case letter
    case mark, number
    /// `\r` and `\n`.
    case lineBreak
    /// `\s` without line breaks.
    case space
    case other

    var isLetter: Bool { rawValue <= TextClass.letter.rawValue }
    var isSpace: Bool { self == .space || self == .lineBreak }
    /// Can stand in the first, upper half of a word; marks can stand anywhere.
    var isUpperHalf: Bool { self == .upper || isBoth }
    var isLowerHalf: Bool { self == .lower || isBoth }
    var isBoth: Bool { self == .letter || self == .mark }

    init(_ scalar: Unicode.Scalar) {
        if scalar.value < Self.tabled {
            self = Self.table[Int(scalar.value)]
        } else {
            self.init(looking: scalar)
        }
    }

    private static let tabled: UInt32 = 0x1_0000

    /// Of the first 65,536 characters: asking for a category each time takes longer than all the rest.
    private static let table: [TextClass] = (0..<tabled).map { value in
        Unicode.Scalar(value).map { TextClass(looking: $0) } ?? .other
    }

    private init(looking scalar: Unicode.Scalar) {
        if scalar == "\n" || scalar == "\r" {
            self = .lineBreak
            return
        }
        if scalar.properties.isWhitespace {
            self = .space
            return
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: self = .upper
        case .lowercaseLetter: self = .lower
        case .modifierLetter, .otherLetter: self = .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
        case .decimalNumber, .letterNumber, .otherNumber: self = .number
        default: self = .other
        }
    }
}

/// UTF-8 that is known to be good, read a character at a time.
struct TextBytes {
    let bytes: UnsafeBufferPointer<UInt8>

    var count: Int { bytes.count }

    /// The class of the character at a place, and where the next one begins.
    @inline(__always)
    func look(at place: Int) -> (kind: TextClass, end: Int) {
        let first = bytes[place]
        if first < 0x80 { return (TextClass(Unicode.Scalar(first)), place + 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length { value = value << 6 | UInt32(bytes[place + offset]) & 0x3F }
        return (Unicode.Scalar(value).map { TextClass($0) } ?? .other, place + length)
    }

    /// The end of the run of characters that are wanted, from a place on.
    @inline(__always)
    func run(from place: Int, while isWanted: (TextClass) -> Bool) -> Int {
        var place = place
        while place < count {
            let (kind, end) = look(at: place)
            guard isWanted(kind) else { break }
            place = end
        }
        return place
    }
}
