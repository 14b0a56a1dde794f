/// A regular expression over ASCII that is found in a time that grows with the text alone, whatever the two look like.
///
/// Letters and signs, `.` (any visible ASCII), classes `[A-Z0-9]`, `\d \w \s`, `\b`, groups, `|`, `? * + {2} {2,} {2,5}`,
/// and `(?i)` at the start for either case. The longest match at the leftmost place counts. Nothing steps back, so no
/// pattern hangs on a hostile text.
package struct TextPattern: Sendable {
    /// The ASCII characters that fit at a place.
    struct Class: Hashable, Sendable {
        private var low: UInt64 = 0
        private var high: UInt64 = 0

        func contains(_ byte: UInt8) -> Bool {
            byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
        }

        mutating func insert(_ byte: UInt8) {
            if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
        }

        mutating func insert(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }

        func union(_ other: Class) -> Class {
            var both = self
            both.low |= other.low
            both.high |= other.high
            return both
        }

        /// What is not in it, of visible ASCII.
        var others: Class {
            var others = Class()
            for byte in UInt8(0x20)...0x7E where !contains(byte) { others.insert(byte) }
            return others
        }

        var withEitherCase: Class {
            var both = self
            for byte in UInt8(0x41)...0x5A where contains(byte) || contains(byte | 0x20) {
                both.insert(byte)
                both.insert(byte | 0x20)
            }
            return both
        }
    }

    enum Step: Sendable {
        case take(Class, next: Int)
        case either(Int, Int)
        case edge(next: Int)
        case end
    }

    private let steps: [Step]
    private let start: Int
    /// What a match begins with: one look decides for nearly every place.
    private let opens: Class
    private static let longestMatch = 256

    /// - Throws: `TextPatternError`, which says where the pattern can't be read or why it can't be used.
    package init(_ source: String) throws(TextPatternError) {
        var reader = TextPatternReader(source)
        let node = try reader.read()
        guard node.leastLength >= 3 else { throw .tooShort }
        var steps: [Step] = [.end]
        start = try Self.compile(node, then: 0, &steps)
        self.steps = steps
        opens = Self.opens(of: steps, from: start)
    }

    /// Where the pattern is found, in bytes, not overlapping.
    ///
    /// - Complexity: O(length · size of the pattern).
    func ranges(in utf8: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var best: Range<Int>?
        var now = Places(count: steps.count)
        var next = Places(count: steps.count)
        var index = 0
        while index <= utf8.count {
            if best == nil, index < utf8.count, opens.contains(utf8[index]) {
                add(start, from: index, isEdge(at: index, in: utf8), to: &now)
            }
            next.removeAll()
            for step in now.active {
                let begin = now.begins[step]
                switch steps[step] {
                case .end:
                    if begin < best?.lowerBound ?? .max || begin == best?.lowerBound { best = begin..<index }
                case .take(let set, let after):
                    guard index < utf8.count, index - begin < Self.longestMatch, set.contains(utf8[index]),
                        begin <= best?.lowerBound ?? .max
                    else { continue }
                    add(after, from: begin, isEdge(at: index + 1, in: utf8), to: &next)
                case .either, .edge: continue
                }
            }
            swap(&now, &next)
            index += 1
            if let whole = best, !now.active.contains(where: { now.begins[$0] <= whole.lowerBound }) {
                found.append(whole)
                best = nil
                // What began within it is void; what was read beyond it is read again.
                now.removeAll()
                index = whole.upperBound
            }
        }
        return found
    }

    private func isEdge(at index: Int, in utf8: [UInt8]) -> Bool {
        utf8.at(index - 1).isWordByte != utf8.at(index).isWordByte
    }

    /// The steps that are under way, each with the leftmost place where its match began.
    private struct Places {
        var begins: [Int]
        var active: [Int] = []

        init(count: Int) { begins = [Int](repeating: .max, count: count) }

        mutating func removeAll() {
            for step in active { begins[step] = .max }
            active.removeAll(keepingCapacity: true)
        }
    }

    private func add(_ first: Int, from begin: Int, _ isEdge: Bool, to places: inout Places) {
        var waiting = [first]
        while let step = waiting.popLast() {
            guard begin < places.begins[step] else { continue }
            if places.begins[step] == .max { places.active.append(step) }
            places.begins[step] = begin
            switch steps[step] {
            case .either(let left, let right): waiting += [right, left]
            case .edge(let next): if isEdge { waiting.append(next) }
            case .take, .end: continue
            }
        }
    }

    private static func opens(of steps: [Step], from start: Int) -> Class {
        var opens = Class()
        var seen: Set<Int> = []
        var waiting = [start]
        while let step = waiting.popLast() {
            guard seen.insert(step).inserted else { continue }
            switch steps[step] {
            case .take(let set, _): opens = opens.union(set)
            case .either(let left, let right): waiting += [left, right]
            case .edge(let next): waiting.append(next)
            case .end: continue
            }
        }
        return opens
    }

    private static func compile(
        _ node: TextPatternNode, then next: Int, _ steps: inout [Step]
    ) throws(TextPatternError) -> Int {
        guard steps.count < 2000 else { throw .tooLarge }
        switch node {
        case .empty: return next
        case .edge:
            steps.append(.edge(next: next))
            return steps.count - 1
        case .class(let set):
            steps.append(.take(set, next: next))
            return steps.count - 1
        case .sequence(let nodes):
            var next = next
            for node in nodes.reversed() { next = try compile(node, then: next, &steps) }
            return next
        case .choice(let nodes):
            var first = try compile(nodes[nodes.count - 1], then: next, &steps)
            for node in nodes.dropLast().reversed() {
                let other = try compile(node, then: next, &steps)
                steps.append(.either(other, first))
                first = steps.count - 1
            }
            return first
        case .repeated(let node, let least, let most):
            var first = next
            if let most {
                for _ in least..<most {
                    let body = try compile(node, then: first, &steps)
                    steps.append(.either(body, next))
                    first = steps.count - 1
                }
            } else {
                steps.append(.either(0, next))
                let loop = steps.count - 1
                let body = try compile(node, then: loop, &steps)
                steps[loop] = .either(body, next)
                first = loop
            }
            for _ in 0..<least { first = try compile(node, then: first, &steps) }
            return first
        }
    }
}

/// Why a pattern can't be used.
package enum TextPatternError: Error, Equatable {
    /// Characters are counted from 1.
    case unexpected(String, at: Int)
    case notASCII(at: Int)
    case unfinished
    case tooShort
    case tooLarge

    package var message: String {
        switch self {
        case .unexpected(let what, let place): "has '\(what)' at character \(place), where it can't stand"
        case .notASCII(let place): "has a character that is not ASCII, at \(place)"
        case .unfinished: "ends within a group, a class or an escape"
        case .tooShort: "fits texts of less than 3 characters"
        case .tooLarge: "is too large"
        }
    }
}

extension UInt8 {
    /// A letter, a digit, `_`, or part of a letter that is not ASCII.
    fileprivate var isWordByte: Bool { isASCIIAlphanumeric || self == 0x5F || self >= 0x80 }
}
