/// Reads the syntax of ECMA-262 with the `u` flag; a little wider, because schemas in the wild are: any punctuation may
/// be escaped, and a brace or closing bracket that starts nothing stands for itself.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    private(set) var groupCount = 0
    private var names: [String: Int] = [:]
    private var highestReference = 0
    private let namesAhead: [String: Int]

    init(_ source: String) {
        scalars = Array(source.unicodeScalars)
        namesAhead = Self.groupNames(in: scalars)
    }

    mutating func parse() throws(PatternError) -> PatternTree {
        let tree = try parseChoice()
        guard index == scalars.count else { throw PatternError(problem: "a ')' closes nothing") }
        guard highestReference <= groupCount else {
            throw PatternError(problem: "'\\\(highestReference)' names a group that isn't there")
        }
        return tree
    }

    private mutating func parseChoice() throws(PatternError) -> PatternTree {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 100 else { throw PatternError(problem: "groups are nested more than 100 deep") }
        var branches = [try parseSequence()]
        while take("|") { branches.append(try parseSequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func parseSequence() throws(PatternError) -> PatternTree {
        var parts: [PatternTree] = []
        while let next = peek, next != "|", next != ")" {
            let start = index
            let atom = try parseAtom()
            parts.append(try parseQuantifier(of: atom, from: start))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func parseQuantifier(of atom: PatternTree, from start: Int) throws(PatternError) -> PatternTree {
        let bounds: (Int, Int?)
        switch peek {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{":
            guard let braces = try parseBraces() else { return atom }
            bounds = braces
            index -= 1
        default: return atom
        }
        index += 1
        switch atom {
        case .textStart, .textEnd, .wordBoundary, .look:
            throw PatternError(problem: "'\(text(start..<index))' repeats something of no length")
        default: break
        }
        let isGreedy = !take("?")
        if let next = peek, "*+?".unicodeScalars.contains(next) {
            throw PatternError(problem: "'\(next)' repeats nothing")
        }
        return .repetition(atom, minimum: bounds.0, maximum: bounds.1, isGreedy: isGreedy)
    }

    private mutating func parseBraces() throws(PatternError) -> (Int, Int?)? {
        let start = index
        index += 1
        let low = takeNumber()
        var high = low
        if take(",") { high = takeNumber() }
        guard let low, take("}") else {
            index = start
            return nil
        }
        guard low <= 10_000, high ?? 0 <= 10_000 else { throw PatternError(problem: "a count beyond 10,000") }
        if let high, high < low { throw PatternError(problem: "'\(text(start..<index))' counts down") }
        return (low, high)
    }

    private mutating func parseAtom() throws(PatternError) -> PatternTree {
        guard let next = peek else { return .empty }
        index += 1
        switch next {
        case "^": return .textStart
        case "$": return .textEnd
        case ".": return .set(.anyButNewline)
        case "(": return try parseGroup()
        case "[": return .set(try parseClass())
        case "\\": return try parseEscape()
        case "*", "+", "?": throw PatternError(problem: "'\(next)' repeats nothing")
        case "{":
            index -= 1
            let start = index
            if try parseBraces() != nil { throw PatternError(problem: "'\(text(start..<index))' repeats nothing") }
            index += 1
            return .set(.scalar(next.value))
        default: return .set(.scalar(next.value))
        }
    }

    private mutating func parseGroup() throws(PatternError) -> PatternTree {
        var number: Int?
        var look: (isAhead: Bool, isNegated: Bool)?
        if take("?") {
            if take(":") {
            } else if take("=") {
                look = (true, false)
            } else if take("!") {
                look = (true, true)
            } else if take("<") {
                if take("=") {
                    look = (false, false)
                } else if take("!") {
                    look = (false, true)
                } else {
                    groupCount += 1
                    number = groupCount
                    let name = try takeName()
                    guard names.updateValue(groupCount, forKey: name) == nil else {
                        throw PatternError(problem: "two groups are named '\(name)'")
                    }
                }
            } else {
                throw PatternError(problem: "'(?' is followed by nothing that ECMA-262 knows")
            }
        } else {
            groupCount += 1
            number = groupCount
        }
        let body = try parseChoice()
        guard take(")") else { throw PatternError(problem: "a '(' is never closed") }
        if let look { return .look(body, isAhead: look.isAhead, isNegated: look.isNegated) }
        return number.map { .group(body, number: $0) } ?? body
    }

    private mutating func parseEscape() throws(PatternError) -> PatternTree {
        guard let next = peek else { throw PatternError(problem: "a '\\' at the end") }
        switch next {
        case "b", "B":
            index += 1
            return .wordBoundary(isNegated: next == "B")
        case "1"..."9":
            let number = takeNumber() ?? Int.max
            highestReference = max(highestReference, number)
            return .backreference(number)
        case "k":
            index += 1
            guard take("<"), case let name = try takeName(), let number = namesAhead[name] else {
                throw PatternError(problem: "'\\k' names a group that isn't there")
            }
            return .backreference(number)
        default: return .set(ScalarSet([try parseEscapedItem(inClass: false)]))
        }
    }

    private mutating func parseClass() throws(PatternError) -> ScalarSet {
        let isNegated = take("^")
        var items: [ScalarSet.Item] = []
        while let next = peek {
            if take("]") { return ScalarSet(items, isNegated: isNegated) }
            let item = try parseClassItem(next)
            guard peek == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
                items.append(item)
                continue
            }
            index += 1
            let last = try parseClassItem(scalars[index])
            guard case .range(let from) = item, case .range(let to) = last, from.count == 1, to.count == 1 else {
                throw PatternError(problem: "a range from or to something that isn't one character")
            }
            guard from.lowerBound <= to.lowerBound else { throw PatternError(problem: "a range that counts down") }
            items.append(.range(from.lowerBound...to.lowerBound))
        }
        throw PatternError(problem: "a '[' is never closed")
    }

    private mutating func parseClassItem(_ next: Unicode.Scalar) throws(PatternError) -> ScalarSet.Item {
        index += 1
        return next == "\\" ? try parseEscapedItem(inClass: true) : .range(next.value...next.value)
    }
}

extension PatternParser {
    private mutating func parseEscapedItem(inClass: Bool) throws(PatternError) -> ScalarSet.Item {
        guard let next = peek else { throw PatternError(problem: "a '\\' at the end") }
        index += 1
        func one(_ value: UInt32) -> ScalarSet.Item { .range(value...value) }
        switch next {
        case "d": return .range(0x30...0x39)
        case "D": return .negated(.digits)
        case "w": return .negated(ScalarSet([.negated(.word)]))
        case "W": return .negated(.word)
        case "s": return .negated(ScalarSet([.negated(.space)]))
        case "S": return .negated(.space)
        case "p", "P": return try parseProperty(isNegated: next == "P")
        case "t": return one(0x09)
        case "n": return one(0x0A)
        case "v": return one(0x0B)
        case "f": return one(0x0C)
        case "r": return one(0x0D)
        case "b" where inClass: return one(0x08)
        case "-" where inClass: return one(next.value)
        case "0" where !(peek.map { $0.properties.numericType != nil } ?? false): return one(0)
        case "c":
            guard let letter = peek, letter.isASCII, letter.properties.isAlphabetic else {
                throw PatternError(problem: "'\\c' needs a letter")
            }
            index += 1
            return one(letter.value % 32)
        case "x": return one(try takeHex(2))
        case "u": return one(try parseUnicodeEscape())
        default:
            guard !next.properties.isAlphabetic, next.properties.numericType == nil else {
                throw PatternError(problem: "'\\\(next)' means nothing in ECMA-262")
            }
            return one(next.value)
        }
    }

    private mutating func parseProperty(isNegated: Bool) throws(PatternError) -> ScalarSet.Item {
        guard take("{"), let end = scalars[index...].firstIndex(of: "}") else {
            throw PatternError(problem: "'\\p' needs a name in braces")
        }
        let name = text(index..<end)
        index = end + 1
        guard let property = UnicodeProperty(named: name) else {
            throw PatternError(problem: "no Unicode property named '\(name)' is known")
        }
        return .property(property, isNegated: isNegated)
    }

    private mutating func parseUnicodeEscape() throws(PatternError) -> UInt32 {
        if take("{") {
            guard let end = scalars[index...].firstIndex(of: "}"), end > index,
                let value = UInt32(text(index..<end), radix: 16), value <= 0x10FFFF
            else { throw PatternError(problem: "'\\u{…}' needs a code point in hexadecimal") }
            index = end + 1
            return value
        }
        let first = try takeHex(4)
        guard 0xD800...0xDBFF ~= first, index + 1 < scalars.count, scalars[index] == "\\", scalars[index + 1] == "u"
        else { return first }
        let here = index
        index += 2
        let second = try takeHex(4)
        guard 0xDC00...0xDFFF ~= second else {
            index = here
            return first
        }
        return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }

    private mutating func takeHex(_ count: Int) throws(PatternError) -> UInt32 {
        guard index + count <= scalars.count, scalars[index..<(index + count)].allSatisfy(\.properties.isASCIIHexDigit),
            let value = UInt32(text(index..<(index + count)), radix: 16)
        else { throw PatternError(problem: "an escape needs \(count) hexadecimal digits") }
        index += count
        return value
    }

    private mutating func takeName() throws(PatternError) -> String {
        guard let end = scalars[index...].firstIndex(of: ">"), end > index else {
            throw PatternError(problem: "a group name needs to end in '>'")
        }
        let name = text(index..<end)
        guard name.unicodeScalars.allSatisfy({ $0.properties.isIDContinue || $0 == "$" || $0 == "_" }) else {
            throw PatternError(problem: "'\(name)' can't name a group")
        }
        index = end + 1
        return name
    }

    private mutating func takeNumber() -> Int? {
        let start = index
        while let next = peek, ("0"..."9").contains(next) { index += 1 }
        guard index > start else { return nil }
        return Int(text(start..<index)) ?? Int.max
    }

    private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        index += 1
        return true
    }

    private func text(_ range: Range<Int>) -> String {
        var out = String.UnicodeScalarView()
        out.append(contentsOf: scalars[range])
        return String(out)
    }

    /// The names of groups with their numbers, found before parsing because `\k` may come before its group.
    private static func groupNames(in scalars: [Unicode.Scalar]) -> [String: Int] {
        var names: [String: Int] = [:]
        var count = 0
        var inClass = false
        var index = 0
        while index < scalars.count {
            switch scalars[index] {
            case "\\": index += 1
            case "[": inClass = true
            case "]": inClass = false
            case "(" where !inClass:
                let head = scalars[index...].prefix(4)
                guard head.count > 1, head[index + 1] == "?" else {
                    count += 1
                    break
                }
                guard head.count == 4, head[index + 2] == "<", head[index + 3] != "=", head[index + 3] != "!" else {
                    break
                }
                count += 1
                var name = String.UnicodeScalarView()
                name.append(contentsOf: scalars[(index + 3)...].prefix { $0 != ">" })
                names[String(name)] = count
            default: break
            }
            index += 1
        }
        return names
    }
}
