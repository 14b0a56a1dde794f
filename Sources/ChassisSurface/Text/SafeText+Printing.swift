/// Foreign text outside of our own screens: it keeps its lines, and nothing in it is obeyed or hidden.
extension SafeText {
    /// Text for people, made fit to print: what a terminal obeys or hides shows as in a cell, all else stays as it is.
    ///
    /// Line feeds and tabs stay, a carriage return before a line feed goes. Widths don't count here, so joined emoji and
    /// any number of marks stay too.
    ///
    ///     SafeText.terminalSafe("a\n\u{1B}[2J\u{202E}b")      // "a\n␛[2J‹RLO›b"
    package static func terminalSafe(_ foreign: String) -> String {
        guard foreign.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 >= 0x7F }) else { return foreign }
        var gate = Gate(breaks: .marks)
        var out: [UInt8] = []
        out.reserveCapacity(foreign.utf8.count)
        var scalars = foreign.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            if scalar == "\r", next == "\n" { continue }
            gate.print(scalar, to: &out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// JSON made fit to print: the same value, with what a terminal obeys or hides as `\u` escapes.
    ///
    /// - Parameter json: Valid JSON, in which such characters stand in strings only.
    package static func terminalSafe(json: String) -> String {
        guard json.utf8.contains(where: { $0 >= 0x7F }) else { return json }
        var out = ""
        for scalar in json.unicodeScalars {
            guard ScalarClass(scalar).isObeyedOrHidden, scalar.value >= 0x20 else {
                out.unicodeScalars.append(scalar)
                continue
            }
            for unit in UTF16.encode(scalar) ?? .init() {
                let digits = String(unit, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return out
    }
}

extension ScalarClass {
    fileprivate var isObeyedOrHidden: Bool { self == .control || self == .hidden }
}

extension Gate {
    /// Appends what `scalar` shows as, itself where a terminal neither obeys nor hides it.
    fileprivate mutating func print(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
        if scalar == "\n" || scalar == "\t" || !ScalarClass(scalar).isObeyedOrHidden || joins(scalar) {
            keep(scalar, &out)
        } else {
            _ = write(scalar, to: &out)
        }
    }
}
