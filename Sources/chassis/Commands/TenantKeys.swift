import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

extension TenantsCommand {
    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key to the API for a tenant; it is shown this once. Older keys stay valid.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The tenant's id.") var tenant: String
        @Option(help: "What it may do, with commas between: submit, read, admin.") var scopes = "submit,read"
        @Option(help: "How long it is valid, for example 90d (default: until it is revoked).") var expires: String?

        private var wanted: Set<KeyScope>? {
            let words = scopes.split(separator: ",").map { $0.filter { $0 != " " } }
            let found = words.compactMap { KeyScope(rawValue: String($0)) }
            return found.isEmpty || found.count != words.count ? nil : Set(found)
        }

        private var lifetime: Duration? { expires.flatMap { Duration(parsing: $0) } }

        func validate() throws {
            if wanted == nil { throw ValidationError("--scopes takes submit, read and admin, with commas between.") }
            if expires != nil, lifetime.map({ $0 <= .zero }) ?? true {
                throw ValidationError("--expires takes a duration above 0, for example 12h or 90d.")
            }
        }

        func run() async throws {
            let engine = try await global.makeEngine()
            let issued = try await engine.issueKey(for: tenant, scopes: wanted ?? [], lifetime: lifetime)
            guard global.json else {
                StandardStream.output.writeLine(issued.text)
                Report.say("this is the only time that the key is shown; its id is \(issued.key.id)")
                return
            }
            var row = issued.key.row
            row = row.with("key", .string(issued.text))
            StandardStream.output.writeLine(row)
        }
    }

    struct Keys: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A tenant's keys, without their secrets.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The tenant's id.") var tenant: String

        func run() async throws {
            let store = try global.openStoreAlone()
            let keys = try await store.keys(of: tenant)
            if global.json {
                for key in keys { StandardStream.output.writeLine(key.row) }
                return
            }
            let now = SystemClock().now()
            var table = TextTable(["ID", "SCOPES", "CREATED", "EXPIRES", "LAST USED", "STATE"], figures: [])
            for key in keys {
                table.add([
                    key.id, key.scopes.map(\.rawValue).sorted().joined(separator: ","), key.createdAt.rfc3339,
                    key.expiresAt?.rfc3339 ?? "never", key.lastUsedAt?.rfc3339 ?? "–",
                    key.revokedAt != nil ? "revoked" : key.isValid(at: now) ? "valid" : "expired",
                ])
            }
            StandardStream.output.writeLine(table.text)
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Revoke a key for good; running servers refuse it at once.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The key's id, as 'chassis tenants keys' shows it.") var key: String

        func run() async throws {
            let revoked = try await global.makeEngine().revokeKey(key)
            StandardStream.output.writeLine(
                revoked.row, or: "\(revoked.id) of \(revoked.tenant) is revoked", isJSON: global.json)
        }
    }
}

extension APIKey {
    var row: JSON {
        [
            "id": .string(id), "tenant": .string(tenant),
            "scopes": .array(scopes.map(\.rawValue).sorted().map { .string($0) }), "created_at": .init(createdAt),
            "expires_at": .init(expiresAt), "revoked_at": .init(revokedAt), "last_used_at": .init(lastUsedAt),
        ]
    }
}
