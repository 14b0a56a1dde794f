/// Letters and digits without the separators of ids, and where each one ended in the text.
struct IDToken {
    /// Capitals and digits; at most 20.
    private(set) var characters: [UInt8] = []
    /// The byte after each character.
    private(set) var offsets: [Int] = []
    /// Which characters stood after a separator, a bit each.
    private var breaks: UInt32 = 0
    /// How many of the characters are digits.
    private(set) var digitCount = 0
    /// Which characters are letters, a bit each.
    private var letters: UInt32 = 0
    private var separators: [UInt8] = []
    /// Whether more follows behind two blanks.
    private(set) var mayBeWide = false

    /// Reads words of letters and digits one blank, hyphen, dot, slash or low line apart.
    ///
    /// - Parameter isWide: Whether two blanks may part them, which in tables part two columns, or a hyphen between two.
    init(from start: Int, in utf8: [UInt8], isWide: Bool = false) {
        var index = start
        characters.reserveCapacity(20)
        offsets.reserveCapacity(20)
        while characters.count < 20 {
            let byte = utf8.at(index)
            if byte.isASCIIAlphanumeric {
                if byte.isASCIIDigit { digitCount += 1 } else { letters |= 1 << UInt32(characters.count) }
                characters.append(byte.asciiUppercased)
                index += 1
                offsets.append(index)
                continue
            }
            var gap = max(utf8.blankLength(at: index), utf8.hyphenLength(at: index))
            if byte == 0x2E || byte == 0x2F || byte == 0x5F { gap = 1 }
            let wide = gap > 0 ? Self.wideGap(gap, at: index, in: utf8) : 0
            if isWide { gap = wide }
            guard gap > 0, utf8.at(index + gap).isASCIIAlphanumeric else {
                mayBeWide = gap > 0 && utf8.at(index + wide).isASCIIAlphanumeric
                break
            }
            breaks |= 1 << UInt32(characters.count)
            separators.append(gap == 1 ? byte : 0x20)
            index += gap
        }
    }

    /// A gap with a second blank, or with a hyphen and a blank, behind its first sign.
    private static func wideGap(_ gap: Int, at index: Int, in utf8: [UInt8]) -> Int {
        let hyphen = utf8.hyphenLength(at: index + gap)
        return gap + hyphen + utf8.blankLength(at: index + gap + hyphen)
    }

    /// Whether enough letters and digits stand from `start` on for an id: the same walk, keeping nothing.
    static func mayStart(at start: Int, in utf8: [UInt8]) -> Bool {
        var (characters, digits, index) = (0, 0, start)
        while characters < 20, index < utf8.count {
            let byte = utf8[index]
            if byte.isASCIIAlphanumeric {
                characters += 1
                if byte.isASCIIDigit { digits += 1 }
                if characters >= 7, digits >= 4 { return true }
            } else if byte < 0x80, byte != 0x20, byte != 0x09, byte != 0x5F, byte < 0x2D || byte > 0x2F {
                return false
            }
            index += 1
        }
        return false
    }

    /// Lengths of 7 and more at which a word ends, longest first.
    var ends: some Sequence<Int> {
        stride(from: characters.count, through: 7, by: -1).lazy.filter { $0 == characters.count || isBreak($0) }
    }

    /// Whether its characters stand one by one, more than any id has: a table of single digits.
    var isTable: Bool { characters.count == 20 && breaks.nonzeroBitCount == 19 }

    /// Whether the first `length` characters are letters and digits with nothing between.
    func isOneWord(_ length: Int) -> Bool {
        letters & (1 << UInt32(length) - 1) != 0 && breaks & (1 << UInt32(length) - 1) == 0
    }

    /// Whether the first `length` characters are digits in two groups or more.
    func isDigitGroups(_ length: Int) -> Bool {
        breaks & (1 << UInt32(length) - 1) != 0 && characters.prefix(length).allSatisfy(\.isASCIIDigit)
    }

    /// The separators within the first `length` characters; a typographic one counts as a blank.
    func marks(within length: Int) -> ArraySlice<UInt8> {
        separators.prefix((breaks & (1 << UInt32(length) - 1)).nonzeroBitCount)
    }

