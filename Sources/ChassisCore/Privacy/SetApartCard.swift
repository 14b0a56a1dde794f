/// A card whose groups stand apart as no number's do: `4111.1111.1111.1111`, `"4111","1111","1111","1111"`.
///
/// The same marks between all groups, the groups those of cards, and the digits those of one that was issued: that is
/// no list of numbers.
enum SetApartCard {
    /// Most marks between two groups.
    private static let mostMarks = 4

    /// Where the card that begins with the four digits at `start` stands, or nil.
    ///
    /// - Complexity: O(1); for nearly every number a look at the digits and what stands behind the fourth.
    static func range(from start: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard digits(from: start, in: utf8) == 4, !utf8.at(start - 1).isASCIIAlphanumeric else { return nil }
        var marks = start + 4
        while marks - start - 4 <= mostMarks, isMark(utf8.at(marks)) { marks += 1 }
        let gap = Array(utf8[start + 4..<min(marks, utf8.count)])
        guard (1...mostMarks).contains(gap.count), utf8.at(marks).isASCIIDigit else { return nil }
        for sizes in [[4, 4, 4, 4], [4, 6, 5], [4, 6, 4], [4, 4, 4, 1]] {
            if let end = end(from: start, sizes: sizes, gap: gap, in: utf8) { return start..<end }
        }
        return nil
    }

    private static func end(from start: Int, sizes: [Int], gap: [UInt8], in utf8: [UInt8]) -> Int? {
        var index = start
        var card: [UInt8] = []
        for (number, size) in sizes.enumerated() {
            if number > 0 {
                guard utf8.has(gap, at: index) else { return nil }
                index += gap.count
            }
            guard digits(from: index, in: utf8) == size else { return nil }
            card += utf8[index..<index + size].map { $0 &- 0x30 }
            index += size
        }
        let goesOn = utf8.at(index).isASCIILetter || utf8.has(gap, at: index) && utf8.at(index + gap.count).isASCIIDigit
        guard !goesOn, CardRecognizer.passesLuhn(card[...]), CardRecognizer.isIssued(card[...]) else { return nil }
        return index
    }

    private static func digits(from start: Int, in utf8: [UInt8]) -> Int {
        var end = start
        while end - start <= 6, utf8.at(end).isASCIIDigit { end += 1 }
        return end - start
    }

    /// Neither a letter nor a digit nor a line's end.
    private static func isMark(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F && !byte.isASCIIAlphanumeric }
}
