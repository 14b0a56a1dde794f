/// Words that say what the number after them is, looked for close before it.
///
/// A number alone is often ambiguous; people write what it is just before it. The nearest word decides, so that
/// "phone 029 2018 0464. Reference 4660 7381" gives each number its own.
package struct ContextWords: Sendable {
    private let words: [[UInt8]]

    /// - Parameter words: Lower case. A word of ASCII must stand at a word's start, and may go on (`telefon` finds
    ///   `Telefonnummer`) unless it ends in a blank; any other is found anywhere.
    package init(_ words: [String]) {
        self.words = words.map { Array($0.utf8) }
    }

    /// How many bytes lie between the end of the nearest word before `index` and `index`, or nil when there is none.
    ///
    /// - Parameter reach: How far back a word may start, in bytes.
    /// - Complexity: O(`reach` · words).
    package func distance(before index: Int, in utf8: [UInt8], reach: Int = 40) -> Int? {
        let lower = lineStart(before: index, in: utf8, reach: reach)
        var nearest: Int?
        for word in words {
            let needsEnd = word.last == 0x20
            let length = needsEnd ? word.count - 1 : word.count
            var start = index - length
            while start >= lower {
                if fits(word, at: start, needsEnd: needsEnd, in: utf8) {
                    let gap = index - start - length
                    nearest = min(nearest ?? gap, gap)
                    break
                }
                start -= 1
            }
        }
        return nearest
    }

    /// Whether a word starts after `index`, within `reach` bytes of the same line, before any further digit.
    package func follows(_ index: Int, in utf8: [UInt8], reach: Int = 24) -> Bool {
        var end = index
        while end < min(utf8.count, index + reach), utf8[end] != 0x0A, !utf8[end].isASCIIDigit { end += 1 }
        if utf8.at(end).isASCIIDigit, end < index + reach { return false }
        for start in index..<max(index, end) {
            for word in words where fits(word, at: start, needsEnd: word.last == 0x20, in: utf8) { return true }
        }
        return false
    }

    private func lineStart(before index: Int, in utf8: [UInt8], reach: Int) -> Int {
        var lower = index
        while lower > max(0, index - reach), utf8.at(lower - 1) != 0x0A { lower -= 1 }
        return lower
    }

    private func fits(_ word: [UInt8], at start: Int, needsEnd: Bool, in utf8: [UInt8]) -> Bool {
        let stem = needsEnd ? word.count - 1 : word.count
        guard let first = word.first, utf8.at(start).asciiLowercased == first, start + stem <= utf8.count else {
            return false
        }
        for offset in 0..<stem where utf8[start + offset].asciiLowercased != word[offset] { return false }
        if first < 0x80, utf8.at(start - 1).isASCIILetter { return false }
        return !needsEnd || !utf8.at(start + stem).isASCIILetter
    }
}
