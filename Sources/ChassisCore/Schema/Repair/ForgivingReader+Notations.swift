/// Values as other languages write them.
extension ForgivingReader {
    /// What stands in the parentheses of `ObjectId("64f0")`, `NumberLong(12)` or `new Date("2024-05-01")`: one string or
    /// one number; nil for anything else, which is text.
    func callArgument(at start: Int) -> Range<Int>? {
        var place = start
        if scalars[place...].starts(with: "new ".unicodeScalars) { place += 4 }
        let end = wordEnd(from: place)
        guard end > place, end < scalars.count, scalars[end] == "(", scalars[place].properties.isAlphabetic else {
            return nil
        }
        let first = skipping(from: end + 1)
        guard first < scalars.count else { return nil }
        var last = wordEnd(from: first)
        if isQuote(scalars[first]) {
            let window = scalars[(first + 1)..<min(scalars.count, first + Self.window)]
            guard let quote = window.firstIndex(of: scalars[first]) else { return nil }
            last = quote + 1
        } else if BareWord.literalOrNumber(text(first..<last)) == nil {
            return nil
        }
        let closer = skipping(from: last)
        guard closer < scalars.count, scalars[closer] == ")" else { return nil }
        let next = skipping(from: closer + 1)
        guard next >= scalars.count || ",;]}".unicodeScalars.contains(scalars[next]) else { return nil }
        return first..<(closer + 1)
    }

    mutating func readCall(_ argument: Range<Int>, _ role: Role) -> JSON? {
        note("a value of another language's type")
        var inner = ForgivingReader(text(argument.lowerBound..<(argument.upperBound - 1)))
        let value = inner.readValue(role)
        index = argument.upperBound
        return value
    }

    /// `u'text'`, `b"bytes"`, `r'\d'`.
    mutating func skipStringPrefix() {
        guard index + 1 < scalars.count, "uUbBrRfF".unicodeScalars.contains(scalars[index]),
            scalars[index + 1] == "'" || scalars[index + 1] == "\""
        else { return }
        note("a string of another language")
        index += 1
    }

    /// `"""print("hi")"""`. Nil, and nothing read, where three quotes don't end a value.
    mutating func readTripleQuoted() -> String? {
        let quote = scalars[index]
        guard mayHaveTriples, quote == "\"" || quote == "'", hasRun(of: quote, at: index) else { return nil }
        var place = index + 3
        while place + 2 < scalars.count, !hasRun(of: quote, at: place) { place += scalars[place] == "\\" ? 2 : 1 }
        guard place > index + 3, hasRun(of: quote, at: place) else {
            mayHaveTriples = place + 2 < scalars.count
            return nil
        }
        let next = skipping(from: place + 3)
        guard next >= scalars.count || ",;]}".unicodeScalars.contains(scalars[next]) else { return nil }
        note("quotes that aren't JSON's")
        var scan = StringScan(opening: quote)
        index += 3
        while index < place {
            if scalars[index] == "\\" {
                readEscape(into: &scan)
            } else {
                scan.append(scalars[index])
                index += 1
            }
        }
        index = place + 3
        return scan.text(trimmed: false)
    }
}
