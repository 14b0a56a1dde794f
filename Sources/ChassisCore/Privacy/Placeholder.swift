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
    /// Accepted are one or two brackets of any common sort, a backslash before brackets and underscores, blanks
    /// inside, lower case, and a blank or hyphen for the underscore; after `⟦` the closing bracket may be lost.
    ///
    /// In the brackets of programs, `{EMAIL_1}`, `<EMAIL_1>` and `[EMAIL_1]`, it has to be spelled as issued, and not to
    /// stand behind a name or another bracket: `list[email-1]` and `${EMAIL_1}` are code.
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

        /// `{`, `<`, or `[` once.
        var isOfPrograms: Bool { sort >= 4 || sort == 1 && !isDouble }
    }

    private static func number(_ label: String, shape: Shape, at start: Int, in utf8: [UInt8]) -> Reading {
        var cursor = start
        let joints: [UInt8] = shape.isOfPrograms ? [0x5C, 0x5F] : [0x5C, 0x5F, 0x2D, 0x20]
        while cursor - start < 3, joints.contains(utf8.at(cursor)) { cursor += 1 }
        let first = cursor
        var number = 0
        while cursor - first < 7, utf8.at(cursor).isASCIIDigit {
            number = number * 10 + Int(utf8[cursor] &- 0x30)
            cursor += 1
        }
        if cursor >= utf8.count, cursor - first < 7 { return .unfinished }
        guard cursor > first, first > start, number > 0, cursor - first < 7 else { return .none }
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
        let bracket = closings[shape.sort]
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

    /// Skips a few blanks; false when there are more than a damaged placeholder has.
    private static func skipBlanks(_ cursor: inout Int, in utf8: [UInt8]) -> Bool {
        let start = cursor
        while utf8.blankLength(at: cursor) > 0 {
            cursor += utf8.blankLength(at: cursor)
            if cursor - start > 8 { return false }
        }
        return true
    }

    private static func skipBackslash(_ cursor: inout Int, in utf8: [UInt8]) -> Bool {
        guard utf8.at(cursor) == 0x5C else { return false }
        cursor += 1
        return true
    }

    private static let openings = ["⟦", "[", "【", "〚", "{", "<"].map { Array($0.utf8) }
    private static let closings = ["⟧", "]", "】", "〛", "}", ">"].map { Array($0.utf8) }
    private static let labels: [(text: String, bytes: [UInt8])] =
        (PersonalData.withPlaceholder.map(\.label) + [literal]).map { ($0, Array($0.utf8)) }

    /// Whether a placeholder may start with this byte.
    @inline(__always) static func mayStart(_ byte: UInt8) -> Bool {
        byte == 0xE2 || byte == 0x5B || byte == 0xE3 || byte == 0x7B || byte == 0x3C || byte == 0x5C
    }
}
