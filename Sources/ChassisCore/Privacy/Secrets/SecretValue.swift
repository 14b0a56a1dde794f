/// What stands behind the name of a credential, and whether it is one.
struct SecretValue {
    var range: Range<Int>
    /// Where the label begins and ends.
    let start: Int
    let end: Int
    let label: SecretLabels.Label
    let lead: SecretLead
    /// Whether the label is an option of a command line, which a blank alone may follow.
    var isFlag = false
    /// Whether the label is a parameter of an address.
    var isParameter = false

    /// Where the credential stands, or nil where it is none.
    func secret(in utf8: [UInt8]) -> Range<Int>? {
        if lead.isNextLine, !Self.endsLine(range.upperBound, in: utf8) || utf8[range.lowerBound] == 0x2F { return nil }
        var range = range
        if range.count >= 16, Self.looksRandom(utf8[range], least: 16) {
            range = range.lowerBound..<Self.wrappedEnd(from: range.upperBound, in: utf8)
        }
        let bytes = utf8[range]
        let isSet = !label.isWeak && !lead.isNextLine && (!lead.isProse || isOfStatement(in: utf8))
        guard
            range.count >= 4
                || range.count == 3
                    && (Self.looksRandom(bytes, least: 3) || isSet && Self.isShort(bytes, after: end, in: utf8)),
            !Self.isPlaceholder(bytes), !isCode(in: utf8)
        else { return nil }
        // What is masked already is no secret.
        if case .placeholder(_, let end) = Placeholder.read(at: range.lowerBound, in: utf8, isLast: true),
            end >= range.upperBound
        {
            return nil
        }
        let least = least(in: utf8)
        if isParameter, !label.isCommon, range.count >= 6 { return range }
        if isFlag, lead.isProse { return isFlagValue(range, least: label.isWeak ? least : 3, in: utf8) ? range : nil }
        if !isSet {
            let isRandom =
                bytes.first != 0x40 && Self.looksRandom(bytes, least: least)
                && (!bytes.contains(0x20) || bytes.contains(where: \.isASCIIDigit))
                && (label.isWeak || lead.isNextLine || !isQuoted(in: utf8) || !ProgramName.isName(bytes))
            return isRandom && (label.isWeak || !speaks(in: utf8)) ? range : nil
        }
        if label.isPhrase {
            return speaks(in: utf8) ? nil : range.lowerBound..<SecretLabels.phraseEnd(from: range.upperBound, in: utf8)
        }
        // `hunter2` is no word of prose, and begins no phrase of them.
        if bytes.prefix(while: { $0 != 0x20 }).contains(where: \.isASCIIDigit) {
            return range.lowerBound..<Self.groupsEnd(from: range, in: utf8)
        }
        if speaks(in: utf8) || label.text == SecretLabels.pass && !isPassword(in: utf8) { return nil }
        let phrase = PasswordProse.phraseEnd(from: range.lowerBound, to: limit(in: utf8), in: utf8)
        return range.lowerBound..<max(phrase ?? 0, range.upperBound)
    }

    /// Whether a statement of SQL holds it: `PASSWORD 'swordfish'`, `IDENTIFIED BY 'swordfish'`.
    private func isOfStatement(in utf8: [UInt8]) -> Bool {
        utf8.at(range.lowerBound - 1) == 0x27 && isQuoted(in: utf8) && lead.index == range.lowerBound - 1
            && utf8[start..<end].allSatisfy { $0 &- 0x41 < 26 || $0 == 0x20 }
    }

    /// Where the groups of four digits end of which a router's key is made: `5812 3390 1177 6024`.
    private static func groupsEnd(from range: Range<Int>, in utf8: [UInt8]) -> Int {
        guard range.count == 4, utf8[range].allSatisfy(\.isASCIIDigit) else { return range.upperBound }
        var end = range.upperBound
        while utf8.at(end) == 0x20 || utf8.at(end) == 0x2D, (1...4).allSatisfy({ utf8.at(end + $0).isASCIIDigit }),
            !utf8.at(end + 5).isASCIIAlphanumeric
        {
            end += 5
        }
        return end
    }

