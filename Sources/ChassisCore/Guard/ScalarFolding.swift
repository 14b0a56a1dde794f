/// What one character of a text counts as when words are compared.
enum ScalarFolding {
    enum Folded {
        case letter(Unicode.Scalar), digit(Unicode.Scalar), sign(Unicode.Scalar), ideograph(Unicode.Scalar)
        /// Invisible, or an apostrophe or accent within a word.
        case skip
        case separator
    }

    static func fold(_ scalar: Unicode.Scalar) -> Folded {
        let value = scalar.value
        if value < 0x80 {
            let byte = UInt8(value)
            if byte.isASCIILetter { return .letter(Unicode.Scalar(byte | 0x20)) }
            if byte.isASCIIDigit { return .digit(scalar) }
            if byte == 0x27 { return .skip }
            return byte == 0x40 || byte == 0x24 || byte == 0x7C ? .sign(scalar) : .separator
        }
        return value < 0x2000 ? foldAlphabet(value, scalar) : foldHigh(value, scalar)
    }

    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch fold(scalar) {
        case .letter, .digit, .sign: true
        case .skip, .separator, .ideograph: false
        }
    }

    private static func foldAlphabet(_ value: UInt32, _ scalar: Unicode.Scalar) -> Folded {
        switch value {
        case 0xAD, 0x300...0x36F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180E: return .skip
        case 0x80...0xBF, 0xD7, 0xF7: return .separator
        case 0xC0...0x17F: return .letter(Unicode.Scalar(latin[Int(value - 0xC0)]))
        case 0x410...0x42F: return .letter(Unicode.Scalar(value + 0x20) ?? scalar)
        case 0x400...0x40F: return .letter(Unicode.Scalar(value + 0x50) ?? scalar)
        case 0x391...0x3A9: return .letter(Unicode.Scalar(value + 0x20) ?? scalar)
        case 0x180...0x1FFF: return .letter(smallCapitals[scalar] ?? scalar)
        default: return .separator
        }
    }

    private static func foldHigh(_ value: UInt32, _ scalar: Unicode.Scalar) -> Folded {
        switch value {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0x2018...0x2019: .skip
        case 0x249C...0x24E9: .letter(ascii(0x61 + (value - 0x249C) % 26))
        // In brackets, squares and circles, black and white, and as halves of flags.
        case 0x1F110...0x1F129: .letter(ascii(value - 0x1F110 + 0x61))
        case 0x1F130...0x1F149: .letter(ascii(value - 0x1F130 + 0x61))
        case 0x1F150...0x1F169: .letter(ascii(value - 0x1F150 + 0x61))
        case 0x1F170...0x1F189: .letter(ascii(value - 0x1F170 + 0x61))
        case 0x1F1E6...0x1F1FF: .letter(ascii(value - 0x1F1E6 + 0x61))
        case 0x2102...0x2139: letterlike[scalar].map { .letter($0) } ?? .separator
        case 0xFF21...0xFF3A: .letter(ascii(value - 0xFF21 + 0x61))
        case 0xFF41...0xFF5A: .letter(ascii(value - 0xFF41 + 0x61))
        case 0xFF10...0xFF19: .digit(ascii(value - 0xFF10 + 0x30))
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FFFF: .ideograph(scalar)
        case 0xAC00...0xD7AF: .letter(scalar)
        // Mathematical alphabets: 26 capitals and 26 small letters in turn.
        case 0x1D400...0x1D6A3: .letter(ascii(0x61 + (value - 0x1D400) % 26))
        case 0x1D7CE...0x1D7FF: .digit(ascii(0x30 + (value - 0x1D7CE) % 10))
        case 0xA730...0xA731: .letter(value == 0xA730 ? "f" : "s")
        // Tags: a hidden copy of ASCII.
        case 0xE0020...0xE007E: fold(ascii(value - 0xE0000))
        case 0xE0000...0xE01EF: .skip
        default: .separator
        }
    }

    /// Whether it is of a script without blanks between words (Thai, Lao, Burmese, Khmer), where each character is read
    /// as a word, like those of Chinese.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: true
        default: false
        }
    }

    private static func ascii(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(UInt8(truncatingIfNeeded: value)) }

    /// Whether nobody sees it, in a word or between two: `all\u{200B}previous`.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0xAD, scalar != "‘", scalar != "’", !(0x300...0x36F).contains(scalar.value),
            case .skip = fold(scalar)
        else { return false }
        return true
    }

    /// The Latin letter that a folded Cyrillic or Greek one looks like.
    static func lookAlike(of scalar: Unicode.Scalar) -> Unicode.Scalar { lookAlikes[scalar] ?? scalar }

    /// A word of Latin and other letters: the others are look-alikes.
    static func latinised(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var result = String.UnicodeScalarView()
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
            result.append(lookAlike(of: scalar))
        }
        return Array(String(result).utf8)
    }

    /// A word with digits and signs read as letters, or nil for a number.
    static func withoutLeet(_ word: ArraySlice<UInt8>) -> [UInt8]? {
        guard word.contains(where: \.isASCIILetter) || word.contains(0x40) else { return nil }
        return word.map { byte in
            switch byte {
            case 0x30: 0x6F
            case 0x31: 0x69
            case 0x33: 0x65
            case 0x34, 0x40: 0x61
            case 0x35, 0x24: 0x73
            case 0x37: 0x74
            case 0x38: 0x62
            case 0x7C: 0x6C
            default: byte
            }
        }
    }

    private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        zip("авеёзікмнорстухѕјԁοανιρτυεκ".unicodeScalars, "abee3ikmhopctyxsjdoaviptuek".unicodeScalars),
        uniquingKeysWith: { first, _ in first })

    /// Those, and what Romanian has beyond U+017F.
    private static let smallCapitals: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip(
            "ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢȘșȚț".unicodeScalars, "abcdeghijklmnoprtuvwyzsstt".unicodeScalars))

    /// What stands for the gaps in the mathematical alphabets.
    private static let letterlike: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip(
            "ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴℹ".unicodeScalars, "cghhhhiillnpqrrrzzbceefmoi".unicodeScalars))

    /// Base letters of U+00C0 to U+017F.
    private static let latin = Array(
        ("aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnoooooxouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
            + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}
