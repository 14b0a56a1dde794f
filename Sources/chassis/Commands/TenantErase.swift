import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisWorkspace
import Foundation

extension TenantsCommand {
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete for good what a tenant said, was answered and is called by; its ledger and sums stay.",
            discussion: """
                Takes the tenant out of chassis.yaml, revokes its keys, ends its jobs, and deletes inputs, answers, \
                traces, conversations, cached answers, files, flags' texts, what stood behind placeholders, the tenant's \
                own knowledge/tenants/ID, and its samples in golden/. Where it can't rewrite chassis.yaml, it says which line \
                is yours to take out. There is no way back but from a backup, and backups are yours to delete.
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The tenant's id.") var tenant: String
        @Flag(help: "Say what would be deleted, and do nothing.") var dryRun = false
        @Flag(help: "Don't ask.") var yes = false

        func run() async throws {
            let engine = try await global.makeEngine()
            let file = TenantsFile(folder: try global.folder(), environment: Environment.value)
            let pages = file.pages(of: tenant).count
            let golden = GoldenFolder(root: try global.folder())
            var remains = try await engine.store.remains(of: tenant)
            let made = remains.samples
            remains.samples = try golden.samples(of: tenant, and: made)
            if dryRun {
                StandardStream.output.writeLine(
                    remains.row(of: tenant, pages: pages), or: remains.words(of: tenant, pages: pages),
                    isJSON: global.json)
                return
            }
            if !yes { try ask(remains, pages: pages) }
            let line = try file.remove(tenant)
            let isLogEmpty = try await engine.eraseTenant(tenant)
            try golden.removeSamples(of: tenant, and: made)
            StandardStream.output.writeLine(
                remains.row(of: tenant, pages: pages).with("erased", .bool(true)),
                or: "\(tenant) is erased; its ledger stays: chassis ledger verify", isJSON: global.json)
            if let line {
                Report.say(
                    "chassis.yaml still names '\(tenant)', in a form that isn't rewritten; new jobs of it would be taken",
                    remedy: "take it out at chassis.yaml:\(line), then erase it again")
            }
            if !isLogEmpty {
                Report.say(
                    "another process reads the store: old bytes leave its log with the next writes",
                    remedy: "to be sure now, end the other processes and run any chassis command")
            }
        }

        /// Whole ids don't slip from fingers as `y` does.
        private func ask(_ remains: TenantRemains, pages: Int) throws {
            try Confirmation.ask(
                "There is no way back. Type the tenant's id to erase it: ", answer: tenant,
                what: "erase '\(tenant)' for good"
            ) { StandardStream.error.writeLine(remains.words(of: tenant, pages: pages)) }
        }
    }
}

extension TenantRemains {
    private var named: [(String, Int)] {
        [
            ("jobs", jobs), ("unfinished_jobs", unfinishedJobs), ("conversations", conversations),
            ("cached_answers", cachedAnswers), ("files", files), ("flags", flags), ("keys", keys),
        ]
    }

    /// - Parameter pages: Of its own knowledge.
    fileprivate func words(of tenant: String, pages: Int) -> String {
        let counts = (named + [("knowledge_pages", pages)]).map { "\($0.1) \($0.0.replacing("_", with: " "))" }
        let kept = samples.isEmpty ? "" : "\ngolden samples: \(samples.joined(separator: ", "))"
        return "\(tenant): \(counts.joined(separator: ", "))\(kept)"
    }

    fileprivate func row(of tenant: String, pages: Int) -> JSON {
        var members: [(String, JSON)] = [("id", .string(tenant))]
        members += (named + [("knowledge_pages", pages)]).map { ($0.0, .integer(Int64($0.1))) }
        members.append(("golden_samples", .array(samples.map { .string($0) })))
        return .object(JSONObject(members))
    }
}
