/// Finds international bank account numbers: a country, its length, and the remainder 1 of ISO 7064 mod 97-10.
package struct IBANRecognizer: Recognizer {
    package init() {}

    package var cue: RecognizerCue { .digit }

    package func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch] {
        var found: [PersonalDataMatch] = []
        var index = 0
        var digit = 0
        while index + 14 < utf8.count {
            // The first digit of a number is its third character, and blanks may part it from the two before.
            while digit < utf8.count, digit < index + 2 || !utf8[digit].isASCIIDigit { digit += 1 }
            if digit == utf8.count { break }
            index = max(index, digit - Self.widestStart)
            guard index + 14 < utf8.count else { break }
            if utf8[index].isASCIILetter,
                let end = utf8[index + 1] == 0x20
                    ? spacedEnd(from: index, in: utf8)
                    : utf8[index + 1].isASCIILetter && isStart(index, in: utf8) ? end(from: index, in: utf8) : nil
            {
                found.append(PersonalDataMatch(range: index..<end, kind: .iban))
                index = end
            } else {
                index += 1
            }
        }
        return found
    }

    /// Whether no word goes on here, or one that is glued to its value ends: `IBANDE89…`, `KontoDE89…`.
    private func isStart(_ index: Int, in utf8: [UInt8]) -> Bool {
        let before = utf8.at(index - 1)
        guard before.isASCIIAlphanumeric else { return true }
        guard utf8.at(index + 2).isASCIIDigit else { return false }
        return before &- 0x61 < 26 && utf8[index] &- 0x41 < 26 || utf8.hasFolded(Self.name, at: index - Self.name.count)
    }

    /// The end of a number whose characters stand one by one: `D E 8 9 3 7 0 4 …`.
    private func spacedEnd(from start: Int, in utf8: [UInt8]) -> Int? {
        guard utf8[start + 2].isASCIILetter, utf8[start + 3] == 0x20, utf8[start + 4].isASCIIDigit else { return nil }
        let country = Int(utf8[start].asciiUppercased) << 8 | Int(utf8[start + 2].asciiUppercased)
        guard let length = Self.lengths[country] else { return nil }
        let (characters, ends) = SpacedLetters.after(start, most: length, in: utf8)
        guard characters.count == length, characters.allSatisfy(\.isASCIIAlphanumeric),
            Self.remainder(characters.map(\.asciiUppercased)) == 1
        else { return nil }
        return ends.last
    }

    /// From a number's first letter to its first digit: two letters and the widest blank, which is five bytes.
    private static let widestStart = 5
    private static let marks = Set("./_|:+".utf8)
    private static let name = Array("iban".utf8)
    private static let bank = ["bic", "swift"].map { Array($0.utf8) }

    private func end(from start: Int, in utf8: [UInt8]) -> Int? {
        let country = Int(utf8[start].asciiUppercased) << 8 | Int(utf8[start + 1].asciiUppercased)
        // `DE 89 …` has a blank more than others.
        var index = start + 2 + utf8.blankLength(at: start + 2)
        guard utf8.at(index).isASCIIDigit, utf8.at(index + 1).isASCIIDigit, let length = Self.lengths[country] else {
            return nil
        }
        var characters = [utf8[start].asciiUppercased, utf8[start + 1].asciiUppercased]
        var lastBreak = 0
        var isRegular = index == start + 2
        while characters.count < length {
            let byte = utf8.at(index)
            if byte.isASCIIAlphanumeric {
                characters.append(byte.asciiUppercased)
                index += 1
            } else {
                let gap = gap(at: index, in: utf8)
                guard gap > 0 else { return nil }
                index += gap
                if characters.count - lastBreak != 4 { isRegular = false }
                lastBreak = characters.count
                guard utf8.at(index).isASCIIAlphanumeric else { return nil }
            }
        }
        guard !goesOn(at: index, in: utf8), Self.remainder(characters) == 1 else { return nil }
        // Words and numbers of a sentence pass the check one time in a hundred; they are not in fours, nor capitals.
        guard isRegular || !utf8[start..<index].contains(where: { $0 &- 0x61 < 26 }) else { return nil }
        return index
    }

    /// Whether what ends at `index` is a part of something longer: all but a bank's name, or a short word behind a digit
    /// (`…013000EUR`).
    private func goesOn(at index: Int, in utf8: [UInt8]) -> Bool {
        guard utf8.at(index).isASCIIAlphanumeric else { return false }
        if Self.bank.contains(where: { utf8.hasFolded($0, at: index) }) { return false }
        var end = index
        while utf8.at(end).isASCIILetter { end += 1 }
        return !utf8.at(index - 1).isASCIIDigit || !(1...4).contains(end - index) || utf8.at(end).isASCIIDigit
    }

    /// The length of what parts two groups at `index`: blanks, a line's end, or a mark with or without blanks round it.
    private func gap(at index: Int, in utf8: [UInt8]) -> Int {
        var isBroken = false
        var gap = utf8.groupGap(at: index, isBroken: &isBroken)
        if gap > 0, utf8.hyphenLength(at: index) == 0 { gap += utf8.blankLength(at: index + gap) }
        let mark = max(utf8.hyphenLength(at: index + gap), Self.marks.contains(utf8.at(index + gap)) ? 1 : 0)
        if mark > 0 { gap += mark }
        return gap > 0 ? gap + utf8.blankLength(at: index + gap) : 0
    }

    /// The number modulo 97, its first four characters moved to the end and letters read as 10 to 35.
    static func remainder(_ characters: [UInt8]) -> Int {
        var remainder = 0
        for character in characters.dropFirst(4) + characters.prefix(4) {
            if character.isASCIIDigit {
                remainder = (remainder * 10 + Int(character &- 0x30)) % 97
            } else {
                remainder = (remainder * 100 + Int(character &- 0x41) + 10) % 97
            }
        }
        return remainder
    }

    private static let lengths: [Int: Int] = {
        var lengths: [Int: Int] = [:]
        for entry in table.split(separator: " ") {
            let bytes = Array(entry.utf8)
            guard bytes.count == 4, let length = Int(entry.suffix(2)) else { continue }
            lengths[Int(bytes[0]) << 8 | Int(bytes[1])] = length
        }
        return lengths
    }()

    /// Country and length, from the SWIFT IBAN registry, release 97.
    private static let table = """
        AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 \
        ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 \
        LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 \
        PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 \
        YE30
        """
}
