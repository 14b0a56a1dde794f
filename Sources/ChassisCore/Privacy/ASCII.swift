/// What the byte scanners ask of one byte of UTF-8. Bytes of 0x80 and above are never letters or digits here.
extension UInt8 {
    @inline(__always) package var isASCIIDigit: Bool { self &- 0x30 < 10 }
    @inline(__always) package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
    @inline(__always) package var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }
    /// Letters folded to lower case; every other byte as it is.
    @inline(__always) package var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
    @inline(__always) package var asciiUppercased: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }
    @inline(__always) package var isASCIIWhitespace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

    /// A byte that may stand between the groups of a card, an id or a phone number.
    @inline(__always) var isMarkOfNumbers: Bool {
        self == 0x20 || self == 0x09 || (self >= 0x28 && self <= 0x2F && self != 0x2A && self != 0x2C)
    }

    /// The value of a hexadecimal digit, or nil.
    @inline(__always) package var hexValue: UInt8? {
        if isASCIIDigit { return self &- 0x30 }
        let folded = self | 0x20
        return folded &- 0x61 < 6 ? folded &- 0x61 &+ 10 : nil
    }

    /// The value of a base64 digit of RFC 4648 §4 or §5, or nil.
    @inline(__always) package var base64Value: UInt8? {
        switch self {
        case 0x41...0x5A: self &- 0x41
        case 0x61...0x7A: self &- 0x61 &+ 26
        case 0x30...0x39: self &- 0x30 &+ 52
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }

    /// Reads a character literal: `UInt8.of("@")`.
    @inline(__always) package static func of(_ character: Unicode.Scalar) -> UInt8 {
        UInt8(truncatingIfNeeded: character.value)
    }
}

extension [UInt8] {
    /// The byte at an index, or 0 outside the array: a neighbour that blocks nothing.
    @inline(__always) package func at(_ index: Int) -> UInt8 {
        index >= 0 && index < count ? self[index] : 0
    }

    /// Whether the bytes at `index` are exactly `word`.
    package func has(_ word: [UInt8], at index: Int) -> Bool {
        guard index >= 0, index <= count - word.count else { return false }
        var offset = 0
        while offset < word.count {
            if self[index + offset] != word[offset] { return false }
            offset += 1
        }
        return true
    }

    /// Whether the bytes at `index`, their ASCII letters folded, are `word`, which is in lower case.
    package func hasFolded(_ word: [UInt8], at index: Int) -> Bool {
        guard index >= 0, index <= count - word.count else { return false }
        var offset = 0
        while offset < word.count {
            if self[index + offset].asciiLowercased != word[offset] { return false }
            offset += 1
        }
        return true
    }

    /// The length of the blank at `index`: 1 for a space or a tab, 2 or 3 for the spaces of other widths, 0 for none.
    package func blankLength(at index: Int) -> Int {
        let byte = at(index)
        if byte == 0x20 || byte == 0x09 { return 1 }
        guard byte >= 0xC2 else { return 0 }
        switch (byte, at(index + 1), at(index + 2)) {
        case (0xC2, 0xA0, _): return 2
        // U+2000 to U+200A, U+202F; U+205F; U+3000; U+1680.
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xE1, 0x9A, 0x80):
            return 3
        default: return 0
        }
    }

    /// The length of the hyphen at `index`: 1 in ASCII, 3 for dashes up to the em dash and the minus sign, 0 for none.
    package func hyphenLength(at index: Int) -> Int {
        let byte = at(index)
        if byte == 0x2D { return 1 }
        guard byte == 0xE2 else { return 0 }
        switch (at(index + 1), at(index + 2)) {
        case (0x80, 0x90...0x94), (0x88, 0x92): return 3
        default: return 0
        }
    }

    /// Where the next line's text begins when this one's ends at `index`: blanks and a mail's `>` are passed over.
    package func nextLine(at index: Int) -> Int? {
        var place = index
        while at(place) == 0x20 || at(place) == 0x09 || at(place) == 0x0D, place - index < 4 { place += 1 }
        guard at(place) == 0x0A else { return nil }
        place += 1
        let first = place
        while at(place) == 0x20 || at(place) == 0x09 || at(place) == 0x3E, place - first < 12 { place += 1 }
        return place < count ? place : nil
    }

    /// The length of what may stand between the groups of a number: a blank, a hyphen or, once, a line's end.
    ///
    /// - Parameter isBroken: Whether a line has ended in the number.
    func groupGap(at index: Int, isBroken: inout Bool) -> Int {
        let gap = Swift.max(blankLength(at: index), hyphenLength(at: index))
        guard !isBroken, at(index + gap) <= 0x20, let next = nextLine(at: index + gap) else { return gap }
        isBroken = true
        return next - index
    }
}
