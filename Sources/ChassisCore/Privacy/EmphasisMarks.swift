/// Low lines that set words in italics, as Markdown has them: `_030 901820_` is no name of a program, and its reader sees
/// no low line.
enum EmphasisMarks {
    /// Whether the low line at `index` is one of a run that opens or closes an emphasis: no word goes on outside of it, one
    /// begins or ends inside, and the run's counterpart stands in the same line.
    ///
    /// - Complexity: O(`reach`), and O(1) within a name.
    static func isMark(at index: Int, in utf8: [UInt8]) -> Bool {
        var run = index..<index + 1
        while utf8.at(run.lowerBound - 1) == low, run.count <= 3 { run = run.lowerBound - 1..<run.upperBound }
        while utf8.at(run.upperBound) == low, run.count <= 3 { run = run.lowerBound..<run.upperBound + 1 }
        guard run.count <= 3 else { return false }
        if opens(run, in: utf8) {
            var place = run.upperBound
            while let next = nextRun(from: place, to: run.upperBound + reach, in: utf8) {
                if next.count == run.count, closes(next, in: utf8) { return true }
                place = next.upperBound
            }
        } else if closes(run, in: utf8) {
            var place = run.lowerBound
            while let last = lastRun(before: place, from: run.lowerBound - reach, in: utf8) {
                if last.count == run.count, opens(last, in: utf8) { return true }
                place = last.lowerBound
            }
        }
        return false
    }

    private static let low = UInt8.of("_")
    /// Longer emphases hold prose, and end in a word.
    private static let reach = 200

    private static func opens(_ run: Range<Int>, in utf8: [UInt8]) -> Bool {
        isEdge(utf8.at(run.lowerBound - 1)) && utf8.at(run.upperBound) > 0x20
    }

    private static func closes(_ run: Range<Int>, in utf8: [UInt8]) -> Bool {
        isEdge(utf8.at(run.upperBound)) && utf8.at(run.lowerBound - 1) > 0x20
    }

    private static func isEdge(_ byte: UInt8) -> Bool { !byte.isASCIIAlphanumeric && byte < 0x80 }

    private static func nextRun(from start: Int, to end: Int, in utf8: [UInt8]) -> Range<Int>? {
        var index = start
        while index < min(end, utf8.count), utf8[index] != low {
            if utf8[index] == 0x0A { return nil }
            index += 1
        }
        guard utf8.at(index) == low else { return nil }
        var stop = index + 1
        while utf8.at(stop) == low { stop += 1 }
        return index..<stop
    }

    private static func lastRun(before end: Int, from start: Int, in utf8: [UInt8]) -> Range<Int>? {
        var index = end - 1
        while index > max(start, 0), utf8[index] != low {
            if utf8[index] == 0x0A { return nil }
            index -= 1
        }
        guard utf8.at(index) == low else { return nil }
        var first = index
        while utf8.at(first - 1) == low { first -= 1 }
        return first..<index + 1
    }
}
