extension ForgivingReader {
    /// Whether the quote here ends the string: whether what follows could follow a string of this role.
    func closes(_ scan: StringScan, _ role: Role) -> Bool {
        var next = skipping(from: index + 1)
        if scan.isDoubled, index + 1 < scalars.count, scan.isClosing(scalars[index + 1]) {
            next = skipping(from: index + 2)
        }
        guard next < scalars.count else { return true }
        let hasGap = next > index + 1
        let isAfterText = scan.last.map { !$0.isBlank } ?? true
        switch role {
        case .name: return closesName(scan, next, hasGap)
        case .member: return closesMember(scan, next, hasGap && isAfterText)
        case .element: return closesElement(scan, next, hasGap && isAfterText)
        }
    }

    private func closesName(_ scan: StringScan, _ next: Int, _ hasGap: Bool) -> Bool {
        let scalar = scalars[next]
        switch scalar {
        case ":", ",", "}", "]", "[", "{", "=": return true
        default: break
        }
        if scan.isQuoting { return false }
        if isQuote(scalar) { return hasGap }
        return hasGap && BareWord.literalOrNumber(text(next..<wordEnd(from: next))) != nil
    }

    private func closesMember(_ scan: StringScan, _ next: Int, _ isWordBoundary: Bool) -> Bool {
        let scalar = scalars[next]
        switch scalar {
        case "}": return mayFollowCloser(next)
        case "]": return stack.contains(.array) && mayFollowCloser(next)
        case ")": return stack.contains(.tuple) && mayFollowCloser(next)
        case ",":
            let after = skipping(from: next + 1)
            guard after < scalars.count else { return true }
            switch scalars[after] {
            case "}", "]": return mayFollowCloser(after)
            case "{", "[", ",": return true
            default:
                return isName(at: after) || isWordThenName(at: after) || isEllipsisAmongMembers(at: after)
                    || (hasLostColons && isNameWithoutColon(at: after))
            }
        case ";": return endsAtSemicolon(next)
        case "+": return !scan.isQuoting && isJoining(at: next)
        case "`": return isFence(at: next)
        case "#": return !scan.isQuoting
        default: break
        }
        if isQuote(scalar) {
            if isName(at: next) { return true }
            // The quote after this one is the closing one, when this one ends an inner quotation.
            if scan.isQuoting { return false }
            return isStray(at: next) && scan.isClosing(scalar)
        }
        guard isWordBoundary, !scan.isQuoting else { return false }
        return isRestWithoutQuote(from: next, scan)
    }

    private func closesElement(_ scan: StringScan, _ next: Int, _ isWordBoundary: Bool) -> Bool {
        let scalar = scalars[next]
        switch scalar {
        case "]": return mayFollowCloser(next)
        case ")": return stack.contains(.tuple) && mayFollowCloser(next)
        case "}": return stack.contains(.object) && mayFollowCloser(next)
        case ":": return !scan.isQuoting
        case "{", "[": return !scan.isQuoting
        case "+": return !scan.isQuoting && isJoining(at: next)
        case "`": return isFence(at: next)
        case "#": return !scan.isQuoting
        case ",":
            let after = skipping(from: next + 1)
            guard after < scalars.count else { return true }
            let follower = scalars[after]
            if opensString(at: after) || isOpener(follower) || "]}),.\u{2026}".unicodeScalars.contains(follower) {
                return true
            }
            return !scan.isQuoting || BareWord.literalOrNumber(text(after..<wordEnd(from: after))) != nil
        default: break
        }
        if isQuote(scalar) { return isWordBoundaryQuote(scan, next) }
        guard isWordBoundary, !scan.isQuoting else { return false }
        // `"a" b", "c"` and `"a" b]`: the word is an element of its own.
        let (stop, isQuoteFirst) = firstQuoteOrCloser(from: next, scan)
        return !isQuoteFirst || (isStray(at: stop) && !isApostrophe(at: stop))
    }

    private func isWordBoundaryQuote(_ scan: StringScan, _ next: Int) -> Bool {
        if scan.isQuoting { return false }
        guard scan.last.map({ !$0.isBlank }) ?? true else { return false }
        return !isStray(at: next)
    }

    /// Whether a quote here can't open anything, because what follows is the end of something.
    func isStray(at quote: Int) -> Bool {
        let next = skipping(from: quote + 1)
        guard next < scalars.count else { return true }
        return ",]})".unicodeScalars.contains(scalars[next])
    }

    /// Whether the text after a closer reads as if that closer were one.
    private func mayFollowCloser(_ closer: Int) -> Bool {
        let next = skipping(from: closer + 1)
        guard next < scalars.count else { return true }
        switch scalars[next] {
        case ",", "}", "]", ")", "`", "{", "[": return true
        default: break
        }
        if isQuote(scalars[next]) { return isName(at: next) || (stack.contains(.array) && next > closer + 1) }
        return stack.count == 1 || scalars[(closer + 1)..<next].contains("\n")
    }

