import ChassisCore
import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Testing

struct TenantsFileTests {
    private let sample: SampleWorkspace
    private let file: TenantsFile

    init() throws {
        sample = try SampleWorkspace()
        file = TenantsFile(folder: sample.path) { _ in nil }
    }

    private var text: String {
        get throws { try String(contentsOfFile: sample.path + "/chassis.yaml", encoding: .utf8) }
    }

    private func replace(_ old: String, with new: String) throws {
        let changed = try text.replacing(old, with: new)
        try sample.folder.write(changed, to: "chassis.yaml")
    }

    @Test func `a tenant is added behind the others, and nothing else of the file changes`() throws {
        try replace("  beta: {plan: starter}\n", with: "  beta: {plan: starter} # the second\n  # no more yet\n")
        let before = try text

        try file.add(Tenant(id: "gamma", name: "Gamma \"G\" SARL: # 1", plan: "starter", region: "NO"))

        let line = "  gamma: {name: \"Gamma \\\"G\\\" SARL: # 1\", plan: starter, region: \"NO\"}\n"
        #expect(try text == before.replacing("# the second\n", with: "# the second\n" + line))
        let added = try sample.load().workspace.tenant("gamma")
        #expect(added?.name == "Gamma \"G\" SARL: # 1")
        #expect(added?.region == "NO")
    }

    @Test func `what can't be added leaves the file as it was`() throws {
        let before = try text

        #expect(throws: TenantFileError.self) { try file.add(Tenant(id: "acme", name: "A", plan: "starter")) }
        #expect(throws: TenantFileError.self) { try file.add(Tenant(id: "x: {}", name: "A", plan: "starter")) }
        #expect(throws: TenantFileError.self) { try file.add(Tenant(id: "delta", name: "A", plan: "nope")) }
        #expect(throws: TenantFileError.self) { try file.set(RateLimits(concurrency: 1), of: "nobody") }

        #expect(try text == before)
        let left = try FileManager.default.contentsOfDirectory(atPath: sample.path)
        #expect(left.allSatisfy { !$0.hasPrefix(".chassis") })
    }

    @Test(arguments: [
        "acme: {name: Acme GmbH, plan: starter, region: NO}",
        "acme:\n    name: Acme GmbH # as registered\n    plan: starter\n    region: NO",
        "acme: {name: Acme GmbH, plan: starter, limits: {concurrency: 9}, region: NO} # ours",
        "acme: {limits: {concurrency: 9}, name: Acme GmbH, plan: starter}",
        "acme:\n    name: Acme GmbH\n    limits:\n      concurrency: 9\n      # a rush\n      requests_per_minute: 7\n    plan: starter",
    ])
    func `limits take the place of those before, in either form`(_ entry: String) throws {
        try replace("acme: {name: Acme GmbH, plan: starter, region: NO}", with: entry)
        let name = try #require(try sample.load().workspace.tenant("acme")).name

        try file.set(RateLimits(requestsPerMinute: 60, tokensPerMinute: 5000), of: "acme")

        let changed = try #require(try sample.load().workspace.tenant("acme"))
        #expect(changed.limits == RateLimits(requestsPerMinute: 60, tokensPerMinute: 5000))
        #expect(changed.name == name)
        try file.set(RateLimits(), of: "acme")
        #expect(try sample.load().workspace.tenant("acme")?.limits.isEmpty == true)
        #expect(try text.contains("limits") == false)
    }

    @Test func `a tenant's own limits hold, and its plan's where it has none`() throws {
        try replace("weight: 2}", with: "weight: 2, limits: {requests_per_minute: 10, concurrency: 3}}")
        try file.set(RateLimits(requestsPerMinute: 60), of: "acme")

        let workspace = try sample.load().workspace

        let acme = try #require(workspace.tenant("acme").flatMap(workspace.plan(of:)))
        #expect(acme.limits == RateLimits(requestsPerMinute: 60, concurrency: 3))
        let beta = try #require(workspace.tenant("beta").flatMap(workspace.plan(of:)))
        #expect(beta.limits == RateLimits(requestsPerMinute: 10, concurrency: 3))
    }

    @Test func `a tenant goes with the knowledge of its own`() throws {
        #expect(file.pages(of: "acme") == ["knowledge/tenants/acme/rates.md"])

        try file.remove("acme")

        #expect(try sample.load().workspace.tenants.map(\.id) == ["beta"])
        let left = try FileManager.default.contentsOfDirectory(atPath: sample.path + "/knowledge/tenants")
        #expect(left.isEmpty && file.pages(of: "acme").isEmpty && file.pages(of: "../..").isEmpty)
    }

    @Test func `a tenant whom other files name stays with its knowledge, and they are named`() throws {
        try sample.folder.write("---\ntenant: acme\n---\n# Terms\n\nNet 30.\n", to: "knowledge/terms.md")
        let before = try text

        do {
            try file.remove("acme")
            Issue.record("removed")
        } catch {
            #expect(error.message.contains("knowledge/terms.md"))
        }

        #expect(try text == before && file.pages(of: "acme") == ["knowledge/tenants/acme/rates.md"])
        try file.remove("beta")
        #expect(throws: TenantFileError.self) { try file.remove("acme") }
        #expect(try sample.load().workspace.tenants.map(\.id) == ["acme"])
    }

    @Test func `a form that isn't known is refused, never broken`() throws {
        try replace(
            "tenants:\n  acme: {name: Acme GmbH, plan: starter, region: NO}\n  beta: {plan: starter}\n",
            with: "tenants: {acme: {plan: starter}, beta: {plan: starter}}\n")
        let before = try text

        #expect(throws: TenantFileError.self) { try file.add(Tenant(id: "gamma", name: "G", plan: "starter")) }

        #expect(try text == before)
    }

    @Test func `many who add at once all get in`() async throws {
        let file = file
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                group.addTask { try file.add(Tenant(id: "t\(number)", name: "T", plan: "starter")) }
            }
            try await group.waitForAll()
        }

        #expect(try sample.load().workspace.tenants.count == 14)
    }
}
