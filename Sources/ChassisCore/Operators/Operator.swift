/// Somebody who works with a workspace's store, by the name of the account on this machine. (`operators:` in
/// `chassis.yaml`.)
///
/// Who is not named may do everything that needs no role.
package struct Operator: Hashable, Sendable {
    package enum Role: String, CaseIterable, Sendable {
        /// May see the values behind a trace's placeholders, each time with a reason that is kept.
        case unmask
    }

    package var name: String
    package var roles: Set<Role>

    package init(name: String, roles: Set<Role>) {
        self.name = name
        self.roles = roles
    }
}

extension Workspace {
    /// An unknown name may not.
    package func mayUnmask(_ name: String) -> Bool {
        operators.contains { $0.name == name && $0.roles.contains(.unmask) }
    }

    /// Whether the values behind placeholders are kept, sealed, beside their traces: only where somebody may see them.
    package var keepsMasked: Bool { operators.contains { $0.roles.contains(.unmask) } }
}