    /// Whether the first `length` characters have the form of some id; `isNamed` lets weak forms pass.
    func isNationalID(length: Int, isNamed: Bool) -> Bool {
        guard mayBeID(length) else { return false }
        let code = Array(characters.prefix(length))
        let sizes = groupSizes(length)
        guard code.allSatisfy(\.isASCIIDigit) else { return isLettered(code, sizes: sizes, isNamed: isNamed) }
        let digits = code.map { $0 &- 0x30 }
        switch length {
        case 9:
            if sizes == [2, 3, 3, 1], isDotted { return CheckDigits.isRUT(Array(digits.prefix(8)), check: code[8]) }
            if sizes == [3, 2, 4], separators.prefix(2).allSatisfy({ $0 == separators[0] }),
                ![0x2E, 0x5F].contains(separators[0])
            {
                return isNamed || isIssuedSSN(digits)
            }
            return isNamed
                && (sizes.count == 1 || CheckDigits.isBSN(digits)
                    || sizes == [3, 3, 3] && CardRecognizer.passesLuhn(digits[...]))
        case 11:
            if CheckDigits.isCPF(digits), sizes == [3, 3, 3, 2] || sizes.count == 1 { return true }
            if CheckDigits.isSNILS(digits), sizes == [3, 3, 3, 2] { return true }
            return CheckDigits.isGermanTaxID(digits) && (isNamed || sizes == [2, 3, 3, 3])
        case 12:
            if CheckDigits.isAadhaar(digits), isNamed || sizes == [4, 4, 4] { return true }
            return isNamed && CheckDigits.isJapaneseNumber(digits)
        case 13:
            if CheckDigits.isAHV(digits), sizes == [3, 4, 4, 2] || sizes.count == 1 { return true }
            return CheckDigits.isRRN(digits) && (isNamed || sizes == [6, 7])
        case 15:
            return CheckDigits.isNIR(digits) && (isNamed || sizes.count == 1 || sizes.first == 1)
        case 18:
            return sizes.count == 1 && CheckDigits.isChineseID(Array(digits.prefix(17)), check: code[17])
        default:
            return false
        }
    }

    /// Whether letters stand only where some id of this length has them: nearly every token ends here.
    private func mayBeID(_ length: Int) -> Bool {
        let letters = letters & (1 << UInt32(length) - 1)
        switch length {
        case 9: return [0, 0b1_0000_0011, 0b1_0000_0000, 0b1_0000_0001, 1].contains(letters)
        case 10: return letters == 0b10_0001_1111 || letters == 0b10_0000_0000
        case 11: return letters == 0 || letters & 0b011_1111_1111 == 0b000_0100_0000
        case 12: return letters == 0 || letters == 0b1_0000_0000
        case 13: return letters == 0
        case 15: return letters == 0 || letters == 0b100_0000
        case 16: return letters & 0b1000_1001_0011_1111 == 0b1000_1001_0011_1111
        case 18: return letters == 0 || letters == 1 << 17
        default: return false
        }
    }

    /// What stands right after the name of an id: one word, or groups of digits, of 7 characters and more.
    func namedEnd(in utf8: [UInt8]) -> Int? {
        for length in ends {
            let code = characters.prefix(length)
            let digits = code.filter(\.isASCIIDigit).count
            let isOneWord = breaks & (1 << UInt32(length) - 1) == 0
            // A word before or after the number (`is`, `es`) is no part of it.
            guard isOneWord || !hasWord(length) else { continue }
            guard digits >= 6, isOneWord || digits == length || length - digits <= 4 && digits >= 7 else { continue }
            guard length <= 18, !DigitGroups.goesOn(offsets[length - 1], in: utf8) else { continue }
            return offsets[length - 1]
        }
        return nil
    }

