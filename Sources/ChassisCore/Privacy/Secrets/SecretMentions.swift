/// Credentials that stand before what they are called: `use … as the password`, `482913 is your login code`.
enum SecretMentions {
    /// The password before the `as` that leads to the word for one at `start`, or nil.
    static func password(before start: Int, labelEnd end: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard endsClause(end, in: utf8) else { return nil }
        var (index, words) = (start, 0)
        while words < 3, let word = wordBefore(index, in: utf8) {
            let text = String(decoding: utf8[word].map(\.asciiLowercased), as: UTF8.self)
            if leads.contains(text) { return value(before: word.lowerBound, in: utf8) }
            guard determiners.contains(text) else { return nil }
            index = word.lowerBound
            words += 1
        }
        return nil
    }

    /// The word before `index`, a blank between.
    private static func wordBefore(_ index: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8.at(index - 1) == 0x20 else { return nil }
        var start = index - 1
        while start > 0, index - start < 16, utf8[start - 1] > 0x20 { start -= 1 }
        return start < index - 1 ? start..<index - 1 : nil
    }

    private static func value(before end: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8.at(end - 1) == 0x20 else { return nil }
        var (first, last) = (end - 1, end - 1)
        while first > 0, last - first < 64, utf8[first - 1] > 0x20 { first -= 1 }
        while first < last, quotes.contains(utf8[first]) { first += 1 }
        while first < last, quotes.contains(utf8[last - 1]) { last -= 1 }
        let bytes = utf8[first..<last]
        guard SecretValue.looksRandom(bytes, least: 6), bytes.contains(where: \.isASCIIDigit),
            !SecretValue.isPlaceholder(bytes), !ProgramName.isName(bytes), !ProgramName.isTechnical(bytes),
            !bytes.contains(0x40), !bytes.contains(0x2F)
        else { return nil }
        return first..<last
    }

    /// The digits before `is your … code`, where the label begins at `start`.
    static func code(before start: Int, lengths: ClosedRange<Int>, in utf8: [UInt8]) -> Range<Int>? {
        var (index, words) = (start, 0)
        var isOwned = false
        while words < 4, let word = wordBefore(index, in: utf8) {
            let text = String(decoding: utf8[word].map(\.asciiLowercased), as: UTF8.self)
            if verbs.contains(text) {
                return isOwned ? digits(before: word.lowerBound - 1, lengths: lengths, in: utf8) : nil
            }
            isOwned = isOwned || owners.contains(text)
            index = word.lowerBound
            words += 1
        }
        return nil
    }

    /// The digits of `use 482913 to sign in`, where `use` ends at `start`.
    static func codeToUse(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        guard utf8.at(start) == 0x20, utf8.at(start + 1).isASCIIDigit else { return [] }
        var end = start + 1
        while utf8.at(end).isASCIIDigit || end == start + 4 && utf8.at(end) == 0x20 && utf8.at(end + 1).isASCIIDigit {
            end += 1
        }
        guard (5...9).contains(end - start - 1), aims.contains(where: { utf8.hasFolded($0, at: end) }) else {
            return []
        }
        return [start + 1..<end]
    }

    private static let aims = [
        " to sign in", " to log in", " to login", " to verify", " to confirm", " to authenticate", " to complete your",
        " to access",
        " to reset", " as your", " for two-factor",
    ].map { Array($0.utf8) }

    /// Digits, in two groups at most, that no other character stands before but `G-` and the like.
    static func digits(before end: Int, lengths: ClosedRange<Int>, in utf8: [UInt8]) -> Range<Int>? {
        var (start, count, gaps) = (end, 0, 0)
        while start > 0, count <= lengths.upperBound {
            if utf8[start - 1].isASCIIDigit {
                count += 1
            } else if count == 3, gaps == 0, [0x20, 0x2D].contains(utf8[start - 1]), utf8.at(start - 2).isASCIIDigit {
                gaps += 1
            } else {
                break
            }
            start -= 1
        }
        let before = utf8.at(start - 1)
        guard lengths.contains(count), !before.isASCIIAlphanumeric, ![0x2E, 0x2C, 0x2F, 0x3A].contains(before) else {
            return nil
        }
        return start..<end
    }

    /// Whether a word for a password is not the first half of a longer name: `as password hash`.
    private static func endsClause(_ end: Int, in utf8: [UInt8]) -> Bool {
        let after = utf8.at(end)
        guard after == 0x20 else { return !after.isASCIIAlphanumeric && after != 0x5F && after != 0x2D && after < 0x80 }
        var last = end + 1
        while utf8.at(last).isASCIILetter, last - end < 12 { last += 1 }
        return followers.contains(String(decoding: utf8[(end + 1)..<last], as: UTF8.self))
    }

    private static let quotes = ByteSet("\"'`(),.:;!?".utf8)
    private static let leads: Set<String> = ["as", "als", "comme", "como", "come", "jako", "som", "как"]
    private static let determiners: Set<String> = [
        "the", "my", "your", "a", "new", "our", "his", "her", "their", "wifi", "das", "mein", "neues", "ihr", "le",
        "mon", "la",
        "mi", "minha", "mia", "wi-fi", "temporary", "root", "admin",
    ]
    private static let owners: Set<String> = [
        "your", "ihr", "dein", "my", "mein", "votre", "ton", "tu", "su", "seu", "tuo", "uw", "je", "twój", "din",
        "ditt",
    ]
    private static let verbs: Set<String> = ["is", "ist", "est", "es", "è", "é", "är", "er", "jest"]
    private static let followers: Set<String> = [
        "and", "or", "but", "for", "on", "in", "when", "if", "to", "please", "again", "it", "und", "oder", "für", "et",
        "pour",
        "y", "para", "e", "per", "instead", "until", "since",
    ]
}
