/// Words that say what the number after them is, looked for close before it.
///
/// A number alone is often ambiguous; people write what it is just before it. The nearest word decides, so that
/// "phone 029 2018 0464. Reference 4660 7381" gives each number its own.
package struct ContextWords: Sendable {
    private struct Word: Sendable {
        var stem: [UInt8]
        var needsEnd: Bool
    }

    /// Words by their first byte.
    private let byFirst: [[Word]]
    /// Which pairs of first bytes open a word: one look decides for nearly every place.
    private let opens: [Bool]

    /// - Parameter words: Lower case. A word of ASCII must stand at a word's start, and may go on (`telefon` finds
    ///   `Telefonnummer`) unless it ends in a blank; any other is found anywhere.
    package init(_ words: [String]) {
        var byFirst = [[Word]](repeating: [], count: 256)
        for word in words {
            let stem = Array((word.hasSuffix(" ") ? word.dropLast() : word[...]).utf8)
            guard let first = stem.first else { continue }
            byFirst[Int(first)].append(Word(stem: stem, needsEnd: word.hasSuffix(" ")))
        }
        self.byFirst = byFirst
        var opens = [Bool](repeating: false, count: 65_536)
        for word in byFirst.joined() { opens[Self.pair(word.stem, 0)] = true }
        self.opens = opens
    }

    @inline(__always) private static func pair(_ utf8: [UInt8], _ index: Int) -> Int {
        Int(utf8[index].asciiLowercased) << 8 | Int(utf8.at(index + 1).asciiLowercased)
    }

    /// How many bytes lie between the end of the nearest word before `index` and `index`, or nil when there is none.
    ///
    /// The word stands in the same line or is in a label of its own in the line above.
    ///
    /// - Parameter reach: How far back a word may start, in bytes.
    /// - Complexity: O(`reach`).
    package func distance(before index: Int, in utf8: [UInt8], reach: Int = 40) -> Int? {
        if let label = labelAbove(index, in: utf8) {
            return nearest(before: label.upperBound, from: label.lowerBound, in: utf8).map {
                $0 + index - label.upperBound
            }
        }
        return nearest(before: index, from: max(0, index - reach), in: utf8)
    }

    private func nearest(before index: Int, from floor: Int, in utf8: [UInt8]) -> Int? {
        var nearest: Int?
        var start = index - 1
        while start >= floor, utf8[start] != 0x0A {
            guard opens[Self.pair(utf8, start)], !(utf8[start].isASCIILetter && utf8.at(start - 1).isASCIILetter) else {
                start -= 1
                continue
            }
            for word in byFirst[Int(utf8[start].asciiLowercased)] where start + word.stem.count <= index {
                guard fits(word, at: start, in: utf8) else { continue }
                let gap = index - start - word.stem.count
                nearest = min(nearest ?? gap, gap)
            }
            start -= 1
        }
        return nearest
    }

    /// The line above, when nothing stands before `index` in its own line and that one is a label: short, no digits.
    private func labelAbove(_ index: Int, in utf8: [UInt8]) -> Range<Int>? {
        var end = index
        while end > 0, utf8[end - 1] == 0x20 || utf8[end - 1] == 0x09 || utf8[end - 1] == 0x22 { end -= 1 }
        guard end > 0, utf8[end - 1] == 0x0A else { return nil }
        end -= 1
        if utf8.at(end - 1) == 0x0D { end -= 1 }
        var start = end
        while start > 0, utf8[start - 1] != 0x0A {
            start -= 1
            if utf8[start].isASCIIDigit || end - start > 32 { return nil }
        }
        return end > start ? start..<end : nil
    }

    /// Whether a word starts after `index`, within `reach` bytes of the same line, before any further digit.
    package func follows(_ index: Int, in utf8: [UInt8], reach: Int = 24) -> Bool {
        var end = index
        while end < min(utf8.count, index + reach), utf8[end] != 0x0A, !utf8[end].isASCIIDigit { end += 1 }
        if utf8.at(end).isASCIIDigit, end < index + reach { return false }
        // `js/dedup-call-to`: a word in a name speaks of nothing.
        for start in index..<max(index, end)
        where opens[Self.pair(utf8, start)] && ![0x2D, 0x2E, 0x2F, 0x5F].contains(utf8.at(start - 1)) {
            for word in byFirst[Int(utf8[start].asciiLowercased)] where fits(word, at: start, in: utf8) { return true }
        }
        return false
    }

    private func fits(_ word: Word, at start: Int, in utf8: [UInt8]) -> Bool {
        guard utf8.hasFolded(word.stem, at: start) else { return false }
        if word.stem[0] < 0x80, utf8.at(start - 1).isASCIILetter { return false }
        return !word.needsEnd || !utf8.at(start + word.stem.count).isASCIILetter
    }
}
