/// JSON Pointer (RFC 6901) in its string form, built a step at a time.
package enum JSONPointer {
    /// Escapes `~` and `/` in the name: `a/b` under `/x` is `/x/a~1b`.
    package static func appending(_ name: String, to pointer: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return pointer + "/" + name
        }
        var out = pointer + "/"
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": out += "~0"
            case "/": out += "~1"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    package static func appending(_ index: Int, to pointer: String) -> String { "\(pointer)/\(index)" }

    /// The names a pointer steps through, or nil when it isn't a pointer.
    static func steps(of pointer: String) -> [String]? {
        if pointer.isEmpty { return [] }
        guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
        var steps: [String] = []
        for step in pointer.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            var out: [UInt8] = []
            var isEscaped = false
            for byte in step {
                if isEscaped {
                    guard byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else { return nil }
                    out.append(byte == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/"))
                    isEscaped = false
                } else if byte == UInt8(ascii: "~") {
                    isEscaped = true
                } else {
                    out.append(byte)
                }
            }
            if isEscaped { return nil }
            steps.append(String(decoding: out, as: UTF8.self))
        }
        return steps
    }
}

extension JSON {
    func value(atStep step: String) -> JSON? {
        switch self {
        case .object(let object): object[step]
        case .array(let elements):
            if let index = Int(step), String(index) == step, elements.indices.contains(index) {
                elements[index]
            } else {
                nil
            }
        default: nil
        }
    }
}
