/// Finds e-mail addresses: every `@` with a local part before it and a domain with a top level after it.
///
/// Practical rather than complete: the marks that RFC 5321 allows in a local part and that prose uses around an
/// address (`=`, `/`, `*`, brackets) end it. Latin, Greek and Cyrillic letters belong to an address; the letters of
/// other scripts do where one stands right at the sign (`MailLetters`), or a Japanese sentence would be swallowed with
/// the address in it.
package struct EmailRecognizer: Recognizer {
    package init() {}

    package var cue: RecognizerCue { .atSign }

    package func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch] {
        var found: [PersonalDataMatch] = []
        var floor = 0
        var index = 0
        while index < utf8.count {
            if utf8[index] == 0x40, let range = address(around: index, floor: floor, in: utf8) {
                found.append(PersonalDataMatch(range: range, kind: .email))
                floor = range.upperBound
                index = floor
            } else {
                index += 1
            }
        }
        return found
    }

    private func address(around sign: Int, floor: Int, in utf8: [UInt8]) -> Range<Int>? {
        if utf8.at(sign - 1) == 0x20 || utf8.at(sign + 1) == 0x20,
            let range = SpacedAddress.spelled(around: sign, floor: floor, in: utf8)
                ?? spacedAddress(around: sign, floor: floor, in: utf8)
        {
            return range
        }
        guard let end = end(after: sign, in: utf8) else { return nil }
        guard
            let start = localStart(before: sign, floor: floor, in: utf8)
                ?? wrappedStart(before: sign, floor: floor, in: utf8)
        else { return nil }
        // `git@host:path` is an address of a repository, not of a person.
        if sign - start == 3, utf8.has(Array("git".utf8), at: start), utf8.at(end) == .of(":") { return nil }
        // `https://ada:secret@example.com`: what stands before the sign is a password, which may have one of its own.
        if [0x3A, 0x40].contains(utf8.at(start - 1)), isInAddress(start - 1, in: utf8) { return nil }
        return start..<end
    }

    /// Whether the sign at `index` stands behind `scheme://user`, perhaps in the password.
    private func isInAddress(_ index: Int, in utf8: [UInt8]) -> Bool {
        var start = index
        while start > max(0, index - 80), utf8[start - 1] != 0x2F, utf8[start - 1] > 0x20 { start -= 1 }
        return utf8.at(start - 1) == 0x2F && utf8.at(start - 2) == 0x2F && utf8.at(start - 3) == 0x3A
    }

    /// An address with blanks round its sign: `ada @ example.com`, `ada@ example.com`.
    ///
    /// People write so of places (`lunch @ example.com`) and of others' names (`thanks @example.com`), so the word
    /// before it has to be one that no sentence has there.
    private func spacedAddress(around sign: Int, floor: Int, in utf8: [UInt8]) -> Range<Int>? {
        var (first, last) = (sign, sign + 1)
        while first > floor, sign - first < 2, utf8[first - 1] == 0x20 { first -= 1 }
        while utf8.at(last) == 0x20, last - sign <= 2 { last += 1 }
        guard let end = plainEnd(from: last, in: utf8) ?? SpacedAddress.domainEnd(from: last, in: utf8),
            let name = MailboxName.range(endingAt: first, floor: floor, in: utf8),
            first == sign || !MailboxName.isProse(utf8[name])
        else { return nil }
        let isHandle = first < sign && last == sign + 1
        let isMail =
            MailboxName.hasMark(utf8[name]) || MailboxName.mails.distance(before: name.lowerBound, in: utf8) != nil
        return isHandle && !isMail ? nil : name.lowerBound..<end
    }

    private func plainEnd(from start: Int, in utf8: [UInt8]) -> Int? {
        domainEnd(after: start - 1, in: utf8).flatMap { Self.hasPlainEnd(utf8[start..<$0]) ? $0 : nil }
    }

    private func end(after sign: Int, in utf8: [UInt8]) -> Int? {
        guard let end = domainEnd(after: sign, in: utf8) else {
            return wrappedEnd(after: sign, in: utf8) ?? MistypedDomain.end(after: sign, in: utf8)
                ?? SpelledEmailRecognizer.spelledEnd(from: sign + 1, in: utf8)
        }
        // `ada@mail.exam⏎ple.com`: half a label looks like an end of domains too.
        guard utf8.nextLine(at: end) != nil, !Self.hasPlainEnd(utf8[sign..<end]),
            let longer = wrappedEnd(after: sign, in: utf8), Self.hasPlainEnd(utf8[sign..<longer])
        else { return end }
        return longer
    }

    /// Whether a domain ends as nearly all do.
    private static func hasPlainEnd(_ domain: ArraySlice<UInt8>) -> Bool {
        domain.lastIndex(of: 0x2E).map {
            plainEnds.contains(String(decoding: domain[($0 + 1)...].map(\.asciiLowercased), as: UTF8.self))
        }
            ?? false
    }

    /// The end of a domain that goes on in the next line: `ada@exam⏎ple.com`, `ada@⏎example.com`.
    private func wrappedEnd(after sign: Int, in utf8: [UInt8]) -> Int? {
        let stop = domainBytesEnd(from: sign + 1, in: utf8)
        guard let next = utf8.nextLine(at: stop) else { return nil }
        let head = Array(utf8[sign..<stop])
        let tail = utf8[next..<domainBytesEnd(from: next, in: utf8)]
        guard let end = domainEnd(after: 0, in: head + tail), end > head.count else { return nil }
        // Behind a full stop a sentence may begin: only what is an end of domains and nothing else goes on there.
        let isSentence = head.last == .of(".") && !tail.prefix(end - head.count).contains(.of("."))
        guard !isSentence || Self.plainEnds.contains(String(decoding: tail, as: UTF8.self)) else { return nil }
        guard head.count == 1 || !tail.contains(where: { $0 &- 0x41 < 26 }) else { return nil }
        return next + end - head.count
    }

    private func domainBytesEnd(from start: Int, in utf8: [UInt8]) -> Int {
        var end = start
        while end - start < 254, utf8.at(end).isASCIIAlphanumeric || utf8.at(end) == 0x2D || utf8.at(end) == 0x2E {
            end += 1
        }
        return end
    }

    /// The start of a local part in the line above: `ada.lovelace⏎@example.com`.
    private func wrappedStart(before sign: Int, floor: Int, in utf8: [UInt8]) -> Int? {
        var end = sign
        while end > floor, utf8[end - 1] == 0x20 || utf8[end - 1] == 0x09 || utf8[end - 1] == 0x3E { end -= 1 }
        guard end > floor, utf8[end - 1] == 0x0A else { return nil }
        end -= utf8.at(end - 2) == 0x0D ? 2 : 1
        guard end > floor, utf8[end - 1] != .of("."), let start = localStart(before: end, floor: floor, in: utf8) else {
            return nil
        }
        // Of prose it is the last word: a name of an account stands alone or has a mark or a digit.
        let isAlone = start == 0 || utf8[start - 1] == 0x0A
        return isAlone || utf8[start..<end].contains { $0 < 0x80 && !$0.isASCIILetter } ? start : nil
    }

    private func localStart(before sign: Int, floor: Int, in utf8: [UInt8]) -> Int? {
        if utf8.at(sign - 1) == 0x22 { return quotedStart(before: sign - 1, floor: floor, in: utf8) }
        var start = sign
        while start > max(floor, sign - 64) {
            let byte = utf8[start - 1]
            if byte.isASCIIAlphanumeric || Self.marks.contains(byte) {
                start -= 1
            } else if byte & 0xC0 == 0x80, start >= floor + 2, Self.isAlphabetLead(utf8.at(start - 2)) {
                start -= 2
            } else if byte & 0xC0 == 0x80, start >= floor + 3, Self.isMarkedLatin(at: start - 3, in: utf8) {
                start -= 3
            } else {
                break
            }
        }
        start += escapeLength(at: start, in: utf8)
        while start < sign, !utf8[start].isASCIIAlphanumeric, utf8[start] < 0x80,
            utf8[start] != 0x5F || EmphasisMarks.isMark(at: start, in: utf8)
        {
            start += 1
        }
        let last = utf8.at(sign - 1)
        // `用户1@例子.公司`: where the domain is of another script, so may be what stands before a digit.
        if start == sign || MailLetters.length(at: sign + 1, in: utf8) > 0,
            MailLetters.length(before: start, in: utf8) > 0
        {
            return MailLetters.start(before: sign, floor: floor, in: utf8)
        }
        guard start < sign else { return nil }
        // Mailboxes with a dot at their end are given out, though RFC 5321 has none; three are an ellipsis.
        guard last != .of("'"), !utf8.has(Self.ellipsis, at: sign - Self.ellipsis.count) else { return nil }
        return start
    }

    /// How many bytes behind a backslash are an escape and not an address: `\nada@…`, `\u003cada@…`.
    private func escapeLength(at start: Int, in utf8: [UInt8]) -> Int {
        guard utf8.at(start - 1) == 0x5C else { return 0 }
        switch utf8.at(start) {
        case .of("n"), .of("r"), .of("t"): return 1
        case .of("u"): return (1...4).allSatisfy { utf8.at(start + $0).hexValue != nil } ? 5 : 0
        default: return 0
        }
    }

    private func quotedStart(before quote: Int, floor: Int, in utf8: [UInt8]) -> Int? {
        var start = quote - 1
        while start >= max(floor, quote - 64), utf8[start] != 0x0A {
            if utf8[start] == 0x22 { return quote - start > 1 ? start : nil }
            start -= 1
        }
        return nil
    }

    /// The end of the domain after the sign: two labels or more, the last one of letters; or an IP address in brackets.
    private func domainEnd(after sign: Int, in utf8: [UInt8]) -> Int? {
        var index = sign + 1
        if utf8.at(index) == 0x5B { return MistypedDomain.literalEnd(from: index, in: utf8) }
        var end: Int?
        var labels = 0
        var first = index..<index
        while let stop = labelEnd(from: index, in: utf8), stop - sign <= 254 {
            labels += 1
            if labels == 1 { first = index..<stop }
            if labels > 1 { end = topLevelEnd(index..<stop, in: utf8) ?? end }
            guard utf8.at(stop) == .of(".") else { break }
            index = stop + 1
        }
        // `logo@2x.png` is a file for a dense screen.
        if first.count == 2, utf8.at(first.lowerBound).isASCIIDigit, utf8.at(first.lowerBound + 1) == .of("x") {
            return nil
        }
        return end
    }

    private func labelEnd(from start: Int, in utf8: [UInt8]) -> Int? {
        var end = start
        while end < utf8.count, end - start <= 63 {
            let byte = utf8[end]
            if byte.isASCIIAlphanumeric || byte == 0x2D {
                end += 1
            } else if Self.isAlphabetLead(byte), end + 1 < utf8.count {
                end += 2
            } else if Self.isMarkedLatin(at: end, in: utf8) {
                end += 3
            } else {
                break
            }
        }
        if end == start { end = MailLetters.labelEnd(from: start, in: utf8) }
        while end > start, utf8[end - 1] == 0x2D { end -= 1 }
        return end > start && utf8[start] != 0x2D && end - start <= 63 ? end : nil
    }

    /// Where a top level ends that fills a label; or that a number is glued to: `ada@example.com030 …`.
    private func topLevelEnd(_ label: Range<Int>, in utf8: [UInt8]) -> Int? {
        if utf8.hasFolded(Array("xn--".utf8), at: label.lowerBound) { return label.count > 4 ? label.upperBound : nil }
        guard label.count >= 2 else { return nil }
        guard let other = label.first(where: { !utf8[$0].isASCIILetter && utf8[$0] < 0x80 }) else {
            return label.upperBound
        }
        let letters = String(decoding: utf8[label.lowerBound..<other].map(\.asciiLowercased), as: UTF8.self)
        return utf8[other].isASCIIDigit && Self.plainEnds.contains(letters) ? other : nil
    }

    /// The lead bytes of U+00C0 to U+052F: Latin, Greek and Cyrillic letters, two bytes each.
    private static func isAlphabetLead(_ byte: UInt8) -> Bool { byte >= 0xC3 && byte <= 0xD4 }

    /// U+1E00 to U+1EFF, Latin letters with two marks (`ễ`), and small capitals (`ᴀᴅᴀ`), three bytes each.
    private static func isMarkedLatin(at index: Int, in utf8: [UInt8]) -> Bool {
        guard index + 2 < utf8.count else { return false }
        let second = utf8.at(index + 1)
        if utf8.at(index) == 0xEA { return second == 0x9C && utf8.at(index + 2) >= 0xB0 }
        return utf8.at(index) == 0xE1 && ((0xB8...0xBB).contains(second) || second == 0xB4)
    }

    private static let ellipsis = Array("...".utf8)

    /// Ends of domains that are no words.
    static let plainEnds: Set<String> = [
        "com", "org", "net", "edu", "gov", "info", "biz", "io", "co.uk", "uk", "de", "fr", "nl", "ch", "eu", "ru", "jp",
        "cn", "br", "pl", "se", "dk", "fi", "cz", "pt",
    ]
    private static let marks = ByteSet("._%+-'&~!#$^".utf8)
}
