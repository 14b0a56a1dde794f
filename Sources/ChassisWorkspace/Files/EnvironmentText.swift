/// `${VAR}` and `${VAR:-default}` in a text, replaced from the environment.
enum EnvironmentText {
    struct Problem: Error {
        let what: String
        let expected: String
    }

    /// A variable that is set to nothing counts as not set.
    static func expand(_ text: String, environment: (String) -> String?) -> Result<String, Problem> {
        var out = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "${") {
            out += rest[..<open.lowerBound]
            guard let close = rest[open.upperBound...].firstIndex(of: "}") else {
                return .failure(Problem(what: "has a '${' that is not closed", expected: "${VAR} or ${VAR:-default}"))
            }
            let inner = rest[open.upperBound..<close]
            let divider = inner.firstRange(of: ":-")
            let name = String(inner[..<(divider?.lowerBound ?? inner.endIndex)])
            guard isVariable(name) else {
                return .failure(
                    Problem(what: "has a variable with a bad name", expected: "${VAR} or ${VAR:-default}"))
            }
            if let value = environment(name), !value.isEmpty {
                out += value
            } else if let divider {
                out += inner[divider.upperBound...]
            } else {
                let what = "needs the environment variable \(name), which is not set"
                return .failure(Problem(what: what, expected: "it to be set, or a default as in ${\(name):-http://…}"))
            }
            rest = rest[rest.index(after: close)...]
        }
        return .success(out + rest)
    }

    static func isVariable(_ name: String) -> Bool {
        let isFirst = { (byte: UInt8) in (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F }
        guard let first = name.utf8.first, isFirst(first), name.utf8.count <= 128 else { return false }
        return name.utf8.allSatisfy { isFirst($0) || (0x30...0x39).contains($0) }
    }
}