    private func speaks(in utf8: [UInt8]) -> Bool {
        PasswordProse.speaks(from: range.lowerBound, to: limit(in: utf8), in: utf8)
    }

    /// Where the value's clause ends at the latest: at its quote, or with the line.
    private func limit(in utf8: [UInt8]) -> Int {
        var end = range.upperBound
        if isQuoted(in: utf8) { return end }
        while end < utf8.count, end - range.lowerBound < 256, utf8[end] != 0x0A { end += 1 }
        return end
    }

    func isQuoted(in utf8: [UInt8]) -> Bool {
        let quote = utf8.at(range.lowerBound - 1)
        return [0x22, 0x27, 0x60].contains(quote) && utf8.at(range.upperBound) == quote
    }

    /// So long a value has to be that has to look random.
    private func least(in utf8: [UInt8]) -> Int {
        guard label.isWeak else { return 5 }
        if let least = label.least { return least }
        // `app_secret=…`, `clientSecret: …`, `"secret": …`: a name of a program is no word of prose.
        let before = utf8.at(start - 1)
        let isQuotedName = label.text == SecretLabels.secret && [0x22, 0x27].contains(before) && utf8.at(end) == before
        return before == 0x5F || before.isASCIILetter || isQuotedName ? 8 : 12
    }

    /// Whether what follows `pass` is a password: no word, or one that somebody who logs in gives with a name.
    private func isPassword(in utf8: [UInt8]) -> Bool {
        if !utf8[range].allSatisfy(\.isASCIILetter) || isQuoted(in: utf8) || utf8.at(start - 1) == 0x5F { return true }
        return SecretLabels.users.distance(before: start, in: utf8) != nil
    }

    /// - Parameter isSpaced: Whether a blank stands before it, as in prose: there `&` and `|` are no marks between values.
    static func token(from start: Int, isSpaced: Bool, isParameter: Bool, in utf8: [UInt8]) -> Range<Int>? {
        // `N'…'`, `b"…"`, `@"…"`: a letter says what kind of text stands in the quotes.
        let start =
            literalMarks.contains(utf8.at(start)) && [0x22, 0x27].contains(utf8.at(start + 1)) ? start + 1 : start
        let quote = utf8.at(start)
        if quote >= 0xC2, let inside = Quotation.inside(from: start, in: utf8) { return inside }
        if quote == 0x22 || quote == 0x27 || quote == 0x60 {
            // `prompt='Password: ', stream=None`: the quote ends what stood in front of it.
            guard !closers.contains(utf8.at(start + 1)) else { return nil }
            var end = start + 1
            // `\"` is a part of what stands in quotes.
            while end < utf8.count, end - start <= 512, utf8[end] != quote, utf8[end] != 0x0A {
                end += utf8[end] == 0x5C && utf8.at(end + 1) == quote && quote == 0x22 ? 2 : 1
            }
            return end > start + 1 && end - start <= 512 ? start + 1..<end : nil
        }
        var end = start
        let (stops, quotes) = (Self.stops, Self.quotes)
        while end < utf8.count, end - start <= 1_024, utf8[end] > 0x20 {
            let byte = utf8[end]
            if byte >= 0x80 {
                // Latin, Greek and Cyrillic letters are typed; others may be the sentence round it.
                guard (0xC3...0xD4).contains(byte) else { break }
                end += 2
                continue
            }
            if stops.contains(byte) {
                let isInner = end > start && utf8.at(end + 1).isASCIIAlphanumeric
                guard isInner, quotes.contains(byte) || isSpaced && (byte == 0x26 || byte == 0x7C) else { break }
            }
            if byte == 0x23, isParameter { break }
            end += 1
        }
        while end > start, trailing.contains(utf8[end - 1]) { end -= 1 }
        return end > start && end - start <= 1_024 ? start..<end : nil
    }

    /// `pwd: abc`: three letters that are no word, behind what nothing but a password is called; a `pass` may be one for
    /// the train.
    static func isShort(_ bytes: ArraySlice<UInt8>, after end: Int, in utf8: [UInt8]) -> Bool {
        // `password`, `pwd`, `pw`, `Passwort`.
        let isPassword = [0x64, 0x74, 0x77].contains(utf8.at(end - 1).asciiLowercased)
        return isPassword && bytes.allSatisfy(\.isASCIILetter) && !shortWords.contains(bytes.map(\.asciiLowercased))
    }

