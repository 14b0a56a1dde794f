extension JobFilter {
    /// A name that a filter asks for and that nothing is called.
    package struct StrangeName: Hashable, Sendable {
        package var field: Field
        /// As the filter means it: in lower case, with its stars.
        package var name: String
        /// The name most like it that is known; `nil` when none is near.
        package var nearest: String?
        /// Those that begin with it, while it is still being typed.
        package var beginnings: [String] = []
    }

    /// The names of tenants, features and models in a filter that a workspace doesn't have, in the order they stand in.
    ///
    /// A filter with such a name is no mistake: jobs outlive the names that they ran under.
    ///
    ///     try JobFilter(parsing: "tenant:nortwind").strangeNames(in: workspace)
    ///     // [StrangeName(field: .tenant, name: "nortwind", nearest: "northwind")]
    ///
    /// - Complexity: O(terms · names).
    package func strangeNames(in workspace: Workspace) -> [StrangeName] {
        var found: [StrangeName] = []
        Self.visit(expression) { field, tests in
            guard let known = workspace.names(of: field) else { return }
            for case .text(let pattern) in tests where !pattern.isEmpty {
                guard !known.contains(where: { pattern.matches($0.lowercasedASCII) }) else { continue }
                let name = pattern.pieces.joined(separator: "*")
                found.append(
                    StrangeName(
                        field: field, name: name, nearest: Nearest.name(to: name, among: known),
                        beginnings: known.filter { $0.lowercasedASCII.hasPrefix(name) }))
            }
        }
        return found
    }

    private static func visit(_ expression: Expression, _ body: (Field, [Test]) -> Void) {
        switch expression {
        case .and(let parts), .or(let parts): for part in parts { visit(part, body) }
        case .not(let part): visit(part, body)
        case .field(let field, let tests): body(field, tests)
        case .word: break
        }
    }
}

extension Workspace {
    /// What jobs can name in a field; `nil` where anything can stand.
    fileprivate func names(of field: JobFilter.Field) -> [String]? {
        switch field {
        case .tenant: tenants.map(\.id) + [InternalTenant.evals]
        case .feature: features.map(\.name)
        case .model: models.map(\.name)
        default: nil
        }
    }
}
