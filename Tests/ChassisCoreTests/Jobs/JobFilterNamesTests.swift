import Testing

@testable import ChassisCore

struct JobFilterNamesTests {
    private static let workspace: Workspace = {
        Workspace(
            root: "/w", name: "Dovetally", storePath: "/w/s.sqlite",
            tenants: [
                Tenant(id: "Northwind", name: "Northwind", plan: "starter"),
                Tenant(id: "acme", name: "Acme", plan: "starter"),
            ])
    }()

    @Test(arguments: [
        ("tenant:acme", []), ("tenant:NORTHWIND,north*", []), ("tenant:~evals", []), ("nobody error:nobody", []),
        ("tenant:\"\"", []), ("tenant:nortwind", ["nortwind→Northwind"]),
        ("-(state:failed or tenant:acm)", ["acm→acme"]), ("tenant:zzzzzzzz,acme*x", ["zzzzzzzz→?", "acme*x→?"]),
    ])
    func `names that the workspace doesn't have are found, each with the one most like it`(
        _ filter: String, _ names: [String]
    ) throws {
        let strange = try JobFilter(parsing: filter).strangeNames(in: Self.workspace)

        #expect(strange.map { "\($0.name)→\($0.nearest ?? "?")" } == names)
    }

    @Test func `the beginning of a name leads to those that begin so`() throws {
        let strange = try JobFilter(parsing: "tenant:nor").strangeNames(in: Self.workspace)

        #expect(strange.map(\.beginnings) == [["Northwind"]])
    }
}
