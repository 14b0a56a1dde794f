/// What leads from the name of a credential to its value: a sign, a verb, a mark, a line's end, and markup between.
struct SecretLead {
    /// Where the value begins.
    private(set) var index: Int
    /// Whether a verb leads to it, or a mark that leads to other things too.
    private(set) var isProse = false
    private(set) var isNextLine = false
    /// Whether nothing but a blank does.
    private(set) var isBare = false
    /// Whether the value is a block of lines, as YAML has them.
    private(set) var isBlock = false

    /// After `:`, `=`, `:=`, `=>` or `is`, perhaps in the next line; with bare blanks only for what `Bearer` leads, and
    /// with a line's end alone for a label that is no common word.
    init?(from start: Int, weak: Bool, isFlag: Bool, in utf8: [UInt8]) {
        index = start
        let isMarkedUp = !weak && skipMarkup(in: utf8)
        index = utf8.blanksEnd(from: index)
        if !weak, index > start { index = SecretPurpose.end(from: index, in: utf8) }
        let isLed: Bool
        if let sign = Self.signEnd(at: index, in: utf8) {
            index = sign
            isLed = true
        } else if let verb = SecretVerbs.end(at: index, in: utf8) {
            index = verb
            isProse = true
            isLed = true
        } else {
            isLed = !weak && skipMark(in: utf8)
            isProse = isLed
        }
        if !isLed, isMarkedUp {
            isProse = true
        } else if !isLed, isFlag, index > start {
            isProse = true
        } else if !isLed, index > start, utf8.at(index).isASCIIAlphanumeric, !weak || !followsBearer(start, in: utf8) {
            isBare = true
        } else if !isLed, !(index > start && followsBearer(start, in: utf8)),
            weak || utf8.at(index) > 0x0D
        {
            return nil
        }
        findValue(isLed: isLed, weak: weak, in: utf8)
    }

    private func followsBearer(_ start: Int, in utf8: [UInt8]) -> Bool {
        utf8.hasFolded(Self.bearer, at: start - Self.bearer.count)
    }

    /// From behind the sign to the value: blanks, markup, the name of a scheme or who answers, and a line's end or, behind a
    /// sign, a few of them.
    private mutating func findValue(isLed: Bool, weak: Bool, in utf8: [UInt8]) {
        index = utf8.blanksEnd(from: index)
        if !weak, !isBare {
            _ = skipMarkup(in: utf8)
            index = utf8.blanksEnd(from: index)
        }
        if !weak, isLed, let block = Self.blockStart(at: index, in: utf8) {
            (index, isBlock) = (block, true)
            return
        }
        var lines = 0
        while lines < (isLed && !weak ? 3 : 1), utf8.at(index) <= 0x0D, let next = utf8.nextLine(at: index) {
            (index, isNextLine) = (next, true)
            lines += 1
        }
        if isNextLine, !weak { skipListMark(in: utf8) }
        for scheme in Self.schemes where utf8.hasFolded(scheme, at: index) { index += scheme.count }
        if utf8.at(index) == 0x5B, !weak {
            // `"password": ["…"]`
            let inner = utf8.blanksEnd(from: index + 1)
            if [0x22, 0x27].contains(utf8.at(inner)) { (index, isProse) = (inner, true) }
        }
    }

    /// The hyphen of a list, or the line that underlines the head of a table.
    private mutating func skipListMark(in utf8: [UInt8]) {
        var end = index
        while utf8.at(end) == 0x2D || utf8.at(end) == 0x3D { end += 1 }
        if end - index >= 3, let next = utf8.nextLine(at: end) {
            index = next
        } else if end == index + 1, utf8.at(index) == 0x2D, utf8.at(end) == 0x20 {
            index = end + 1
        }
    }

    /// Marks of Markdown and tags of pages between a name and its value: `**Password:** x`, `<td>Password</td><td>x`.
    ///
    /// - Returns: Whether a tag was passed over.
    private mutating func skipMarkup(in utf8: [UInt8]) -> Bool {
        let first = index
        while utf8.at(index) == 0x2A || utf8.at(index) == 0x5F, index - first < 3 { index += 1 }
        // `password_hash` is another name.
        if index > first, utf8.at(index - 1) == 0x5F, utf8.at(index).isASCIIAlphanumeric { index = first }
        var tags = 0
        var end = index
        while tags < 6, let tag = Self.tagEnd(at: utf8.gapEnd(from: end), in: utf8) {
            end = tag
            tags += 1
        }
        if tags > 0 { index = utf8.gapEnd(from: end) }
        return tags > 0
    }

    /// The end of a tag that stands at `start` and holds no name and value of its own.
    private static func tagEnd(at start: Int, in utf8: [UInt8]) -> Int? {
        guard utf8.at(start) == 0x3C, utf8.at(start + 1) == 0x2F || utf8.at(start + 1).isASCIILetter else { return nil }
        // A place to type in, and a bare place for a value (`<password>`), hold none.
        var end = start + 1
        while utf8.at(end) != 0x3E {
            guard end < utf8.count, end - start < 120, utf8[end] != 0x3C, utf8[end] != 0x0A else { return nil }
            end += 1
        }
        let name = utf8[(start + 1)..<end].drop { $0 == 0x2F }.prefix { $0.isASCIIAlphanumeric }
        return shown.contains(String(decoding: name.map(\.asciiLowercased), as: UTF8.self)) ? end + 1 : nil
    }

