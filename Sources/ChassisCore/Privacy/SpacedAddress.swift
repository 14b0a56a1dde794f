/// E-mail addresses with blanks within: `o t t o @ e x a m p l e . o r g`, `otto @ example . org`.
enum SpacedAddress {
    /// The address round a sign whose characters stand one by one, or nil.
    ///
    /// No sentence has so many of them: two before the sign, and a domain that ends as nearly all do behind it.
    static func spelled(around sign: Int, floor: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8.at(sign - 1) == 0x20, utf8.at(sign + 1) == 0x20 else { return nil }
        let (start, count) = SpacedLetters.start(before: sign, floor: floor, in: utf8)
        guard count >= 2 else { return nil }
        let (domain, ends) = SpacedLetters.after(sign + 2, most: 64, in: utf8)
        guard let dot = domain.lastIndex(of: 0x2E), dot > 0, isPlain(domain[(dot + 1)...]) else { return nil }
        return start..<ends[domain.count - 1]
    }

    /// The end of a domain whose dots stand between blanks, and which ends as nearly all do, or nil.
    static func domainEnd(from start: Int, in utf8: [UInt8]) -> Int? {
        guard utf8.at(start - 1) == 0x20 else { return nil }
        var (index, labels) = (start, 0)
        while labels < 8 {
            let first = index
            while utf8.at(index).isASCIIAlphanumeric || utf8.at(index) == 0x2D, index - first < 64 { index += 1 }
            guard index > first else { return nil }
            labels += 1
            guard utf8.has([0x20, 0x2E, 0x20], at: index), utf8.at(index + 3).isASCIIAlphanumeric else {
                return labels > 1 && isPlain(utf8[first..<index]) ? index : nil
            }
            index += 3
        }
        return nil
    }

    private static func isPlain(_ end: ArraySlice<UInt8>) -> Bool {
        EmailRecognizer.plainEnds.contains(String(decoding: end.map(\.asciiLowercased), as: UTF8.self))
    }
}
