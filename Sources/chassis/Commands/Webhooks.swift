import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

struct WebhooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks", abstract: "The messages about ended jobs: what was sent, what waits, what failed.",
        subcommands: [List.self, Retry.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Messages, the oldest first.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "pending, delivered or failed.") var state: WebhookMessage.State?
        @Option(help: "At most this many, the newest.") var limit = 100_000

        func run() async throws {
            let store = try global.openStoreAlone()
            let messages = try await store.webhooks(state: state, limit: limit).reversed()
            if global.json {
                for message in messages { StandardStream.output.writeLine(message.row) }
                return
            }
            if messages.isEmpty {
                StandardStream.output.writeLine("No messages. A job that names a webhook sends one when it ends.")
                return
            }
            var table = TextTable(
                ["ID", "JOB", "TENANT", "TYPE", "STATE", "TRIES", "STATUS", "NEXT", ""], figures: [5])
            for message in messages {
                table.add([
                    message.name, message.job.description, message.tenant, message.type, message.state.rawValue,
                    String(message.attempts), message.lastStatus.map(String.init) ?? "–",
                    message.dueAt?.rfc3339 ?? "–", message.lastError ?? "",
                ])
            }
            StandardStream.output.writeLine(table.text)
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send a message now that was given up or waits for its next try; or all of one receiver.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The message's id, as 'chassis webhooks list' shows it.") var id: String?
        @Option(help: "All messages to this host that wait or were given up.") var receiver: String?

        func validate() throws {
            if (id == nil) == (receiver == nil) { throw ValidationError("Give a message's id, or --receiver HOST.") }
        }

        func run() async throws {
            let store = try global.openStoreAlone(toLook: false)
            let now = SystemClock().now()
            if let receiver {
                let count = try await store.retryWebhooks(to: receiver, now: now)
                guard count > 0 else {
                    throw CommandError.refused(
                        "No message to '\(receiver)' waits or was given up.",
                        remedy: "list them: chassis webhooks list")
                }
                let messages = count == 1 ? "1 message is" : "\(count) messages are"
                return StandardStream.output.writeLine("\(messages) sent now")
            }
            let id = id ?? ""
            let number = Int64(id.hasPrefix("msg_") ? String(id.dropFirst(4)) : id) ?? 0
            guard try await store.retryWebhook(number, now: now) else {
                throw CommandError.refused(
                    Self.obstacle(try await store.webhook(number), id), remedy: "list them: chassis webhooks list")
            }
            StandardStream.output.writeLine("\(id) is sent now")
        }

        private static func obstacle(_ message: WebhookMessage?, _ id: String) -> String {
            guard let message else { return "There is no message '\(id)'." }
            return message.state == .delivered
                ? "\(id) was delivered, and is not sent twice." : "\(id) is being sent now."
        }
    }
}

extension WebhookMessage.State: ExpressibleByArgument {}

extension WebhookMessage {
    var row: JSON {
        [
            "id": .string(name), "job": .string(job.description), "tenant": .string(tenant), "type": .string(type),
            "state": .string(state.rawValue), "attempts": .integer(Int64(attempts)),
            "created_at": .string(createdAt.rfc3339), "due_at": .init(dueAt?.rfc3339),
            "last_status": lastStatus.map { .integer(Int64($0)) } ?? .null, "last_error": .init(lastError),
        ]
    }
}

extension TenantsCommand {
    struct Webhook: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a tenant a new secret to sign its webhooks with; the old one signs beside it for a day.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The tenant's id.") var tenant: String

        func run() async throws {
            let secret = try await global.makeEngine().rotateWebhookSecret(of: tenant)
            StandardStream.output.writeLine(
                (["secret": .string(secret.text)] as JSON), or: secret.text, isJSON: global.json)
            if !global.json { Report.say("This secret is not shown again.") }
        }
    }
}