    /// Letters mixed with digits or marks, and many different ones: a word of prose is neither.
    static func looksRandom(_ bytes: ArraySlice<UInt8>, least: Int) -> Bool {
        let bytes = bytes.prefix(64)
        guard bytes.count >= least, Set(bytes).count * 2 >= min(bytes.count, 20) else { return false }
        let digits = bytes.filter(\.isASCIIDigit).count
        let letters = bytes.filter { $0.isASCIILetter || $0 >= 0x80 }.count
        return letters > 0 && (digits > 0 || letters + 1 < bytes.count) && (digits > 1 || bytes.count - letters > 0)
    }

    /// Whether what follows a bare `pwd ` was typed by nobody as a word: 8 and more, and of letters in both cases and two
    /// digits alone, or with a mark that no word has.
    static func looksTyped(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= 8, looksRandom(bytes, least: 8) else { return false }
        if bytes.dropLast().contains(where: typedMarks.contains) || typedMarks.contains(bytes.last ?? 0) { return true }
        return bytes.allSatisfy(\.isASCIIAlphanumeric) && bytes.filter(\.isASCIIDigit).count > 1
            && bytes.contains { $0 &- 0x41 < 26 } && bytes.contains { $0 &- 0x61 < 26 }
    }

    private static let typedMarks = ByteSet("!#$%*?^~".utf8)

    private static let literalMarks = ByteSet("NnbBrRuUfF@".utf8)
    private static let quotes = ByteSet("\"'`".utf8)
    private static let stops = ByteSet("\"'`<>,;()[]{}|&".utf8)
    private static let closers = ByteSet(" ,;)]}".utf8)
    private static let trailing = ByteSet(".?:".utf8)
    private static let shortWords: Set<[UInt8]> = Set(
        [
            "yes", "off", "old", "new", "the", "has", "was", "and", "bad", "use", "set", "any", "not", "see", "why",
            "how",
            "may", "can", "our", "all", "for", "too", "one", "two", "its", "but", "you", "who", "are", "is", "tbd",
            "tba",
            "xxx", "non", "das", "der", "die", "ist", "mit", "pas", "les", "una", "str", "int", "var", "let", "max",
            "min",
        ].map { Array($0.utf8) })

    /// Whether what stands behind `--password ` is its value: what looks random, or the last word before another option.
    private func isFlagValue(_ range: Range<Int>, least: Int, in utf8: [UInt8]) -> Bool {
        if Self.looksRandom(utf8[range], least: least) { return true }
        let isOption = utf8.at(range.upperBound) == 0x20 && utf8.at(range.upperBound + 1) == 0x2D
        return isOption && range.count >= 4 && utf8.at(range.upperBound + 2) != 0x20
    }

    /// Where a key that its line is too short for ends: in a further line of nothing but its characters.
    static func wrappedEnd(from end: Int, in utf8: [UInt8]) -> Int {
        var end = end
        while let next = utf8.nextLine(at: end) {
            var stop = next
            while utf8.at(stop).isASCIIAlphanumeric || keyMarks.contains(utf8.at(stop)), stop - next < 1_024 {
                stop += 1
            }
            while utf8.at(stop) == 0x3D { stop += 1 }
            let piece = utf8[next..<stop]
            guard endsLine(stop, in: utf8), looksRandom(piece, least: 8), piece.contains(where: \.isASCIIDigit),
                !KeyPrefix.opensKey(at: next, in: utf8)
            else { break }
            end = stop
        }
        return end
    }

    /// Whether nothing but a closing quote stands behind `index` in its line.
    private static func endsLine(_ index: Int, in utf8: [UInt8]) -> Bool {
        var index = index
        while [0x20, 0x09, 0x0D, 0x22, 0x27, 0x60].contains(utf8.at(index)), index < utf8.count { index += 1 }
        return index >= utf8.count || utf8[index] == 0x0A
    }

    private static let keyMarks = ByteSet("-_.+/".utf8)
}
