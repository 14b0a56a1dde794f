extension ForgivingReader {
    /// What a string or a bare word stands for, because that says what may come after it.
    enum Role { case name, member, element }

    mutating func readValue(_ role: Role) -> JSON? {
        if isOpener(scalars[index]) { return readContainer() }
        if let call = callArgument(at: index) { return readCall(call, role) }
        skipStringPrefix()
        guard opensString(at: index) else { return readBareValue(role) }
        if let fenced = readFencedValue() { return fenced }
        if let text = readTripleQuoted() { return .string(text) }
        var (text, isCut) = readString(role)
        while !isCut, skipToNext(pastCommas: false) == "+", isJoining(at: index) {
            note("strings joined")
            index = skipping(from: index + 1)
            let more = readString(role)
            text += more.text
            isCut = more.isCut
        }
        return isCut && text.isEmpty ? nil : .string(text)
    }

    /// `"```json {…}```"` with its quotes unescaped: the value in the fence.
    private mutating func readFencedValue() -> JSON? {
        let marker = "```json"
        let start = index + 1
        guard fencedValuesLeft > 0, start + marker.unicodeScalars.count < scalars.count,
            scalars[start...].starts(with: marker.unicodeScalars)
        else { return nil }
        let opener = skipping(from: start + marker.unicodeScalars.count)
        guard opener < scalars.count, isOpener(scalars[opener]) else { return nil }
        // Few and never inside one another: each may read the rest of the text in vain.
        fencedValuesLeft -= 1
        var inner = self
        inner.fencedValuesLeft = 0
        inner.index = opener
        guard let value = inner.readContainer() else { return nil }
        let end = inner.skipping(from: inner.index)
        guard end + 3 < scalars.count, scalars[end..<(end + 3)].allSatisfy({ $0 == "`" }), isQuote(scalars[end + 3])
        else { return nil }
        inner.fencedValuesLeft = fencedValuesLeft
        self = inner
        note("code fence removed")
        index = end + 4
        return value
    }

    mutating func readString(_ role: Role) -> (text: String, isCut: Bool) {
        var scan = StringScan(opening: scalars[index], isName: role == .name)
        if scan.opening != "\"" { note("quotes that aren't JSON's") }
        index += 1
        if isDoubledOpening(scan) {
            note("doubled quotes")
            scan.isDoubled = true
            index += 1
        }
        scan.start = index
        while index < scalars.count {
            let next = scalars[index]
            if next == "\\" {
                readEscape(into: &scan)
            } else if scan.isClosing(next) {
                if role != .element, let end = endBeforeName(scan, role) { return end }
                if closes(scan, role) {
                    index += 1
                    if scan.isDoubled, index < scalars.count, scan.isClosing(scalars[index]) { index += 1 }
                    return (scan.text(trimmed: scan.endsInNewline && role == .name), false)
                }
                if role == .name, let name = nameWithColonInside(&scan) { return name }
                note("unescaped quotes in a string")
                scan.takeInnerQuote(next)
                index += 1
            } else if role == .name, scan.isOtherQuote(next, isQuote(next)), isColon(behind: index) {
                // `"name': 1`: opened with one quote, closed with another.
                note("quotes that aren't JSON's")
                index += 1
                return (scan.text(trimmed: false), false)
            } else {
                if next == "\n" { note("a newline in a string") }
                scan.append(next)
                index += 1
            }
        }
        return endOfText(&scan, role)
    }

    func isColon(behind place: Int) -> Bool {
        let next = skipping(from: place + 1)
        return next < scalars.count && scalars[next] == ":"
    }

    /// `""value` opens twice; `""` alone is empty.
    private func isDoubledOpening(_ scan: StringScan) -> Bool {
        guard index + 1 < scalars.count, scan.isClosing(scalars[index]) else { return false }
        if scan.isClosing(scalars[index + 1]) { return false }
        let next = skipping(from: index + 1)
        guard next < scalars.count else { return false }
        if isQuote(scalars[next]) || scalars[next] == "`" { return false }
        guard !",:}])".unicodeScalars.contains(scalars[next]) else { return false }
        // `""Great" product"`: the second one opens a quotation.
        let window = scalars[(index + 1)..<min(scalars.count, index + Self.window)]
        guard let quote = window.firstIndex(where: scan.isClosing) else { return true }
        let after = skipping(from: quote + 1)
        guard after < scalars.count else { return true }
        return after == quote + 1 && scan.isClosing(scalars[after]) || ",:}])".unicodeScalars.contains(scalars[after])
    }

    mutating func readEscape(into scan: inout StringScan) {
        guard index + 1 < scalars.count else {
            index += 1
            return
        }
        let next = scalars[index + 1]
        index += 2
        switch next {
        case "n": scan.append("\n")
        case "t": scan.append("\t")
        case "r": scan.append("\r")
        case "b": scan.append("\u{8}")
        case "f": scan.append("\u{C}")
        case "u": readUnicodeEscape(into: &scan)
        case "x" where hexadecimal(at: index, digits: 2) != nil:
            note("an escape of another language")
            scan.append(hexadecimal(at: index, digits: 2).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
            index += 2
        case "_" where scan.isName:
            // Some models write Markdown where no Markdown is.
            note("an escape that means nothing")
            scan.append(next)
        case "\"" where scan.hasDoubledEscapes: scan.takeInnerQuote(next)
        case "\\", "/", "\"", "'": scan.append(next)
        case "\n": scan.append("\n")
        default:
            note("an escape that means nothing")
            scan.append("\\")
            scan.append(next)
        }
    }

    private func hexadecimal(at place: Int, digits: Int) -> UInt32? {
        guard place + digits <= scalars.count,
            scalars[place..<(place + digits)].allSatisfy(\.properties.isASCIIHexDigit)
        else { return nil }
        return UInt32(text(place..<(place + digits)), radix: 16)
    }

    private mutating func readUnicodeEscape(into scan: inout StringScan) {
        guard let first = hexadecimal(at: index, digits: 4) else {
            note("an escape that means nothing")
            // Cut in the middle: what is left of it says nothing.
            if scalars.count - index < 4, scalars[index...].allSatisfy(\.properties.isASCIIHexDigit) {
                index = scalars.count
            } else {
                scan.append("\\")
                scan.append("u")
            }
            return
        }
        index += 4
        if 0xD800...0xDBFF ~= first, index + 1 < scalars.count, scalars[index] == "\\", scalars[index + 1] == "u",
            let second = hexadecimal(at: index + 2, digits: 4), 0xDC00...0xDFFF ~= second
        {
            index += 6
            scan.append(Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}")
        } else {
            scan.append(Unicode.Scalar(first) ?? "\u{FFFD}")
        }
    }

    /// `"New York, "gender": …`: the quote here opens the next name, so the string ended before the comma.
    private mutating func endBeforeName(_ scan: StringScan, _ role: Role) -> (text: String, isCut: Bool)? {
        guard role == .member, isName(at: index), let length = scan.lengthBeforeSeparator else { return nil }
        note("a missing quote")
        return (scan.text(upTo: length), false)
    }

    /// `"key:"value"`: the name ended at the colon.
    private mutating func nameWithColonInside(_ scan: inout StringScan) -> (text: String, isCut: Bool)? {
        guard scan.lastSolid == ":" else { return nil }
        note("a missing quote")
        return (scan.text(upTo: scan.lengthBeforeColon), false)
    }

    /// The string has no closing quote: it ended where only closers and fences follow, or the text is cut.
    private mutating func endOfText(_ scan: inout StringScan, _ role: Role) -> (text: String, isCut: Bool) {
        if role == .name {
            guard let colon = scan.firstColon(in: scalars) else {
                note("a name without value left out")
                isTruncated = true
                return (scan.text(trimmed: false), true)
            }
            note("a missing quote")
            index = colon
            return (text(scan.start..<colon), false)
        }
        let (closers, kept) = scan.trailingClosers(for: stack)
        if closers > 0 {
            note("a missing quote")
            var left = closers
            index = scalars.count
            while index > 0, left > 0 {
                index -= 1
                if isCloser(scalars[index]) { left -= 1 }
            }
            return (scan.text(upTo: kept), false)
        }
        note("a string that was cut off")
        isTruncated = true
        return (scan.text(trimmed: false), true)
    }
}

/// A string while it is read.
struct StringScan {
    let opening: Unicode.Scalar
    let isName: Bool
    var start = 0
    var isDoubled = false
    /// Whether an inner quotation is open.
    private(set) var isQuoting = false
    /// Whether quotes come with one backslash too many.
    private(set) var hasDoubledEscapes = false
    private var content: [Unicode.Scalar] = []

    init(opening: Unicode.Scalar, isName: Bool = false) {
        self.opening = opening
        self.isName = isName
    }

    func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch opening {
        case "\u{201C}", "\u{201D}", "\u{201E}": scalar == "\u{201D}" || scalar == "\u{201C}" || scalar == "\""
        case "\u{2018}", "\u{2019}": scalar == "\u{2019}" || scalar == "'"
        case "\u{AB}": scalar == "\u{BB}"
        default: scalar == opening
        }
    }

    /// Whether this is a straight quote other than the one that opened, and the first of them.
    func isOtherQuote(_ scalar: Unicode.Scalar, _ isQuote: Bool) -> Bool {
        isQuote && (scalar == "'" || scalar == "\"") && !isClosing(scalar) && !content.contains(scalar)
    }

    mutating func append(_ scalar: Unicode.Scalar) { content.append(scalar) }

    mutating func takeInnerQuote(_ quote: Unicode.Scalar) {
        if content.last == "\\" {
            content.removeLast()
            hasDoubledEscapes = true
        }
        content.append(quote)
        isQuoting.toggle()
    }

    var last: Unicode.Scalar? { content.last }
    var lastSolid: Unicode.Scalar? { content.last { !$0.isBlank } }
    var endsInNewline: Bool { content.last == "\n" }
    var lengthBeforeColon: Int { content.lastIndex(of: ":") ?? content.count }

    /// The length without a final comma or line break, when there is one.
    var lengthBeforeSeparator: Int? {
        var length = content.count
        var isSeparated = false
        while length > 0, content[length - 1].isBlank || (content[length - 1] == "," && !isSeparated) {
            if content[length - 1] == "," || content[length - 1] == "\n" { isSeparated = true }
            length -= 1
        }
        return isSeparated ? length : nil
    }

    func firstColon(in scalars: [Unicode.Scalar]) -> Int? { scalars[start...].firstIndex(of: ":") }

    /// How many closers end the string that could close the containers around, and the length before them.
    func trailingClosers(for stack: [ForgivingReader.Container]) -> (count: Int, kept: Int) {
        var length = content.count
        while length > 0, content[length - 1].isBlank || content[length - 1] == "`" { length -= 1 }
        var closers: [Unicode.Scalar] = []
        while length > 0, closers.count < stack.count, let closer = content[..<length].last,
            closer == "}" || closer == "]" || closer == ")" || closer.isBlank
        {
            if !closer.isBlank { closers.append(closer) }
            length -= 1
        }
        while length > 0, content[length - 1].isBlank { length -= 1 }
        return (closers.count, length)
    }

    func text(trimmed: Bool) -> String {
        var length = content.count
        while trimmed, length > 0, content[length - 1].isBlank { length -= 1 }
        return text(upTo: length)
    }

    func text(upTo length: Int) -> String {
        var out = String.UnicodeScalarView()
        out.append(contentsOf: content[..<length])
        return String(out)
    }
}
