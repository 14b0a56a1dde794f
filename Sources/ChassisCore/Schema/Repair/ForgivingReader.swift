/// Reads JSON with mistakes in it. Looks ahead a bounded way only, so that time stays in proportion to the text.
struct ForgivingReader {
    let scalars: [Unicode.Scalar]
    var index = 0
    /// The containers that are open here, outermost first.
    var stack: [Container] = []
    private(set) var repairs: [String] = []
    /// Each of several values, the last first.
    private(set) var alternatives: [JSON] = []
    var isTruncated = false
    var gaps: [String] = []
    var closedAtEnd = 0
    /// Whether a name came without its colon before.
    var hasLostColons = false
    /// Whether three quotes in a row that close something may still come.
    var mayHaveTriples = true
    var isTooDeep = false
    /// How far is looked ahead for a name.
    static let window = 240
    private var strictStepsLeft: Int
    var fencedValuesLeft = 8
    /// Where lines and block comments end, so that looking past a comment costs little however long it is.
    let lineEnds: [Int]
    let commentEnds: [Int]
    /// Where a comment behind `#` may end: at the line's end or before a closer.
    let hashEnds: [Int]

    enum Container { case object, array, tuple }

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        self.scalars = scalars
        strictStepsLeft = 4 * scalars.count
        lineEnds = scalars.indices.filter { scalars[$0] == "\n" }
        hashEnds = scalars.indices.filter { "\n}]".unicodeScalars.contains(scalars[$0]) }
        commentEnds = scalars.indices.filter { scalars[$0] == "/" && $0 > 0 && scalars[$0 - 1] == "*" }
    }

    mutating func note(_ repair: String) {
        if !repairs.contains(repair) { repairs.append(repair) }
    }

    mutating func readAll() -> JSON? {
        var found = FoundValues()
        let start = skipping(from: 0)
        let opensAtOnce = start < scalars.count && (scalars[start] == "{" || scalars[start] == "[")
        if !opensAtOnce { readFences(into: &found) }
        if found.values.isEmpty { readProse(from: start, into: &found) }
        if found.values.isEmpty, let scalar = readLoneScalar(from: start) { return scalar }
        if closedAtEnd > 0 {
            isTruncated = true
            note("cut off: \(closedAtEnd.of("bracket")) closed")
        }
        if found.hasReplaced { note("an earlier value replaced by a later one of the same form") }
        if found.values.count > 1 {
            note("\(found.values.count) values put in a list")
            alternatives = found.values.reversed()
        }
        return isTooDeep ? nil : found.result
    }

    private mutating func readFences(into found: inout FoundValues) {
        var place = 0
        while let fence = nextFence(from: place) {
            place = skipping(from: fence)
            guard place < scalars.count, isOpener(scalars[place]) else { continue }
            note("code fence removed")
            readValue(at: place, startsText: true, into: &found)
            place = max(index, place + 1)
            if let closing = nextFence(from: place), place < scalars.count { place = closing }
        }
    }

    /// Just after the next three backticks and the name of a language.
    private func nextFence(from start: Int) -> Int? {
        var place = start
        while place + 2 < scalars.count {
            if scalars[place] == "`", scalars[place + 1] == "`", scalars[place + 2] == "`" {
                while place < scalars.count, scalars[place] == "`" { place += 1 }
                while place < scalars.count, isWordScalar(scalars[place]) { place += 1 }
                return place
            }
            place += 1
        }
        return nil
    }

    private mutating func readProse(from start: Int, into found: inout FoundValues) {
        index = start
        while index < scalars.count, !isTooDeep {
            let next = scalars[index]
            if next == "{" || next == "[" || (index == start && next == "(") {
                if found.values.isEmpty, index > start { note("text before the value removed") }
                let place = index
                readValue(at: place, startsText: place == start, into: &found)
                index = max(index, place + 1)
            } else {
                index += 1
            }
        }
    }

    private mutating func readValue(at place: Int, startsText: Bool, into found: inout FoundValues) {
        let hadComma = found.end.map { isComma(between: $0, and: place) || isNextLine($0, place) } ?? false
        index = place
        stack = []
        var value: JSON?
        if let strict = strictValue(from: place) {
            value = strict.value
            index = strict.end
        } else {
            value = readContainer()
        }
        while case .object(var object)? = value, continuesObject() {
            note("an object closed too early")
            stack = [.object]
            readMembers(into: &object)
            stack = []
            value = .object(object)
        }
        guard let value, startsText || !isProse(value) else { return }
        let isMark = !startsText && value.isReferenceMark && !isNextToValue(place, found.end)
        found.add(value, hadComma: hadComma, isMark: isMark, end: index)
    }

    /// `[note]` and `{name}` in prose are no JSON: nothing in them is quoted, numbered or named.
    private func isProse(_ value: JSON) -> Bool {
        guard case .array(let elements) = value, !elements.isEmpty else { return false }
        return elements.allSatisfy { $0.string != nil } && wasUnquoted
    }

    private var wasUnquoted: Bool {
        var place = index - 1
        while place >= 0, scalars[place] != "[", scalars[place] != "{" {
            if isQuote(scalars[place]) { return false }
            place -= 1
        }
        return true
    }

    /// Whether only white space and commas are between the last value and this place.
    private func isNextToValue(_ place: Int, _ end: Int?) -> Bool {
        guard let end, end <= place else { return false }
        return scalars[end..<place].allSatisfy { $0.isBlank || $0 == "," }
    }

    /// Lines of JSON are rows, and none of them replaces another.
    private func isNextLine(_ end: Int, _ place: Int) -> Bool {
        end <= place && scalars[end..<place].allSatisfy(\.isBlank) && scalars[end..<place].contains("\n")
    }

    private func isComma(between start: Int, and end: Int) -> Bool {
        guard start <= end else { return false }
        let gap = scalars[start..<end].filter { !$0.isBlank }
        return gap.count == 1 && gap[0] == ","
    }

    /// Whether `, "name":` goes on after the object that was just closed.
    private mutating func continuesObject() -> Bool {
        var comma = skipping(from: index)
        while comma < scalars.count, scalars[comma] == "}" { comma = skipping(from: comma + 1) }
        guard comma < scalars.count, scalars[comma] == "," else { return false }
        let place = skipping(from: comma + 1)
        guard place < scalars.count, isQuote(scalars[place]), isName(at: place) || isNameWithoutColon(at: place) else {
            return false
        }
        index = comma
        return true
    }

    private mutating func strictValue(from place: Int) -> (value: JSON, end: Int)? {
        var text = String.UnicodeScalarView()
        guard let end = balancedEnd(from: place) else { return nil }
        text.append(contentsOf: scalars[place..<end])
        return (try? JSON(parsing: String(text))).map { ($0, end) }
    }

    /// Where the brackets opened here are closed, strings counted as strict JSON has them.
    private mutating func balancedEnd(from start: Int) -> Int? {
        var depth = 0
        var isString = false
        var place = start
        defer { strictStepsLeft -= place - start }
        while place < scalars.count, place - start < strictStepsLeft {
            let next = scalars[place]
            if isString {
                if next == "\\" { place += 1 } else if next == "\"" { isString = false }
            } else if next == "\"" {
                isString = true
            } else if next == "{" || next == "[" {
                depth += 1
            } else if next == "}" || next == "]" {
                depth -= 1
                if depth == 0 { return place + 1 }
            }
            place += 1
        }
        return nil
    }

    /// A number or a literal that is all there is, as in `True` or `1_000`.
    private mutating func readLoneScalar(from start: Int) -> JSON? {
        var end = scalars.count
        while end > start, scalars[end - 1].isBlank { end -= 1 }
        guard start < end, end - start < 64, !isQuote(scalars[start]) else { return nil }
        let word = text(start..<end)
        let value = BareWord.value(of: word)
        if case .string? = value { return nil }
        if value != nil { note(bareWord: word) }
        return value
    }
}

