import ChassisCore

/// A stretch of digits and the marks people write between them, which may be a phone number.
struct PhoneCandidate {
    /// Digits per group, and the byte after each group.
    private(set) var sizes: [Int] = []
    private(set) var ends: [Int] = []
    private(set) var digits: [UInt8] = []
    /// The marks between groups, one byte each; a typographic one counts as a hyphen or a blank.
    private(set) var separators: [UInt8] = []
    private(set) var hasPlus = false
    private(set) var hasParentheses = false
    private(set) var hasExtension = false
    private(set) var start: Int
    private(set) var end: Int

    /// Whether a line may end in it, and where one has.
    private let mayBreak: Bool
    private(set) var breakGroup: Int?
    private let isWide: Bool

    /// Reads as far as the marks are those of one phone number, at most 20 digits.
    ///
    /// - Parameters:
    ///   - mayBreak: Whether it may go on in the next line.
    ///   - isWide: Whether two blanks may stand between groups, which in tables part two columns.
    init(from start: Int, in utf8: [UInt8], mayBreak: Bool = false, isWide: Bool = false) {
        self.mayBreak = mayBreak
        self.isWide = isWide
        self.start = start
        end = start
        var index = start
        if let length = Self.plusLength(at: index, in: utf8) {
            hasPlus = true
            index += length + utf8.blankLength(at: index + length)
        }
        if utf8.at(index) == 0x28 {
            hasParentheses = true
            index += 1
            if let length = Self.plusLength(at: index, in: utf8) {
                hasPlus = true
                index += length
            }
        }
        while digits.count <= 20 {
            let before = digits.count
            while digits.count <= 20, let (digit, length) = Self.digit(at: index, in: utf8) {
                digits.append(digit)
                index += length
            }
            guard digits.count > before else { break }
            sizes.append(digits.count - before)
            ends.append(index)
            end = index
            guard let next = gap(at: index, in: utf8) else { break }
            index = next
        }
        dropOuterParenthesis(in: utf8)
        readExtension(in: utf8)
    }

    /// `(555 0100 200)`: a parenthesis that closes after the number, or never, is the sentence's.
    private mutating func dropOuterParenthesis(in utf8: [UInt8]) {
        guard end > start, utf8.at(start) == 0x28, !utf8[start..<end].contains(0x29) || isNested(in: utf8) else {
            return
        }
        start += 1
        hasParentheses = utf8[start..<end].contains(0x28)
    }

    private func isNested(in utf8: [UInt8]) -> Bool {
        utf8[start..<end].filter { $0 == 0x28 }.count > utf8[start..<end].filter { $0 == 0x29 }.count
    }

    /// The start of the next group, after at most four marks that go together.
    private mutating func gap(at index: Int, in utf8: [UInt8]) -> Int? {
        var cursor = index
        var marks: [UInt8] = []
        while marks.count < 4 {
            let byte = utf8.at(cursor)
            if utf8.blankLength(at: cursor) > 0 {
                guard marks.last != 0x20 || isWide && byte != 0x09 && marks.suffix(2) != [0x20, 0x20],
                    byte != 0x09 || !isColumn(at: cursor, in: utf8)
                else { return nil }
                marks.append(0x20)
                cursor += utf8.blankLength(at: cursor)
            } else if utf8.hyphenLength(at: cursor) > 0 {
                let isDash = isDash(at: cursor, in: utf8)
                guard !marks.contains(0x2D), !isDash || joins(at: cursor, behind: marks, in: utf8) else { return nil }
                marks.append(isDash ? 0x20 : 0x2D)
                cursor += utf8.hyphenLength(at: cursor)
            } else if let (mark, length) = Self.parenthesis(at: cursor, in: utf8) {
                guard isPaired(mark, at: cursor, in: utf8) else { return nil }
                marks.append(mark)
                hasParentheses = true
                cursor += length
            } else if marks.isEmpty, let length = Self.dotLength(at: cursor, in: utf8) {
                // Low lines stand between all groups: `20_000 - 0.01` is a sum.
                guard byte != 0x5F || separators.allSatisfy({ $0 == 0x5F }) else { return nil }
                marks.append(byte == 0x5F ? byte : 0x2E)
                cursor += length
            } else if byte == 0x2E || byte == 0x2F, marks.isEmpty || byte == 0x2F && endsArea(marks) {
                marks.append(byte)
                cursor += 1
            } else if mayBreak, breakGroup == nil, let next = utf8.nextLine(at: cursor) {
                breakGroup = sizes.count
                if marks.isEmpty { marks.append(0x20) }
                cursor = next
            } else {
                break
            }
        }
        guard !marks.isEmpty, Self.digit(at: cursor, in: utf8) != nil else { return nil }
        // A full stop or slash with a blank after it ends a phrase.
        if marks.count > 1, marks[0] == 0x2E || marks[0] == 0x2F { return nil }
        if marks.prefix(2) == [0x20, 0x2D], marks.last == 0x20, partsNumbers(before: cursor, in: utf8) { return nil }
        let mark = marks.first { $0 != 0x20 } ?? 0x20
        guard mark == 0x5F || separators.last != 0x5F else { return nil }
        separators.append(mark)
        return cursor
    }

