/// The mark that stands for a value in a masked text: `⟦EMAIL_1⟧`.
struct Placeholder: Hashable, Sendable {
    /// Upper case: a kind's label, or `LITERAL` for what a user typed that looks like a placeholder.
    var label: String
    /// 1 or more.
    var number: Int

    /// What it looks like; the brackets are U+27E6 and U+27E7, which hardly any text has of its own.
    var text: String { "⟦\(label)_\(number)⟧" }

    static let literal = "LITERAL"

    enum Reading: Equatable {
        case placeholder(Placeholder, end: Int)
        /// The bytes end where a placeholder could still go on.
        case unfinished
        case none
    }

    /// Reads a placeholder at `index`, as issued or as models damage it.
    ///
    /// Accepted are one or two brackets of any common sort, also in the codes of addresses, pages and programs
    /// (`%E2%9F%A6`, `&#10214;`, `\u27e6`), a backslash before brackets and underscores, blanks and asterisks inside,
    /// lower case, digits of full width, and a blank, a hyphen or nothing for the underscore; after `⟦` the closing
    /// bracket may be lost or another.
    ///
    /// In the brackets of programs, `{EMAIL_1}`, `<EMAIL_1>`, `(EMAIL_1)` and `[EMAIL_1]`, it has to be spelled as issued,
    /// and not to stand behind a name or another bracket: `list[email-1]` and `${EMAIL_1}` are code.
    ///
    /// - Parameters:
    ///   - before: The byte before the first one, 0 for none.
    ///   - isLast: No more bytes will come: what was complete before the end counts.
    static func read(at index: Int, in utf8: [UInt8], before: UInt8 = 0, isLast: Bool) -> Reading {
        let before = index > 0 ? utf8[index - 1] : before
        let reading = read(at: index, in: utf8, before: before)
        guard isLast, reading == .unfinished else { return reading }
        // A line's end is no part of a placeholder and ends whatever was open, which is short.
        let final = read(at: 0, in: Array(utf8[index...]) + [0x0A], before: before)
        guard case .placeholder(let placeholder, let end) = final else { return .none }
        return .placeholder(placeholder, end: index + end)
    }

    private static func read(at index: Int, in utf8: [UInt8], before: UInt8) -> Reading {
        var cursor = index
        if let coded = coded(at: index, in: utf8) { return coded }
        let isEscaped = skipBackslash(&cursor, in: utf8)
        if cursor >= utf8.count { return .unfinished }
        guard let sort = openings.firstIndex(where: { utf8.has($0, at: cursor) }) else { return .none }
        cursor += openings[sort].count
        var second = cursor
        _ = skipBackslash(&second, in: utf8)
        // `⟦⟦` is a mark of the text before a placeholder, which models never double.
        let isDouble = sort > 0 && utf8.has(openings[sort], at: second)
        if isDouble { cursor = second + openings[sort].count }
        // Before its second bracket can be there, nobody knows of which sort it is.
        if cursor >= utf8.count || second >= utf8.count { return .unfinished }
        let shape = Shape(sort: sort, isDouble: isDouble, isEscaped: isEscaped)
        if shape.isOfPrograms, isPartOfCode(before) { return .none }
        if !shape.isOfPrograms { guard skipBlanks(&cursor, in: utf8) else { return .none } }
        if cursor >= utf8.count { return .unfinished }
        switch label(at: cursor, asIssued: shape.isOfPrograms, in: utf8) {
        case .none: return .none
        case .unfinished: return .unfinished
        case .found(let label, let end): return number(label, shape: shape, at: end, in: utf8)
        }
    }

    /// Whether what stands behind this byte is a part of a program's expression: behind a name, a bracket that closes,
    /// the end of another placeholder (`⟧`), or a `$`.
    private static func isPartOfCode(_ before: UInt8) -> Bool {
        before.isASCIIAlphanumeric || [0x5F, 0x24, 0x29, 0x5D, 0x7D, 0xA7].contains(before)
    }

