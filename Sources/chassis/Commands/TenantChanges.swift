import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisWorkspace
import Foundation

extension TenantsCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a tenant to chassis.yaml; running processes take it on at once.",
            discussion: "Its plan's credits of this month are granted. The way back is: chassis tenants erase ID")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "A name of lower-case letters, digits, - and _, which everything of the tenant carries.")
        var tenant: String
        @Option(help: "One of the plans of chassis.yaml.") var plan: String
        @Option(help: "What people call it (default: the id).") var name: String?
        @Option(help: "Where its phone numbers without a country code are from, as two capital letters.")
        var region = "US"

        func run() async throws {
            let added = Tenant(id: tenant, name: name ?? tenant, plan: plan, region: region)
            try TenantsFile(folder: try global.folder(), environment: Environment.value).add(added)
            // The engine syncs the workspace's tenants into the store as it starts.
            let account = try await global.makeEngine().store.tenantAccounts().first { $0.id == tenant }
            guard let account else { return }
            StandardStream.output.writeLine(
                account.row,
                or: "\(account.id) is on plan \(account.plan) and has \(account.balance.text) credits; "
                    + "a key for it: chassis tenants key \(account.id)", isJSON: global.json)
        }
    }

    struct Limit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a tenant limits of its own in chassis.yaml, over its plan's; shows them without options.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The tenant's id.") var tenant: String
        @Option(help: "Requests a minute, or 'plan' for what its plan says.", transform: LimitWish.init)
        var requestsPerMinute: LimitWish?
        @Option(help: "Tokens a minute, or 'plan'.", transform: LimitWish.init) var tokensPerMinute: LimitWish?
        @Option(help: "Unfinished jobs at once, or 'plan'.", transform: LimitWish.init) var concurrency: LimitWish?

        func run() async throws {
            let before = try known()
            var limits = before.limits
            if let wish = requestsPerMinute { limits.requestsPerMinute = wish.number }
            if let wish = tokensPerMinute { limits.tokensPerMinute = wish.number }
            if let wish = concurrency { limits.concurrency = wish.number }
            if limits != before.limits {
                try TenantsFile(folder: try global.folder(), environment: Environment.value).set(limits, of: tenant)
            }
            let after = try global.load().workspace
            let inForce = after.plan(of: try known())?.limits ?? limits
            guard !global.json else {
                StandardStream.output.writeLine(inForce.row(of: tenant))
                return
            }
            StandardStream.output.writeLine("\(tenant): \(inForce.words)")
            if limits != before.limits {
                Report.say("before, it was: chassis tenants limit \(tenant) \(before.limits.options)")
            }
        }

        private func known() throws -> Tenant {
            let tenants = try global.load().workspace.tenants
            guard let found = tenants.first(where: { $0.id == tenant }) else {
                throw EngineError.unknownTenant(tenant, known: tenants.map(\.id))
            }
            return found
        }
    }
}

/// A number of 1 or more, or `plan`.
struct LimitWish {
    let number: Int?

    init(_ argument: String) throws {
        number = argument == "plan" ? nil : Int(argument)
        guard argument == "plan" || number.map((1...1_000_000_000).contains) == true else {
            throw ValidationError("a limit is a whole number from 1 to 1,000,000,000, or 'plan'")
        }
    }
}

extension RateLimits {
    private var named: [(option: String, words: String, value: Int?)] {
        [
            ("requests-per-minute", "requests a minute", requestsPerMinute),
            ("tokens-per-minute", "tokens a minute", tokensPerMinute), ("concurrency", "jobs at once", concurrency),
        ]
    }

    fileprivate var words: String {
        named.map { "\($0.value.map { "\($0)" } ?? "any number of") \($0.words)" }.joined(separator: ", ")
    }

    fileprivate var options: String {
        named.map { "--\($0.option) \($0.value.map { "\($0)" } ?? "plan")" }.joined(separator: " ")
    }

    fileprivate func row(of tenant: String) -> JSON {
        func json(_ value: Int?) -> JSON { value.map { .integer(Int64($0)) } ?? .null }
        return [
            "id": .string(tenant), "requests_per_minute": json(requestsPerMinute),
            "tokens_per_minute": json(tokensPerMinute), "concurrency": json(concurrency),
        ]
    }
}
