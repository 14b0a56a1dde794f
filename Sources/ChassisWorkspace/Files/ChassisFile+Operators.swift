import ChassisCore

extension ChassisFile {
    /// `operators: {ada: {roles: [unmask]}}`
    static func operators(_ fields: Fields, log: ProblemLog) -> [Operator] {
        let entries = fields.entries("operators", isRequired: false, naming: accounts, isName: isAccount)
        return entries.compactMap { entry in
            let path = "operators.\(entry.name)"
            guard let fields = Fields(entry.node, path: path, keys: ["roles"], log: log) else { return nil }
            return Operator(name: entry.name, roles: roles(fields))
        }
    }

    private static func roles(_ fields: Fields) -> Set<Operator.Role> {
        let words = Operator.Role.allCases.map(\.rawValue)
        let expected = "a list of \(choice(words))"
        let roles = fields.elements("roles", expected: expected).compactMap { node -> Operator.Role? in
            if let role = node.text.flatMap(Operator.Role.init(rawValue:)) { return role }
            fields.log.error(
                node.place,
                "\(fields.label("roles")) names no role\(suggestion(for: node.text ?? "", among: words))",
                expected: choice(words), found: node.found)
            return nil
        }
        return Set(roles)
    }

    private static let accounts = "the name of an account on this machine, as 'id -un' prints it"

    private static func isAccount(_ name: String) -> Bool {
        !name.isEmpty && name.unicodeScalars.count <= 64 && !name.contains { $0.isWhitespace || $0 == ":" }
            && printable(name, limit: 64) == name
    }
}
