/// Credentials that nothing but a blank leads to, as in settings, on notes and in chats: `requirepass hunter2`,
/// `login ada password hunter2`, `wifi pw Sommer2024!`.
enum SecretBare {
    /// The word at `index` where nobody would have written it as prose, or nil.
    static func value(of label: SecretLabels.Label, at start: Int, from index: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard let token = SecretValue.token(from: index, isSpaced: true, isParameter: false, in: utf8) else {
            return nil
        }
        let bytes = utf8[token]
        if label.isWeak { return isKey(bytes) ? token : nil }
        if SecretValue.looksTyped(bytes) { return token }
        guard !SecretValue.isPlaceholder(bytes), !ProgramName.isTechnical(bytes), !ProgramName.isFile(bytes) else {
            return nil
        }
        // RFC of none, but of every client since BSD: `machine HOST login NAME password WORD`.
        if isOfMachine(start, in: utf8) { return token }
        guard SecretValue.looksRandom(bytes, least: 5), bytes.contains(where: \.isASCIIDigit),
            !ProgramName.isName(bytes)
        else {
            return nil
        }
        if label.isCommand || SecretLabels.users.distance(before: start, in: utf8) != nil { return token }
        return isAlone(start, end: token.upperBound, in: utf8) ? token : nil
    }

    /// Whether nothing but a key looks so: 16 and more, in capitals and digits alone or in letters of both cases too.
    private static func isKey(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= 16 && bytes.allSatisfy(\.isASCIIAlphanumeric) && SecretValue.looksRandom(bytes, least: 16)
            && bytes.filter(\.isASCIIDigit).count > 1 && bytes.contains { $0 &- 0x41 < 26 }
            && !ProgramName.isName(bytes, words: 1)
    }

    /// Whether the label and its value are all that stands in the line.
    private static func isAlone(_ start: Int, end: Int, in utf8: [UInt8]) -> Bool {
        var first = start
        while utf8.at(first - 1) == 0x20 || utf8.at(first - 1) == 0x09 { first -= 1 }
        guard first == 0 || utf8[first - 1] == 0x0A else { return false }
        return end >= utf8.count || utf8[end] == 0x0A || utf8[end] == 0x0D
    }

    /// Whether `login NAME` stands before the label and `machine` before that, as in `.netrc`.
    private static func isOfMachine(_ start: Int, in utf8: [UInt8]) -> Bool {
        var (index, words) = (start, [Range<Int>]())
        while words.count < 4, start - index < 160 {
            while index > 0, utf8[index - 1] <= 0x20 { index -= 1 }
            let end = index
            while index > 0, utf8[index - 1] > 0x20, end - index < 80 { index -= 1 }
            guard index < end else { break }
            words.append(index..<end)
        }
        return words.count == 4 && utf8[words[1]].elementsEqual(login) && utf8[words[3]].elementsEqual(machine)
    }

    private static let login = Array("login".utf8)
    private static let machine = Array("machine".utf8)
}
