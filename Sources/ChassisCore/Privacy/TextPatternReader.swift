/// A pattern as it was read.
indirect enum TextPatternNode: Sendable {
    case empty
    case edge
    case `class`(TextPattern.Class)
    case sequence([TextPatternNode])
    case choice([TextPatternNode])
    case repeated(TextPatternNode, least: Int, most: Int?)

    /// The length of the shortest text that fits.
    var leastLength: Int {
        switch self {
        case .empty, .edge: 0
        case .class: 1
        case .sequence(let nodes): nodes.reduce(0) { $0 + $1.leastLength }
        case .choice(let nodes): nodes.map(\.leastLength).min() ?? 0
        case .repeated(let node, let least, _): node.leastLength * least
        }
    }
}

/// Reads a pattern; see `TextPattern` for what it may say.
struct TextPatternReader {
    private let source: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    private var ignoresCase = false

    init(_ source: String) { self.source = Array(source.unicodeScalars) }

    mutating func read() throws(TextPatternError) -> TextPatternNode {
        if let place = source.firstIndex(where: { $0.value < 0x20 || $0.value > 0x7E }) {
            throw .notASCII(at: place + 1)
        }
        guard source.count <= 200 else { throw .tooLarge }
        if source.starts(with: "(?i)".unicodeScalars) {
            ignoresCase = true
            index = 4
        }
        let node = try choice()
        guard index == source.count else { throw .unexpected(String(source[index]), at: index + 1) }
        return node
    }

    private mutating func choice() throws(TextPatternError) -> TextPatternNode {
        var nodes = [try sequence()]
        while take("|") { nodes.append(try sequence()) }
        return nodes.count == 1 ? nodes[0] : .choice(nodes)
    }

    private mutating func sequence() throws(TextPatternError) -> TextPatternNode {
        var nodes: [TextPatternNode] = []
        while index < source.count, source[index] != "|", source[index] != ")" { nodes.append(try repeated()) }
        return nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func repeated() throws(TextPatternError) -> TextPatternNode {
        let place = index
        let node = try atom()
        let bounds: (least: Int, most: Int?)
        if take("?") {
            bounds = (0, 1)
        } else if take("*") {
            bounds = (0, nil)
        } else if take("+") {
            bounds = (1, nil)
        } else if index < source.count, source[index] == "{" {
            bounds = try braces()
        } else {
            return node
        }
        // A thing that may be nothing, many times, is nothing more.
        guard node.leastLength > 0 else { throw .unexpected(String(source[place]), at: place + 1) }
        if index < source.count, ["?", "*", "+", "{"].contains(source[index]) {
            throw .unexpected(String(source[index]), at: index + 1)
        }
        return .repeated(node, least: bounds.least, most: bounds.most)
    }

    private mutating func braces() throws(TextPatternError) -> (least: Int, most: Int?) {
        let place = index
        index += 1
        guard let least = number() else { throw .unexpected("{", at: place + 1) }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}"), least <= 64, most ?? 64 <= 64, most ?? least >= least, most != 0 else {
            throw .unexpected("{", at: place + 1)
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        let first = index
        while index < source.count, index - first < 3, ("0"..."9").contains(source[index]) { index += 1 }
        return Int(String(String.UnicodeScalarView(source[first..<index])))
    }

    private mutating func atom() throws(TextPatternError) -> TextPatternNode {
        let scalar = source[index]
        let place = index + 1
        index += 1
        switch scalar {
        case "(":
            if take("?"), !take(":") { throw .unexpected("?", at: place + 1) }
            depth += 1
            guard depth <= 20 else { throw .tooLarge }
            let node = try choice()
            guard take(")") else { throw .unfinished }
            depth -= 1
            return node
        case "[": return .class(cased(try brackets()))
        case ".": return .class(TextPattern.Class().others)
        case "\\":
            if take("b") { return .edge }
            return .class(cased(try escape()))
        case "*", "+", "?", "{", "}", "]", "^", "$": throw .unexpected(String(scalar), at: place)
        default: return .class(cased(single(scalar)))
        }
    }

    /// What follows a backslash.
    private mutating func escape() throws(TextPatternError) -> TextPattern.Class {
        guard index < source.count else { throw .unfinished }
        let scalar = source[index]
        index += 1
        var set = TextPattern.Class()
        switch scalar {
        case "d": set.insert(0x30...0x39)
        case "w":
            for range in [UInt8(0x30)...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F...0x5F] { set.insert(range) }
        case "s": for byte in [UInt8(0x20), 0x09, 0x0A, 0x0D] { set.insert(byte) }
        case let sign where !UInt8(sign.value).isASCIIAlphanumeric: set = single(sign)
        default: throw .unexpected("\\\(scalar)", at: index - 1)
        }
        return set
    }

    private mutating func brackets() throws(TextPatternError) -> TextPattern.Class {
        let isNegated = take("^")
        var set = TextPattern.Class()
        var isEmpty = true
        while index < source.count, source[index] != "]" {
            isEmpty = false
            let place = index + 1
            let first = source[index]
            index += 1
            if first == "\\" {
                set = set.union(try escape())
            } else if index + 1 < source.count, source[index] == "-", source[index + 1] != "]" {
                let last = source[index + 1]
                guard first <= last, last != "\\" else { throw .unexpected("\(first)-\(last)", at: place) }
                set.insert(UInt8(first.value)...UInt8(last.value))
                index += 2
            } else {
                set = set.union(single(first))
            }
        }
        guard take("]") else { throw .unfinished }
        guard !isEmpty else { throw .unexpected("]", at: index) }
        return isNegated ? cased(set).others : set
    }

    private func single(_ scalar: Unicode.Scalar) -> TextPattern.Class {
        var set = TextPattern.Class()
        set.insert(UInt8(scalar.value))
        return set
    }

    private func cased(_ set: TextPattern.Class) -> TextPattern.Class { ignoresCase ? set.withEitherCase : set }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard index < source.count, source[index] == scalar else { return false }
        index += 1
        return true
    }
}