    /// A mark that leads to other things too: an arrow, a dash, a bracket, a row of dots, any symbol.
    private mutating func skipMark(in utf8: [UInt8]) -> Bool {
        if utf8.at(index) == 0x3F {
            // A question is answered in the next line, or by somebody: `What's the password? A: …`.
            let end = utf8.gapEnd(from: index + 1)
            let answer = Self.speakerEnd(at: end, in: utf8)
            guard answer > end || utf8.nextLine(at: index + 1) != nil else { return false }
            index = answer
            return true
        }
        var end = index
        while utf8.at(end) == 0x2E || utf8.at(end) == 0x20, end - index < 64 { end += 1 }
        if end - index >= 3, utf8.at(index) == 0x2E, utf8.at(index + 1) == 0x2E {
            index = Self.signEnd(at: end, in: utf8) ?? end
            return true
        }
        if let mark = Self.marks.first(where: { utf8.has($0, at: index) }) {
            index += mark.count
            return true
        }
        // `passwords[0]` is a part of a list; what stands in quotes is read with them.
        if utf8.at(index) == 0x5B, utf8.at(index - 1) == 0x20 {
            index += 1
            return true
        }
        if Quotation.opens(at: index, in: utf8) { return true }
        let symbols = utf8.symbolsEnd(from: index)
        defer { index = symbols }
        return symbols > index
    }

    /// Where what somebody says begins: behind `A:`, `Bob:`, `Antwort:`.
    private static func speakerEnd(at start: Int, in utf8: [UInt8]) -> Int {
        var end = start
        while utf8.at(end).isASCIILetter || utf8.at(end) >= 0x80, end - start < 16 { end += 1 }
        guard end > start, let sign = signEnd(at: end, in: utf8) else { return start }
        return utf8.blanksEnd(from: sign)
    }

    /// YAML 1.2 §8.1: `|` or `>`, a sign for the last lines' ends, and the value in the lines below.
    private static func blockStart(at index: Int, in utf8: [UInt8]) -> Int? {
        guard utf8.at(index) == 0x7C || utf8.at(index) == 0x3E else { return nil }
        var end = index + 1
        while [0x2B, 0x2D].contains(utf8.at(end)) || utf8.at(end).isASCIIDigit { end += 1 }
        return end - index <= 3 ? utf8.nextLine(at: end) : nil
    }

    /// After `:`, `=`, `:=`, `=>` or a full-width colon, where one begins at `index`.
    static func signEnd(at index: Int, in utf8: [UInt8]) -> Int? {
        guard utf8.at(index) == 0x3A || utf8.at(index) == 0x3D else {
            return utf8.has([0xEF, 0xBC, 0x9A], at: index) ? index + 3 : nil
        }
        var end = index
        while [0x3A, 0x3D, 0x3E].contains(utf8.at(end)) { end += 1 }
        return end
    }

    /// What else may lead to a password: only one that looks random counts.
    private static let marks = ["->", "- ", "– ", "— ", "(", "|", ">"].map { Array($0.utf8) }
    private static let schemes = ["bearer ", "basic ", "token "].map { Array($0.utf8) }
    private static let bearer = Array("bearer".utf8)
    /// Tags that show what stands between them.
    private static let shown: Set<String> = [
        "b", "strong", "i", "em", "u", "code", "tt", "kbd", "pre", "span", "font", "p", "div", "br", "td", "th", "tr",
        "dt",
        "dd", "li", "label", "small", "a", "h1", "h2", "h3", "h4",
    ]
}

extension [UInt8] {
    /// Where the blanks from `index` on end.
    func blanksEnd(from index: Int) -> Int {
        var end = index
        while case let length = blankLength(at: end), length > 0 { end += length }
        return end
    }

    /// Where blanks and, at most two, ends of lines end.
    func gapEnd(from index: Int) -> Int {
        var end = blanksEnd(from: index)
        for _ in 0..<2 {
            guard at(end) == 0x0A || at(end) == 0x0D && at(end + 1) == 0x0A else { break }
            end = blanksEnd(from: end + (at(end) == 0x0A ? 1 : 2))
        }
        return end
    }

    /// Where arrows, pictures and other symbols that are neither letters nor brackets end; `index` where there are none.
    func symbolsEnd(from index: Int) -> Int {
        var end = index
        while end - index < 24 {
            // U+2190 to U+2BFF; U+1F000 up; what chooses how they look.
            if at(end) == 0xE2, (0x86...0xAF).contains(at(end + 1)) {
                end += 3
            } else if at(end) == 0xF0, at(end + 1) == 0x9F {
                end += 4
            } else if at(end) == 0xEF, at(end + 1) == 0xB8 {
                end += 3
            } else {
                break
            }
        }
        return end
    }
}