    /// Whether `}` or the next name comes before any other quote: then what is between is a rest of something.
    private func isRestWithoutQuote(from start: Int, _ scan: StringScan) -> Bool {
        let (stop, isQuoteFirst) = firstQuoteOrCloser(from: start, scan)
        return !isQuoteFirst || isName(at: stop)
    }

    /// Apostrophes count where the string was opened by one.
    private func firstQuoteOrCloser(from start: Int, _ scan: StringScan) -> (place: Int, isQuote: Bool) {
        var place = start
        let end = min(scalars.count, start + Self.window)
        while place < end {
            if isQuote(scalars[place]), !isApostrophe(at: place) || scan.isClosing(scalars[place]) {
                return (place, true)
            }
            if scalars[place] == "}" || scalars[place] == "]" { return (place, false) }
            place += 1
        }
        return (place, place < scalars.count)
    }

    /// Whether a name and a colon stand here. A name cut by the end of the text counts.
    ///
    /// - Parameter cutCounts: Whether the name may have been cut off by the end of the text.
    func isName(at start: Int, cutCounts: Bool = true) -> Bool {
        guard start < scalars.count else { return false }
        let end = min(scalars.count, start + Self.window)
        var place = start
        var hasPunctuation = false
        if opensString(at: start) {
            let opening = StringScan(opening: scalars[start])
            place += 1
            // Doubled quotes: `""name"":`.
            if place + 1 < end, scalars[place] == scalars[start], isWordScalar(scalars[place + 1]) { place += 1 }
            while place < end {
                if scalars[place] == "\\" {
                    place += 1
                } else if opening.isClosing(scalars[place])
                    || (isQuote(scalars[place]) && (!isApostrophe(at: place) || isApostrophe(at: start)))
                {
                    var next = skipping(from: place + 1)
                    if next < scalars.count, next == place + 1, scalars[next] == scalars[place] {
                        next = skipping(from: next + 1)
                    }
                    return next < scalars.count ? scalars[next] == ":" || scalars[next] == "=" : place > start + 1
                } else if ",:{}[]".unicodeScalars.contains(scalars[place]) {
                    hasPunctuation = true
                }
                place += 1
            }
            guard cutCounts, place >= scalars.count else { return false }
            if !hasPunctuation { return true }
            // `"name: 1}`, and no quote behind.
            let end = wordEnd(from: start + 1)
            return end > start + 1 && end < scalars.count && scalars[end] == ":"
        }
        place = wordEnd(from: start)
        guard place > start else { return false }
        var next = skipping(from: place)
        // `name": 1`: only the quote that opens is missing.
        if next == place, next + 1 < scalars.count, scalars[next] == "\"", scalars[next + 1] == ":" { next += 1 }
        guard next < scalars.count, scalars[next] == ":" else { return false }
        return !(next + 2 < scalars.count && scalars[next + 1] == "/" && scalars[next + 2] == "/")
    }

    private func isApostrophe(at place: Int) -> Bool { scalars[place] == "'" || scalars[place] == "\u{2019}" }

    /// `"name" "value"`, and once a colon was found missing, `"name" 2` as well.
    func isNameWithoutColon(at start: Int) -> Bool {
        let end = min(scalars.count, start + Self.window)
        guard start < end, isQuote(scalars[start]),
            let quote = scalars[(start + 1)..<end].firstIndex(where: isQuote)
        else { return false }
        let next = skipping(from: quote + 1)
        guard next < scalars.count, next > quote + 1 else { return false }
        if isQuote(scalars[next]) { return true }
        return hasLostColons
            && (isOpener(scalars[next]) || BareWord.literalOrNumber(text(next..<wordEnd(from: next))) != nil)
    }

    /// `, ... }` and `, ..., "name":`.
    func isEllipsisAmongMembers(at start: Int) -> Bool {
        guard let end = ellipsisEnd(from: start) else { return false }
        var next = skipping(from: end)
        if next < scalars.count, scalars[next] == "," { next = skipping(from: next + 1) }
        return next >= scalars.count || isCloser(scalars[next]) || isName(at: next)
    }

    /// `+ "more"`.
    func isJoining(at plus: Int) -> Bool {
        let next = skipping(from: plus + 1)
        return next < scalars.count && isQuote(scalars[next])
    }

    /// `COMMENT "name":`.
    func isWordThenName(at start: Int) -> Bool {
        let end = wordEnd(from: start)
        guard end > start else { return false }
        let next = skipping(from: end)
        return next < scalars.count && isQuote(scalars[next]) && isName(at: next)
    }
}
