extension ForgivingReader {
    func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "'", "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}": true
        default: false
        }
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
            if next.isBlank || next == "\u{FEFF}" || next == "\u{200B}" {
                place += 1
            } else if let end = commentEnd(from: place) {
                place = end
            } else {
                break
            }
        }
        return place
    }

    private func commentEnd(from start: Int) -> Int? {
        if scalars[start] == "#" { return firstPlace(in: hashEnds, from: start) ?? scalars.count }
        guard scalars[start] == "/", start + 1 < scalars.count else { return nil }
        switch scalars[start + 1] {
        case "/": return firstPlace(in: lineEnds, from: start) ?? scalars.count
        case "*":
            return firstPlace(in: commentEnds, from: start + 3).map { $0 + 1 } ?? scalars.count
        default: return nil
        }
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
            if next == ",", pastCommas {
                commas += 1
                if commas > 1 { note("a comma too many") }
                index += 1
            } else if next == "`", place + 2 < scalars.count, scalars[place + 1] == "`", scalars[place + 2] == "`" {
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
            if next == "`", index + 2 < scalars.count, scalars[index + 1] == "`" { break }
            if next == "{" { depth += 1 }
            if next == "}" {
                if depth == 0 { break }
                depth -= 1
            }
            if next == "]" && (role == .element || stack.contains(.array)) { break }
            if next == ")" && stack.contains(.tuple) { break }
            if next == ":" && role == .element { break }
            if next == "," && (role == .element || endsAtComma()) { break }
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
        if case .string? = value { note("a string without quotes") } else { note("a bare word read as JSON") }
        return value
    }

    private func isInsideWord(_ quote: Unicode.Scalar) -> Bool {
        guard quote == "'" || quote == "\u{2019}", index > 0, index + 1 < scalars.count else { return false }
        return scalars[index - 1].properties.isAlphabetic && scalars[index + 1].properties.isAlphabetic
    }

    private func endsAtComma() -> Bool {
        let next = skipping(from: index + 1)
        guard next < scalars.count else { return true }
        return "}],{[".unicodeScalars.contains(scalars[next]) || isName(at: next) || isWordThenName(at: next)
            || (isQuote(scalars[next]) && isNameWithoutColon(at: next))
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
        default: number(word)
        }
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
}
