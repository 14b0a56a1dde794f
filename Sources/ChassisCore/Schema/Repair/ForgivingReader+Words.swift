extension ForgivingReader {
    func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "'", "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}": true
        default: false
        }
    }

    /// Whether a string may begin here: backticks and guillemets are quotes there and nowhere else, so that they stay what
    /// they are inside of strings.
    func opensString(at place: Int) -> Bool {
        let scalar = scalars[place]
        return isQuote(scalar) || scalar == "\u{AB}" || scalar == "`" && !isFence(at: place)
    }

    func isFence(at place: Int) -> Bool { hasRun(of: "`", at: place) }

    /// Whether the same scalar stands here three times.
    func hasRun(of scalar: Unicode.Scalar, at place: Int) -> Bool {
        place + 2 < scalars.count && scalars[place..<(place + 3)].allSatisfy { $0 == scalar }
    }

    /// Just behind the dots that stand for what was left out; nil where none stand.
    func ellipsisEnd(from start: Int) -> Int? {
        guard start < scalars.count, scalars[start] == "\u{2026}" || hasRun(of: ".", at: start) else { return nil }
        return scalars[start...].firstIndex { $0 != "." && $0 != "\u{2026}" } ?? scalars.count
    }

    func isOpener(_ scalar: Unicode.Scalar) -> Bool { scalar == "{" || scalar == "[" || scalar == "(" }

    func isCloser(_ scalar: Unicode.Scalar) -> Bool { scalar == "}" || scalar == "]" || scalar == ")" }

    func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return byte.isASCIIAlphanumeric || "_-$.".utf8.contains(byte)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    func wordEnd(from start: Int) -> Int {
        var place = start
        let end = min(scalars.count, start + Self.window)
        while place < end, isWordScalar(scalars[place]) || scalars[place] == "+" { place += 1 }
        return place
    }

    func text(_ range: Range<Int>) -> String {
        var out = String.UnicodeScalarView()
        out.append(contentsOf: scalars[range])
        return String(out)
    }

    /// The next place that is neither white space nor a comment.
    func skipping(from start: Int) -> Int {
        var place = start
        while place < scalars.count {
            let next = scalars[place]
            if next.isBlank || next.isInvisible {
                place += 1
            } else if next == "\\", place + 1 < scalars.count, "nrt".unicodeScalars.contains(scalars[place + 1]) {
                // A line end that was escaped although no string is open.
                place += 2
            } else if let end = commentEnd(from: place) {
                place = end
            } else {
                break
            }
        }
        return place
    }

    private func commentEnd(from start: Int) -> Int? {
        if scalars[start] == "#", !isColour(at: start) { return firstPlace(in: hashEnds, from: start) ?? scalars.count }
        guard scalars[start] == "/", start + 1 < scalars.count else { return nil }
        switch scalars[start + 1] {
        case "/": return firstPlace(in: lineEnds, from: start) ?? scalars.count
        case "*":
            return firstPlace(in: commentEnds, from: start + 3).map { $0 + 1 } ?? scalars.count
        default: return nil
        }
    }

    /// `#fff`, `#00ff00`, where a value ends behind it.
    private func isColour(at mark: Int) -> Bool {
        let end = wordEnd(from: mark + 1)
        guard [3, 4, 6, 8].contains(end - mark - 1), end < scalars.count, ",;]}".unicodeScalars.contains(scalars[end])
        else { return false }
        return scalars[(mark + 1)..<end].allSatisfy(\.properties.isASCIIHexDigit)
    }

    private func firstPlace(in places: [Int], from start: Int) -> Int? {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < start { low = middle + 1 } else { high = middle }
        }
        return low < places.count ? places[low] : nil
    }

    /// Moves past white space, comments and commas to what is next; nil at the end of the text or of its fence.
    mutating func skipToNext(pastCommas: Bool = true) -> Unicode.Scalar? {
        var commas = 0
        while true {
            let place = skipping(from: index)
            if scalars[index..<place].contains(where: { $0 == "/" || $0 == "#" }) { note("a comment removed") }
            index = place
            guard place < scalars.count else { return nil }
            let next = scalars[place]
            if next == "," || next == ";", pastCommas {
                commas += 1
                if commas > 1 { note("a comma too many") }
                if next == ";" { note("a semicolon for a comma") }
                index += 1
            } else if isFence(at: place) {
                index = scalars.count
                return nil
            } else {
                if commas == 1, next == "}" || next == "]" { note("a comma too many") }
                return next
            }
        }
    }

    /// A name without quotes: up to the colon, or what can't be in one.
    mutating func readBareName() -> String {
        note("a name without quotes")
        let start = index
        while index < scalars.count {
            let next = scalars[index]
            if isQuote(next) || ":,{}[]\n=".unicodeScalars.contains(next) { break }
            index += 1
        }
        return trimmed(start..<index)
    }

    private func trimmed(_ range: Range<Int>) -> String {
        var range = range
        while !range.isEmpty, scalars[range.upperBound - 1].isBlank {
            range = range.lowerBound..<(range.upperBound - 1)
        }
        return text(range)
    }

    /// A value without quotes: a number, a literal, or else text.
    mutating func readBareValue(_ role: Role) -> JSON? {
        let start = index
        var depth = 0
        while index < scalars.count {
            let next = scalars[index]
            if isQuote(next), !isInsideWord(next) { break }
            if isFence(at: index) { break }
            if next == "{" { depth += 1 }
            if next == "}" {
                if depth == 0 { break }
                depth -= 1
            }
            if next == "]",
                role == .element || stack.contains(.array) || BareWord.literalOrNumber(trimmed(start..<index)) != nil
            {
                break
            }
            if next == ")" && stack.contains(.tuple) { break }
            if next == ":" && role == .element { break }
            if next == "," && (role == .element || endsAtComma()) { break }
            if next == ";" && endsAtSemicolon(index) { break }
            if next == "\n" && (role == .element || isName(at: skipping(from: index)) || closesNext()) { break }
            if (next == "/" || next == "#"), index > start, scalars[index - 1].isBlank,
                next == "#" || commentEnd(from: index) != nil
            {
                break
            }
            index += 1
        }
        let word = trimmed(start..<index)
        if index < scalars.count, isQuote(scalars[index]), !isName(at: index), isStray(at: index) { index += 1 }
        if index >= scalars.count {
            isTruncated = true
            // `tru` was to be a literal, and which is no matter of guessing.
            if ["true", "false", "null"].contains(where: { $0 != word && $0.hasPrefix(word) }) {
                note("a word that was cut off left out")
                return nil
            }
        }
        let value = BareWord.value(of: word)
        if case .string? = value { note("a string without quotes") } else { note(bareWord: word) }
        return value
    }

    /// Names the repair, unless the word is JSON as it stands.
    mutating func note(bareWord word: String) {
        if (try? JSON(parsing: word)) == nil { note("a bare word read as JSON") }
    }

    private func isInsideWord(_ quote: Unicode.Scalar) -> Bool {
        guard quote == "'" || quote == "\u{2019}", index > 0, index + 1 < scalars.count else { return false }
        return scalars[index - 1].properties.isAlphabetic && scalars[index + 1].properties.isAlphabetic
    }

    private func endsAtComma() -> Bool {
        let next = skipping(from: index + 1)
        guard next < scalars.count else { return true }
        return "}],{[".unicodeScalars.contains(scalars[next]) || isName(at: next) || isWordThenName(at: next)
            || isEllipsisAmongMembers(at: next)
            || (isQuote(scalars[next]) && isNameWithoutColon(at: next))
    }

    /// `1; "b": 2;}`: behind a semicolon that separates comes a name in quotes, or the end.
    func endsAtSemicolon(_ semicolon: Int) -> Bool {
        let next = skipping(from: semicolon + 1)
        guard next < scalars.count else { return true }
        return isCloser(scalars[next]) || (isQuote(scalars[next]) && isName(at: next))
    }

    private func closesNext() -> Bool {
        let next = skipping(from: index)
        return next >= scalars.count || scalars[next] == "}" || scalars[next] == "]"
    }
}