    /// How the opening bracket looked; the closing one has to look the same.
    private struct Shape {
        var sort: Int
        var isDouble: Bool
        var isEscaped: Bool

        /// `{`, `<`, `(`, or `[` once.
        var isOfPrograms: Bool { sort >= Placeholder.firstOfPrograms || sort == 1 && !isDouble }
    }

    /// A bracket in the code of an address, a page or a program, or nil where none begins at `index`.
    private static func coded(at index: Int, in utf8: [UInt8]) -> Reading? {
        guard [0x25, 0x26, 0x5C].contains(utf8.at(index)) else { return nil }
        var isUnfinished = false
        for code in codes {
            if utf8.hasFolded(code.opening, at: index) {
                return number(in: code, at: index + code.opening.count, in: utf8)
            }
            let rest = utf8.count - index
            if rest < code.opening.count, utf8.hasFolded(Array(code.opening.prefix(rest)), at: index) {
                isUnfinished = true
            }
        }
        return isUnfinished ? .unfinished : nil
    }

    /// What stands between two brackets in code: the name as issued.
    private static func number(
        in code: (opening: [UInt8], closing: [UInt8]), at start: Int, in utf8: [UInt8]
    ) -> Reading {
        switch label(at: start, asIssued: true, in: utf8) {
        case .none: return .none
        case .unfinished: return .unfinished
        case .found(let label, var cursor):
            if cursor < utf8.count { guard utf8[cursor] == 0x5F else { return .none } }
            cursor += 1
            guard let (number, end) = figure(at: cursor, in: utf8) else {
                return cursor >= utf8.count ? .unfinished : .none
            }
            if utf8.hasFolded(code.closing, at: end) {
                return .placeholder(Placeholder(label: label, number: number), end: end + code.closing.count)
            }
            let rest = utf8.count - end
            let isPart = rest < code.closing.count && utf8.hasFolded(Array(code.closing.prefix(rest)), at: end)
            return isPart ? .unfinished : .none
        }
    }

    /// A number of 1 and more, of six digits at most, in either width, and where it ends.
    private static func figure(at start: Int, in utf8: [UInt8]) -> (number: Int, end: Int)? {
        var (number, cursor, count) = (0, start, 0)
        while count < 7, let (digit, length) = DigitGroups.digit(at: cursor, in: utf8) {
            number = number * 10 + Int(digit)
            cursor += length
            count += 1
        }
        return number > 0 && count < 7 ? (number, cursor) : nil
    }

    private static func number(_ label: String, shape: Shape, at start: Int, in utf8: [UInt8]) -> Reading {
        var cursor = start
        let joints: [UInt8] = shape.isOfPrograms ? [0x5C, 0x5F] : [0x5C, 0x5F, 0x2D, 0x20]
        while cursor - start < 3 {
            if joints.contains(utf8.at(cursor)) {
                cursor += 1
            } else if !shape.isOfPrograms, utf8.has(wideLowLine, at: cursor) {
                cursor += wideLowLine.count
            } else {
                break
            }
        }
        // Half a character of full width, or a number that may go on.
        let isCut = utf8.count - cursor < 3 && utf8.at(cursor) == 0xEF
        if cursor >= utf8.count || isCut { return .unfinished }
        guard cursor > start || shape.sort == 0, let (number, end) = figure(at: cursor, in: utf8) else { return .none }
        cursor = end
        if cursor >= utf8.count || utf8.count - cursor < 3 && utf8.at(cursor) == 0xEF { return .unfinished }
        let mark = Placeholder(label: label, number: number)
        let bare = cursor
        if !shape.isOfPrograms { guard skipBlanks(&cursor, in: utf8) else { return .none } }
        return closing(of: mark, bare: bare, shape: shape, at: cursor, in: utf8)
    }

