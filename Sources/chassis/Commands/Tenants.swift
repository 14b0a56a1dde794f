import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisWorkspace
import Foundation

struct TenantsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenants", abstract: "The tenants, their plans and their credits.",
        subcommands: [
            List.self, Add.self, Grant.self, Limit.self, Key.self, Keys.self, Revoke.self, Webhook.self, Erase.self,
        ],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every tenant with its balance.")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let accounts = try await global.makeEngine(toLook: true).store.tenantAccounts()
            if global.json {
                for account in accounts { StandardStream.output.writeLine(account.row) }
                return
            }
            var table = TextTable(["TENANT", "NAME", "PLAN", "BALANCE", "HELD"], figures: [3, 4])
            for account in accounts {
                table.add([account.id, account.name, account.plan, account.balance.text, account.held.text])
            }
            StandardStream.output.writeLine(table.text)
        }
    }

    struct Grant: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a tenant credits, or take back what was given by mistake: -4500.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The tenant's id.") var tenant: String
        @Argument(help: "Credits, for example 500, 2.5 or -20.") var credits: String
        @Option(help: "The same key grants once only (default: a new one each time).") var key: String?

        private var amount: Credits? {
            guard case .scaled(let milli) = ExactDecimal(credits, digits: 3), milli != 0, abs(milli) <= Self.most else {
                return nil
            }
            return Credits(milli: milli)
        }

        /// A trillion credits.
        private static let most: Int64 = 1_000_000_000_000_000

        func validate() throws {
            if key?.isEmpty == true { throw ValidationError("--key takes a text of 1 byte or more; found none.") }
            if amount == nil {
                throw ValidationError(
                    "CREDITS takes a number from 0.001 to 1000000000000 in steps of 0.001, for example 500 or 2.5, with a "
                        + "minus to take back; found "
                        + "'\(credits)'.")
            }
        }

        func run() async throws {
            let engine = try await global.makeEngine()
            let isNew = try await engine.store.grantCredits(
                tenant: tenant, amount ?? .zero, key: key ?? "grant:\(UUID().uuidString)", now: engine.clock.now())
            let account = try await engine.store.tenantAccounts().first { $0.id == tenant }
            guard let account else { return }
            let words = "\(account.id) has \(account.balance.text) credits, \(account.held.text) held"
            guard isNew else {
                StandardStream.output.writeLine(
                    account.row.with("existing", .bool(true)), or: "granted already: \(words)", isJSON: global.json)
                return
            }
            StandardStream.output.writeLine(account.row, or: words, isJSON: global.json)
        }
    }
}

extension TenantAccount {
    var row: JSON {
        [
            "id": .string(id), "name": .string(name), "plan": .string(plan),
            "balance_millicredits": .integer(balance.milli), "held_millicredits": .integer(held.milli),
        ]
    }
}

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The credits ledger.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute every balance and hold from its entries; fails when one differs.")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let store = try global.openStoreAlone()
            let report = try await store.verifyLedger()
            if global.json {
                let row: JSON = [
                    "ok": .bool(report.mismatches.isEmpty), "tenants": .integer(Int64(report.tenants)),
                    "entries": .integer(Int64(report.entries)),
                    "problems": .array(report.mismatches.map { .string($0) }),
                ]
                StandardStream.output.writeLine(row)
            } else {
                for problem in report.mismatches { StandardStream.output.writeLine("✗ \(problem)") }
                if report.mismatches.isEmpty {
                    StandardStream.output.writeLine(
                        "clean: \(report.entries) entries of \(report.tenants) tenants add up")
                }
            }
            if !report.mismatches.isEmpty { throw ExitCode(1) }
        }
    }
}
