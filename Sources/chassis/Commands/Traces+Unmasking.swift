import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore

extension TracesCommand.Show {
    /// The trace with its values in clear; the act is on disk before a value is printed.
    func unmasked() async throws -> Trace {
        let engine = try await global.makeEngine()
        let job = try await engine.store.traced(id)
        let unmasked = try await engine.unmask(job.id, reason: reason ?? "", by: Person.name)
        StandardStream.error.writeLine("chassis: personal data in clear, written down as \(unmasked.act.id)")
        return unmasked.trace
    }
}

extension TracesCommand {
    struct Unmaskings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who saw the values behind placeholders, or was refused, when and why; newest first.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "At most this many.") var limit: Int?

        func validate() throws {
            if let limit, limit < 1 { throw ValidationError("--limit takes a number of 1 or more.") }
        }

        func run() async throws {
            let store = try global.openStoreAlone()
            let acts = try await store.unmaskings(limit: limit ?? .max)
            if global.json {
                for act in acts { StandardStream.output.writeLine(act.row) }
            } else if acts.isEmpty {
                StandardStream.output.writeLine("Nobody has seen the values behind a placeholder, nor been refused.")
            } else {
                var table = TextTable(["ID", "AT", "OPERATOR", "ACT", "TRACE", "TENANT", "VALUES", "REASON"])
                for act in acts {
                    table.add([
                        act.id.description, act.at.rfc3339, act.by, act.isGranted ? "saw" : "refused", act.job.trace,
                        act.tenant, act.kindsText,
                        act.reason.split(whereSeparator: \.isNewline).joined(separator: " · "),
                    ])
                }
                StandardStream.output.writeLine(table.text)
            }
        }
    }
}

extension Unmasking {
    var row: JSON {
        [
            "id": .string(id.description), "at": .init(at), "operator": .string(by), "granted": .bool(isGranted),
            "trace": .string(job.trace), "job": .string(job.description), "tenant": .string(tenant),
            "kinds": .object(JSONObject(kinds.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) })),
            "reason": .string(reason),
        ]
    }
}
