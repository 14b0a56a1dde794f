/// Finds values that were recognised before, also where nothing around them says what they are.
///
/// A tree of their bytes that grows by one value at a time: the next of ten thousand values costs as much as the first,
/// and each byte of text hardly more among ten thousand than beside one.
struct KnownValueFinder: Sendable {
    /// A byte of values, all of which have the same bytes before it.
    private struct Node {
        var byte: UInt8
        /// Of the values that end here; 0 where none does.
        var kinds: UInt16 = 0
        /// The next byte of the first of them, and another one in the place of this; 0 for none, as 0 is no node.
        var firstChild: Int32 = 0
        var sibling: Int32 = 0
    }

    private var nodes: [Node] = []
    /// The nodes of first bytes, 256 of them; empty as long as there is no value.
    private var roots: [Int32] = []

    var isEmpty: Bool { nodes.isEmpty }

    /// Adds a value, its ASCII letters in any case; one of less than 5 bytes (a secret: 4) or more than 128 is not
    /// searched for.
    mutating func insert(_ bytes: some Collection<UInt8>, kind: PersonalData) {
        guard (kind == .secret ? 4...128 : 5...128).contains(bytes.count), let first = bytes.first else { return }
        if nodes.isEmpty {
            nodes = [Node(byte: 0)]
            roots = [Int32](repeating: 0, count: 256)
        }
        var place = Int(roots[Int(first.asciiLowercased)])
        if place == 0 {
            place = append(first.asciiLowercased, before: 0)
            roots[Int(first.asciiLowercased)] = Int32(place)
            roots[Int(first.asciiUppercased)] = Int32(place)
        }
        for byte in bytes.dropFirst() {
            var next = child(of: place, byte.asciiLowercased)
            if next == 0 {
                next = append(byte.asciiLowercased, before: nodes[place].firstChild)
                nodes[place].firstChild = Int32(next)
            }
            place = next
        }
        nodes[place].kinds |= Self.bit(of: kind)
    }

    /// The longest value of these kinds at each start, not within a word; none overlapping.
    func matches(in utf8: [UInt8], of kinds: Set<PersonalData>) -> [PersonalDataMatch] {
        guard !isEmpty else { return [] }
        let wanted = kinds.reduce(0) { $0 | Self.bit(of: $1) }
        var found: [PersonalDataMatch] = []
        var index = 0
        while index < utf8.count {
            if roots[Int(utf8[index])] != 0, let match = match(at: index, in: utf8, wanted) {
                found.append(match)
                index = match.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private func match(at start: Int, in utf8: [UInt8], _ wanted: UInt16) -> PersonalDataMatch? {
        if utf8[start].isASCIIAlphanumeric, utf8.at(start - 1).isASCIIAlphanumeric { return nil }
        var place = Int(roots[Int(utf8[start])])
        var best: (end: Int, kinds: UInt16)?
        var index = start + 1
        while index < utf8.count {
            place = child(of: place, utf8[index].asciiLowercased)
            guard place != 0 else { break }
            index += 1
            let kinds = nodes[place].kinds & wanted
            guard kinds != 0 else { continue }
            let isWhole = !(utf8[index - 1].isASCIIAlphanumeric && utf8.at(index).isASCIIAlphanumeric)
            if isWhole { best = (index, kinds) }
        }
        guard let best else { return nil }
        return PersonalDataMatch(
            range: start..<best.end, kind: PersonalData.withPlaceholder[best.kinds.trailingZeroBitCount])
    }

    private func child(of place: Int, _ byte: UInt8) -> Int {
        var next = Int(nodes[place].firstChild)
        while next != 0, nodes[next].byte != byte { next = Int(nodes[next].sibling) }
        return next
    }

    private mutating func append(_ byte: UInt8, before sibling: Int32) -> Int {
        nodes.append(Node(byte: byte, sibling: sibling))
        return nodes.count - 1
    }

    private static func bit(of kind: PersonalData) -> UInt16 {
        1 << UInt16(PersonalData.withPlaceholder.firstIndex(of: kind) ?? 0)
    }
}
