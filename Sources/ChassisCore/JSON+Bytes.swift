/// JSON of a known form as it is written, for what every request has: it is made without a tree of values.
package struct JSONBytes: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// What is JSON already, or a piece of it.
    package mutating func plain(_ piece: StaticString) {
        piece.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func text(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { JSON.escape($0, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func integer(_ number: Int64) { bytes.append(contentsOf: String(number).utf8) }

    package mutating func json(_ value: JSON) { bytes += value.utf8 }
}