/// The values of a text with several.
struct FoundValues {
    private(set) var values: [JSON] = []
    private(set) var end: Int?
    private(set) var hasReplaced = false
    private var lastIsMark = false

    var result: JSON? { values.count > 1 ? .array(values) : values.first }

    /// - Parameter isMark: Whether it may be a reference in prose, like `[1]`: then any other value goes before it.
    mutating func add(_ value: JSON, hadComma: Bool, isMark: Bool, end: Int) {
        // What follows a mark is no neighbour of the value before it.
        if isMark, !values.isEmpty { return }
        self.end = end
        if lastIsMark { values = [] }
        lastIsMark = isMark
        guard let last = values.last else {
            values = [value]
            return
        }
        if value.isEmptyContainer { return }
        if last.isEmptyContainer {
            values.removeLast()
        } else if !hadComma, value.hasForm(of: last) {
            values.removeLast()
            hasReplaced = true
        }
        values.append(value)
    }
}

extension JSON {
    fileprivate var isEmptyContainer: Bool {
        switch self {
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty
        default: false
        }
    }

    /// `[1]`, `[2, 3]`.
    fileprivate var isReferenceMark: Bool {
        guard case .array(let elements) = self, (1...3).contains(elements.count) else { return false }
        return elements.allSatisfy { if case .integer = $0 { true } else { false } }
    }

    /// Whether two values have the same names and types all the way down.
    fileprivate func hasForm(of other: JSON) -> Bool {
        switch (self, other) {
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.members.allSatisfy { member in right[member.name].map { member.value.hasForm(of: $0) } ?? false
                }
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.hasForm(of: $1) }
        case (.null, .null), (.bool, .bool), (.string, .string): true
        case (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number): true
        case (.large, .large), (.large, .integer), (.integer, .large), (.large, .number), (.number, .large): true
        default: false
        }
    }
}