/// What a word without quotes means.
enum BareWord {
    /// Nil for a word that says nothing, such as a lone minus.
    static func value(of word: String) -> JSON? {
        if word.isEmpty || word == "-" { return Optional.none }
        return literalOrNumber(word) ?? JSON.string(word)
    }

    static func literalOrNumber(_ word: String) -> JSON? {
        switch word.lowercased() {
        case "true": true
        case "false": false
        case "null", "none", "nil", "nan", "undefined", "infinity", "-infinity", "+infinity": .null
        default: number(word) ?? hexadecimal(word)
        }
    }

    /// `0x1F`. One that is too long for a number is a mark of something.
    private static func hexadecimal(_ word: String) -> JSON? {
        guard word.hasPrefix("0x") || word.hasPrefix("0X"), let value = Int64(word.dropFirst(2), radix: 16), value >= 0
        else { return nil }
        return .integer(value)
    }

    /// Numbers as Python and people write them: `1_000`, `.5`, `1.`, `+3`; `1e` was cut after the 1.
    private static func number(_ word: String) -> JSON? {
        guard let first = word.utf8.first, first.isASCIIDigit || "+-.".utf8.contains(first), word.utf8.count <= 400,
            word.utf8.allSatisfy({ $0.isASCIIDigit || "+-._eE".utf8.contains($0) })
        else { return nil }
        var digits = word.filter { $0 != "_" }
        var isFraction = false
        if digits.hasPrefix("+") { digits.removeFirst() }
        while let last = digits.last, "eE+-".contains(last), digits.count > 1 { digits.removeLast() }
        if digits.hasSuffix(".") {
            digits.removeLast()
            isFraction = true
        }
        if digits.hasPrefix(".") { digits = "0" + digits }
        if digits.hasPrefix("-.") { digits = "-0" + digits.dropFirst() }
        guard let value = try? JSON(parsing: digits) else { return nil }
        return isFraction ? value.double.map(JSON.number) : value
    }
}

extension Unicode.Scalar {
    /// White space, told without a table look-up for the common ones.
    var isBlank: Bool { isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace }

    /// A byte order mark, a joiner, a mark of direction.
    var isInvisible: Bool { !isASCII && properties.generalCategory == .format }
}
