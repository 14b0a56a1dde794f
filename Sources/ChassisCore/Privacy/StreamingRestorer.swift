/// Puts values back into a text that comes in pieces, and never gives out half a placeholder.
///
/// What could still become a placeholder is held back until the next piece or the end: at most 40 bytes or so.
package struct StreamingRestorer: Sendable {
    private let map: MaskMap
    private var held: [UInt8] = []
    /// The byte before those held.
    private var before: UInt8 = 0

    package init(_ map: MaskMap) { self.map = map }

    /// Whether the end of what was pushed could still become a placeholder.
    package var isHolding: Bool { !held.isEmpty }

    /// Takes the next piece and returns what is certain by now; often the piece itself.
    package mutating func push(_ chunk: String) -> String {
        held += chunk.utf8
        return drain(isLast: false)
    }

    /// Returns what was held back. Call it once, at the end.
    package mutating func finish() -> String {
        drain(isLast: true)
    }

    private mutating func drain(isLast: Bool) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(held.count)
        var index = 0
        scan: while index < held.count {
            guard Placeholder.mayStart(held[index]) else {
                output.append(held[index])
                index += 1
                continue
            }
            switch Placeholder.read(at: index, in: held, before: before, isLast: isLast) {
            case .placeholder(let placeholder, let end):
                if let value = map.value(of: placeholder) {
                    Self.append(value, for: held[index], to: &output)
                } else {
                    output += held[index..<end]
                }
                index = end
            case .unfinished where !isLast:
                break scan
            case .unfinished, .none:
                output.append(held[index])
                index += 1
            }
        }
        if index > 0 { before = held[index - 1] }
        held.removeFirst(index)
        return String(decoding: output, as: UTF8.self)
    }

    /// Within an address a value is percent-encoded as its placeholder was, and parentheses are the sentence's.
    ///
    /// - Parameter opening: The byte that the placeholder began with.
    private static func append(_ value: String, for opening: UInt8, to output: inout [UInt8]) {
        switch opening {
        case .of("%"):
            for byte in value.utf8 {
                // RFC 3986 §2.3: what needs no code.
                if byte.isASCIIAlphanumeric || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte) {
                    output.append(byte)
                } else {
                    output += [.of("%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
        case .of("("): output += [.of("(")] + value.utf8 + [.of(")")]
        default: output += value.utf8
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
