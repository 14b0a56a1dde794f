import ChassisCore

/// JSON of a known form as it is written, for what every request has: it is made without a tree of values.
struct JSONBytes {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// What is JSON already, or a piece of it.
    mutating func plain(_ piece: StaticString) {
        piece.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func text(_ text: String) {
        guard text.utf8.all(Self.needsNoEscape) else { return json(.string(text)) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func integer(_ number: Int64) { bytes.append(contentsOf: String(number).utf8) }

    mutating func json(_ value: JSON) { bytes += value.utf8 }

    private static func needsNoEscape(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
    }
}

extension String.UTF8View {
    /// `allSatisfy`, which asks the string anew where each byte lies.
    func all(_ isSo: (UInt8) -> Bool) -> Bool {
        withContiguousStorageIfAvailable { $0.allSatisfy(isSo) } ?? allSatisfy(isSo)
    }
}
