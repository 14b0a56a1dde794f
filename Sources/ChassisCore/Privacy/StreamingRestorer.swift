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
                    output += value.utf8
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
}