    private static func closing(
        of mark: Placeholder, bare: Int, shape: Shape, at start: Int, in utf8: [UInt8]
    ) -> Reading {
        var cursor = start
        let isEscaped = skipBackslash(&cursor, in: utf8)
        if cursor >= utf8.count { return .unfinished }
        var bracket = closings[shape.sort]
        // `⟦EMAIL_1⟩`: another bracket that sentences don't end in.
        if shape.sort == 0, let other = closings[..<firstOfPrograms].first(where: { utf8.has($0, at: cursor) }),
            other.count > 1
        {
            bracket = other
        }
        guard utf8.has(bracket, at: cursor), isEscaped || !shape.isEscaped else {
            return shape.sort == 0 && !shape.isEscaped ? .placeholder(mark, end: bare) : .none
        }
        cursor += bracket.count
        guard shape.isDouble else { return .placeholder(mark, end: cursor) }
        _ = skipBackslash(&cursor, in: utf8)
        if cursor >= utf8.count { return .unfinished }
        return utf8.has(bracket, at: cursor) ? .placeholder(mark, end: cursor + bracket.count) : .none
    }

    private enum Label { case found(String, end: Int), unfinished, none }

    /// - Parameter asIssued: Whether it has to be in upper case and with its underscores.
    private static func label(at start: Int, asIssued: Bool, in utf8: [UInt8]) -> Label {
        var isUnfinished = false
        for label in labels {
            var offset = 0
            var cursor = start
            while offset < label.bytes.count, cursor < utf8.count {
                let wanted = label.bytes[offset]
                if wanted == 0x5F, utf8[cursor] == 0x5C { cursor += 1 }
                let byte = utf8.at(cursor)
                let isJoint = !asIssued && wanted == 0x5F && (byte == 0x20 || byte == 0x2D)
                guard isJoint || (asIssued ? byte : byte.asciiUppercased) == wanted else { break }
                offset += 1
                cursor += 1
            }
            if offset == label.bytes.count { return .found(label.text, end: cursor) }
            if cursor >= utf8.count { isUnfinished = true }
        }
        return isUnfinished ? .unfinished : .none
    }

    /// Skips a few blanks and asterisks; false when there are more than a damaged placeholder has.
    private static func skipBlanks(_ cursor: inout Int, in utf8: [UInt8]) -> Bool {
        let start = cursor
        while utf8.blankLength(at: cursor) > 0 || utf8.at(cursor) == 0x2A {
            cursor += max(utf8.blankLength(at: cursor), 1)
            if cursor - start > 8 { return false }
        }
        return true
    }

    private static func skipBackslash(_ cursor: inout Int, in utf8: [UInt8]) -> Bool {
        guard utf8.at(cursor) == 0x5C else { return false }
        cursor += 1
        return true
    }

    private static let openings = ["⟦", "[", "【", "〚", "⟨", "⟪", "〖", "「", "『", "«", "{", "<", "("].map {
        Array($0.utf8)
    }
    private static let closings = ["⟧", "]", "】", "〛", "⟩", "⟫", "〗", "」", "』", "»", "}", ">", ")"].map {
        Array($0.utf8)
    }
    /// The first of `openings` that programs have.
    private static let firstOfPrograms = 10
    /// The brackets in code, in lower case.
    private static let codes: [(opening: [UInt8], closing: [UInt8])] = [
        ("%e2%9f%a6", "%e2%9f%a7"), ("&#10214;", "&#10215;"), ("&#x27e6;", "&#x27e7;"), ("\\u27e6", "\\u27e7"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
    private static let wideLowLine = Array("＿".utf8)
    private static let labels: [(text: String, bytes: [UInt8])] =
        (PersonalData.withPlaceholder.map(\.label) + [literal]).map { ($0, Array($0.utf8)) }

    /// Whether a placeholder may start with this byte.
    @inline(__always) static func mayStart(_ byte: UInt8) -> Bool { starts.contains(byte) }

    private static let starts = ByteSet(openings.map { $0[0] } + [0x25, 0x26, 0x5C])
}
