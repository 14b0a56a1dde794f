/// Letters and digits one by one, a blank between, as people write what machines are not to read: `o t t o @ …`, `D E 8 9 …`.
enum SpacedLetters {
    /// What stands one by one from `start` on, at most `most` characters, with the byte after each.
    static func after(_ start: Int, most: Int, in utf8: [UInt8]) -> (characters: [UInt8], ends: [Int]) {
        var (characters, ends): ([UInt8], [Int]) = ([], [])
        var index = start
        while characters.count < most, isSingle(index, in: utf8) {
            characters.append(utf8[index])
            index += 1
            ends.append(index)
            guard utf8.at(index) == 0x20 else { break }
            index += utf8.at(index + 1) == 0x20 ? 2 : 1
        }
        return (characters, ends)
    }

    /// Where what stands one by one before `end` begins, and how many characters it has.
    static func start(before end: Int, floor: Int, in utf8: [UInt8]) -> (start: Int, count: Int) {
        var (start, count) = (end, 0)
        while count < 64, start - 2 >= floor, utf8[start - 1] == 0x20, isSingle(start - 2, in: utf8) {
            start -= 2
            count += 1
        }
        return (start, count)
    }

    private static func isSingle(_ index: Int, in utf8: [UInt8]) -> Bool {
        guard utf8.at(index).isASCIIAlphanumeric || marks.contains(utf8.at(index)) else { return false }
        return !utf8.at(index - 1).isASCIIAlphanumeric && !utf8.at(index + 1).isASCIIAlphanumeric
    }

    private static let marks = Set("._-+".utf8)
}
