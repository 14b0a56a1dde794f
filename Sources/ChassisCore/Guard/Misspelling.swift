/// The words of an attack with letters swapped or one left out: `ignroe`, `prevoius`, `instrctions`.
///
/// Models read them, filters don't. No other word has the same first and last letter and the same ones between.
enum Misspelling {
    /// - Parameter word: Small ASCII letters.
    /// - Returns: The word that is meant, for a misspelt one.
    static func meant(by word: ArraySlice<UInt8>) -> [UInt8]? {
        guard (5...13).contains(word.count), let first = word.first, let last = word.last, first.isASCIILetter,
            last.isASCIILetter, ends[Int(first & 31) << 5 | Int(last & 31)]
        else { return nil }
        let word = Array(word)
        guard let found = words[key(of: word)], word != found, isClose(word, to: found) else { return nil }
        return found
    }

    private static func isClose(_ word: [UInt8], to meant: [UInt8]) -> Bool {
        if word.count == meant.count { return word.sorted() == meant.sorted() }
        return meant.indices.contains { index in
            meant[..<index].elementsEqual(word[..<index]) && meant[(index + 1)...].elementsEqual(word[index...])
        }
    }

    private static func key(of word: [UInt8]) -> Int {
        word.reduce(0) { $0 + Int($1) } << 16 | Int(word[0]) << 8 | word.count
    }

    private static let meant = [
        "ignore", "ignoring", "previous", "instruction", "instructions", "disregard", "system", "prompt", "secret",
        "password", "guidelines", "restrictions", "override", "unrestricted", "unfiltered",
    ].map { Array($0.utf8) }

    private static let ends: [Bool] = {
        var ends = [Bool](repeating: false, count: 1_024)
        for word in meant { ends[Int(word[0] & 31) << 5 | Int(word[word.count - 1] & 31)] = true }
        return ends
    }()

    private static let words: [Int: [UInt8]] = {
        var words: [Int: [UInt8]] = [:]
        for word in meant {
            words[key(of: word)] = word
            for index in word.indices.dropFirst().dropLast() {
                words[key(of: Array(word[..<index] + word[(index + 1)...]))] = word
            }
        }
        return words
    }()
}