    private func isLettered(_ code: [UInt8], sizes: [Int], isNamed: Bool) -> Bool {
        let form = String(decoding: code.map { $0.isASCIIDigit ? UInt8.of("9") : UInt8.of("A") }, as: UTF8.self)
        let number = code.reduce(0) { $1.isASCIIDigit ? $0 &* 10 &+ Int($1 &- 0x30) : $0 }
        switch form {
        case "AA999999A":
            let isSpaced = sizes == [2, 2, 2, 2, 1] || sizes == [2, 6, 1]
            return isNamed || isSpaced || (sizes.count == 1 && isNINO(code))
        case "99999999A" where sizes == [2, 3, 3, 1] && isDotted:
            return CheckDigits.isRUT(code.prefix(8).map { $0 &- 0x30 }, check: code[8])
        case "99999999A":
            return CheckDigits.spanishLetter(number) == code[8] && sizes.count <= 2
        case "A9999999A" where sizes.count == 1 && CheckDigits.isNRIC(code):
            return true
        case "999999999A":
            return sizes == [6, 4] && CheckDigits.isHETU(code.prefix(9).map { $0 &- 0x30 }, check: code[9])
        case "999999A999A", "999999A9999":
            // A letter stands for the century.
            let digits = (code.prefix(6) + code[7...9]).map { $0 &- 0x30 }
            return sizes.count == 1 && Self.centuries.contains(code[6])
                && CheckDigits.isHETU(digits, check: code[10])
        case "A9999999A":
            guard let lead = Self.foreigners.firstIndex(of: code[0]), sizes.count <= 3 else { return isNamed }
            return CheckDigits.spanishLetter(lead * 10_000_000 + number) == code[8]
        case "AAAAA9999A":
            // India, PAN: the fourth letter says what kind of holder it is.
            return sizes.count == 1 && (isNamed || Self.holders.contains(code[3]))
        case "A99999999":
            return isNamed
        case "99999999A999":
            return CheckDigits.isGermanPension(code)
        case "99999999999999999A":
            return CheckDigits.isChineseID(code.prefix(17).map { $0 &- 0x30 }, check: code[17])
        default:
            if code.count == 15 { return isCorsican(code) }
            return CheckDigits.isCodiceFiscale(code)
        }
    }

    /// Whether one of the groups is two letters or more and no digit, other than the first of a spaced British number.
    private func hasWord(_ length: Int) -> Bool {
        var start = 0
        for (index, size) in groupSizes(length).enumerated() {
            let group = characters[start..<start + size]
            if size > (index == 0 ? 0 : 1), group.allSatisfy(\.isASCIILetter) { return true }
            start += size
        }
        return false
    }

    /// Whether dots part the thousands and a hyphen the check digit: `12.345.678-5`.
    private var isDotted: Bool { separators.prefix(3).elementsEqual([0x2E, 0x2E, 0x2D]) }

    private func isBreak(_ index: Int) -> Bool { breaks & (1 << UInt32(index)) != 0 }

    private func groupSizes(_ length: Int) -> [Int] {
        var sizes: [Int] = []
        var last = 0
        for end in 0..<length where isBreak(end) {
            sizes.append(end - last)
            last = end
        }
        return sizes + [length - last]
    }

    /// Never given out: area 000, 666 and 900 up (ids of taxpayers have those), group 00, serial 0000 (SSA).
    private func isIssuedSSN(_ digits: [UInt8]) -> Bool {
        let area = digits.prefix(3).reduce(0) { $0 * 10 + Int($1) }
        let group = Int(digits[3]) * 10 + Int(digits[4])
        guard area != 0, area != 666, group != 0, digits.suffix(4).contains(where: { $0 != 0 }) else { return false }
        return area < 900 || (50...65).contains(group) || (70...88).contains(group) || (90...99).contains(group)
    }

    /// HMRC, NIM39110: letters never used in a prefix, prefixes not given out, a last letter of A to D.
    private func isNINO(_ code: [UInt8]) -> Bool {
        let prefix = String(decoding: code.prefix(2), as: UTF8.self)
        guard !Self.unused.contains(code[0]), !Self.unused.contains(code[1]), code[1] != .of("O") else { return false }
        return !["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"].contains(prefix) && code[8] <= .of("D")
    }

    /// Corsica's departments 2A and 2B count as 19 and 18.
    private func isCorsican(_ code: [UInt8]) -> Bool {
        guard code[5] == .of("2"), code[6] == .of("A") || code[6] == .of("B") else { return false }
        var plain = code
        plain[5] = .of("1")
        plain[6] = code[6] == .of("A") ? .of("9") : .of("8")
        return plain.allSatisfy(\.isASCIIDigit) && CheckDigits.isNIR(plain.map { $0 &- 0x30 })
    }

    private static let unused = Set("DFIQUV".utf8)
    private static let centuries = ByteSet("ABCDEFUVWXY".utf8)
    private static let foreigners = Array("XYZ".utf8)
    private static let holders = Set("ABCFGHLJPT".utf8)
}
