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

        #expect(try file.remove("acme") == nil)

        #expect(try sample.load().workspace.tenants.map(\.id) == ["beta"])
        let left = try FileManager.default.contentsOfDirectory(atPath: sample.path + "/knowledge/tenants")
        #expect(left.isEmpty && file.pages(of: "acme").isEmpty && file.pages(of: "../..").isEmpty)
    }

    @Test func `a tenant whom other files name stays with its knowledge, and they are named`() throws {
        try sample.folder.write("---\ntenant: acme\n---\n# Terms\n\nNet 30.\n", to: "knowledge/terms.md")
        let before = try text

        do {
            _ = try file.remove("acme")
            Issue.record("removed")
        } catch {
            #expect(error.message.contains("knowledge/terms.md"))
        }

        #expect(try text == before && file.pages(of: "acme") == ["knowledge/tenants/acme/rates.md"])
        #expect(try file.remove("beta") == nil)
        #expect(throws: TenantFileError.self) { try file.remove("acme") }
        #expect(try sample.load().workspace.tenants.map(\.id) == ["acme"])
    }

    @Test func `the last tenant goes as well, and another may come after it`() throws {
        #expect(try file.remove("beta") == nil)
        #expect(try file.remove("acme") == nil)

        #expect(try sample.load().workspace.tenants.isEmpty)
        try file.add(Tenant(id: "gamma", name: "G", plan: "starter"))
        #expect(try sample.load().workspace.tenants.map(\.id) == ["gamma"])
    }

    @Test(arguments: [
        "{acme: {name: Acme GmbH, plan: starter, region: NO}, beta: {plan: starter}}",
        "{acme: {name: \"Acme, \\\"the\\\" {GmbH}\", plan: starter, limits: {concurrency: 9}}, beta: {plan: starter},} # both",
        "\n  {acme: {name: Anna's 'GmbH', plan: starter}, beta: {plan: starter}}",
        "{\n    acme: {plan: starter,\n      name: 'Acme: it''s {', region: NO},\n  beta: {plan: starter}\n}",
        "{\"acme\":{\"plan\":\"starter\"},\"beta\":{\"plan\":\"starter\"}}",
    ])
    func `tenants in braces are changed as those on lines are`(_ braces: String) throws {
        let block = "tenants:\n  acme: {name: Acme GmbH, plan: starter, region: NO}\n  beta: {plan: starter}\n"
        try replace(block, with: "tenants: \(braces)\n")
        let name = try #require(try sample.load().workspace.tenant("acme")).name

        try file.set(RateLimits(concurrency: 4), of: "acme")
        try file.add(Tenant(id: "gamma", name: "G", plan: "starter"))
        #expect(try file.remove("beta") == nil)

        let tenants = try sample.load().workspace.tenants
        #expect(tenants.map(\.id) == ["acme", "gamma"])
        #expect(tenants.first?.name == name && tenants.first?.limits == RateLimits(concurrency: 4))
        #expect(try file.remove("acme") == nil && file.remove("gamma") == nil)
        #expect(try sample.load().workspace.tenants.isEmpty)
    }

    @Test(arguments: [
        "tenants: {\n  # ours\n  acme: {plan: starter},\n  beta: {plan: starter}}\n",
        "\"tenants\":\n  acme: {plan: starter}\n  beta: {plan: starter}\n",
    ])
    func `a form that isn't known is never broken, and an erasure says which line is left`(_ form: String) throws {
        try replace(
            "tenants:\n  acme: {name: Acme GmbH, plan: starter, region: NO}\n  beta: {plan: starter}\n", with: form)
        let before = try text
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains("acme") }) + 1

        #expect(throws: TenantFileError.self) { try file.add(Tenant(id: "gamma", name: "G", plan: "starter")) }
        #expect(try file.remove("acme") == line)

        #expect(try text == before)
        #expect(file.pages(of: "acme").isEmpty)
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