    /// Whether a parenthesis within the number has its other half there: not in `16384 (16 KiB)`, `(before 1996) 1996-2001`.
    private func isPaired(_ mark: UInt8, at index: Int, in utf8: [UInt8]) -> Bool {
        if mark == 0x29 { return hasParentheses }
        var end = index + (Self.parenthesis(at: index, in: utf8)?.length ?? 1)
        while end - index < 32 {
            let length =
                Self.digit(at: end, in: utf8)?.length ?? max(utf8.blankLength(at: end), utf8.hyphenLength(at: end))
            guard length > 0 else { break }
            end += length
        }
        // `31 (1982) 188-190`: a journal's year.
        let isYear = utf8.has([0x31, 0x39], at: index + 1) || utf8.has([0x32, 0x30], at: index + 1)
        if isYear, end == index + 5, !hasPlus { return false }
        return Self.parenthesis(at: end, in: utf8)?.mark == 0x29
    }

    /// Whether a hyphen between blanks ends the number, and the next begins at `index`: `030 901820 - 0171 5550100`,
    /// `5521 - 020 7946 0958`. Within one it stands behind what begins as numbers do, or in threes.
    private func partsNumbers(before index: Int, in utf8: [UInt8]) -> Bool {
        if digits.count >= 7, utf8.at(index) == 0x30, Self.digit(at: index + 1, in: utf8) != nil { return true }
        return !hasPlus && !hasParentheses && digits[0] != 0 && sizes.last != 3
    }

    /// Whether the hyphen at `index` is an em dash or a minus, which mostly belong to the sentence or to a sum.
    private func isDash(at index: Int, in utf8: [UInt8]) -> Bool {
        utf8.has([0xE2, 0x80, 0x94], at: index) || utf8.has([0xE2, 0x88, 0x92], at: index)
    }

    /// Whether the dash at `index` parts two groups, and not two numbers.
    private func joins(at index: Int, behind marks: [UInt8], in utf8: [UInt8]) -> Bool {
        marks.isEmpty && digits.count < 9 && Self.digit(at: index + 3, in: utf8) != nil
    }

    /// Whether the tab at `index` parts two columns: a number on either side that needs nothing of the other.
    private func isColumn(at index: Int, in utf8: [UInt8]) -> Bool {
        var end = index + 1
        while utf8.at(end).isASCIIDigit, end - index <= 9 { end += 1 }
        return digits.count >= 7 || end - index > 9
    }

    /// `+49 (0) 30 / 90 18 20 - 0`, `030 / 901 82-0`: behind an area a slash may stand between blanks.
    private func endsArea(_ marks: [UInt8]) -> Bool {
        guard marks == [0x20] || hasParentheses && marks == [0x29, 0x20] else { return false }
        return hasPlus ? digits.count <= 6 : (2...5).contains(digits.count) && (digits[0] == 0 || hasParentheses)
    }

    private mutating func readExtension(in utf8: [UInt8]) {
        var cursor = end + utf8.blankLength(at: end)
        guard digits.count >= 7, let mark = Self.extensions.first(where: { utf8.hasFolded($0, at: cursor) }) else {
            return
        }
        cursor += mark.count
        while utf8.at(cursor) == 0x2E || utf8.at(cursor) == 0x20 || utf8.at(cursor) == 0x3A { cursor += 1 }
        let first = cursor
        while utf8.at(cursor).isASCIIDigit, cursor - first < 7 { cursor += 1 }
        guard cursor > first, !utf8.at(cursor).isASCIIAlphanumeric else { return }
        hasExtension = true
        end = cursor
    }

    /// Without its last groups.
    func prefix(_ groups: Int) -> PhoneCandidate {
        var shorter = self
        shorter.sizes = Array(sizes.prefix(groups))
        shorter.ends = Array(ends.prefix(groups))
        shorter.separators = Array(separators.prefix(max(0, groups - 1)))
        shorter.digits = Array(digits.prefix(shorter.sizes.reduce(0, +)))
        shorter.end = shorter.ends.last ?? start
        shorter.hasExtension = false
        return shorter
    }

    private static func plusLength(at index: Int, in utf8: [UInt8]) -> Int? {
        if utf8.at(index) == 0x2B { return 1 }
        return utf8.has([0xEF, 0xBC, 0x8B], at: index) ? 3 : nil
    }

    /// The parenthesis at an index, in ASCII or full width, and its length in bytes.
    private static func parenthesis(at index: Int, in utf8: [UInt8]) -> (mark: UInt8, length: Int)? {
        let byte = utf8.at(index)
        if byte == 0x28 || byte == 0x29 { return (byte, 1) }
        guard byte == 0xEF, utf8.at(index + 1) == 0xBC else { return nil }
        let last = utf8.at(index + 2)
        return last == 0x88 || last == 0x89 ? (last - 0x60, 3) : nil
    }

    /// The length of a low line, or of a dot at half height, which some write for the dot between groups.
    static func dotLength(at index: Int, in utf8: [UInt8]) -> Int? {
        if utf8.at(index) == 0x5F { return 1 }
        if utf8.at(index) == 0xC2, utf8.at(index + 1) == 0xB7 { return 2 }
        return utf8.has([0xE2, 0x80, 0xA2], at: index) ? 3 : nil
    }

    /// The digit at an index, in ASCII or full width, and its length in bytes.
    static func digit(at index: Int, in utf8: [UInt8]) -> (value: UInt8, length: Int)? {
        let byte = utf8.at(index)
        if byte.isASCIIDigit { return (byte &- 0x30, 1) }
        guard byte == 0xEF, utf8.at(index + 1) == 0xBC else { return nil }
        let last = utf8.at(index + 2)
        return last >= 0x90 && last <= 0x99 ? (last &- 0x90, 3) : nil
    }

    private static let extensions = ["extension", "ext", "durchwahl", "poste", "int.", "x", "内線"].map { Array($0.utf8) }
}
