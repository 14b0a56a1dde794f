import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

struct FlagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flag", abstract: "Say that an answer is wrong, for somebody to review.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The trace's or the job's id.") var id: String
    @Option(help: "What is wrong with the answer.") var reason: String
    @Option(help: "What the answer should have been.") var expected: String?

    func run() async throws {
        let engine = try await global.makeEngine()
        let job = try await engine.store.traced(id)
        let flag = try await engine.flag(job.id, reason: reason, expected: expected, reporter: Person.reporter)
        StandardStream.output.writeLine(
            flag.row, or: "\(flag.id) is open. Review it: chassis flags show \(flag.id)", isJSON: global.json)
    }
}

struct FlagsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flags", abstract: "Answers that were flagged, and what their review found.",
        subcommands: [List.self, Show.self, Assign.self, Note.self, Resolve.self, Reopen.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open flags, oldest first, then resolved ones, newest first.")

        @OptionGroup var global: GlobalOptions
        @Flag(help: "Only open ones.") var open = false
        @Flag(help: "Only resolved ones.") var resolved = false
        @Option(help: "At most this many.") var limit: Int?

        func validate() throws {
            if open && resolved { throw ValidationError("Give --open or --resolved, not both.") }
            if let limit, limit < 1 { throw ValidationError("--limit takes a number of 1 or more.") }
        }

        func run() async throws {
            let store = try global.openStoreAlone()
            let flags = try await store.flags(open: open == resolved ? nil : open, limit: limit ?? .max)
            if global.json {
                for flag in flags { StandardStream.output.writeLine(flag.row) }
            } else if flags.isEmpty {
                StandardStream.output.writeLine("No flags. Flag an answer: chassis flag TRACE --reason WHY")
            } else {
                StandardStream.output.writeLine(Self.table(flags, now: SystemClock().now()))
            }
        }

        private static func table(_ flags: [FlaggedAnswer], now: Timestamp) -> String {
            var table = TextTable(
                ["ID", "VERDICT", "AGE", "OWNER", "TRACE", "TENANT", "PROMPT", "REASON"], figures: [2])
            for flag in flags {
                let reason = flag.reason.split(whereSeparator: \.isNewline).joined(separator: " · ")
                table.add([
                    flag.id.description, flag.verdict?.rawValue ?? "open", Figure.duration(now - flag.at),
                    flag.owner ?? "–", flag.job.trace, flag.tenant, "\(flag.promptName)@\(flag.promptVersion)",
                    reason.count > 60 ? reason.prefix(59) + "…" : reason,
                ])
            }
            return table.text
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One flag, and the answer that it is about, masked.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var chosen: ChosenFlag

        func run() async throws {
            let store = try global.openStoreAlone()
            guard let flag = try await store.flag(chosen.flag) else {
                throw StoreError.flag(.notFound(chosen.flag))
            }
            let answer = try await store.trace(flag.job)?.final
            if global.json {
                StandardStream.output.writeLine(flag.row.with("answer", JSON(answer)))
                return
            }
            for line in RowText.lines(of: flag.row) { StandardStream.output.writeLine(line) }
            if let answer { StandardStream.output.writeLine("\n\(answer)") }
        }
    }

    struct Assign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say who reviews a flag.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var chosen: ChosenFlag
        @Option(help: "A name (default: you); empty for nobody.") var to: String?

        func run() async throws {
            let owner = to ?? Person.name
            let flag = try await global.makeEngine().assignFlag(chosen.target, owner: owner.isEmpty ? nil : owner)
            chosen.print(flag, json: global.json, "is \(flag.owner.map { "\($0)'s" } ?? "nobody's")")
        }
    }

    struct Note: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write notes to a flag, in place of those it has.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var chosen: ChosenFlag
        @Option(help: "The notes; empty clears them.") var notes: String

        func run() async throws {
            let flag = try await global.makeEngine().noteFlag(chosen.target, notes: notes)
            chosen.print(flag, json: global.json, flag.notes.isEmpty ? "has no notes" : "is noted")
        }
    }

    struct Resolve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a flag its verdict, and make a golden sample of it.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var chosen: ChosenFlag
        @Option(help: "hallucination, retrieval, prompt, policy or correct.") var verdict: FlagVerdict
        @Option(help: "What the review found.") var notes: String?
        @Option(help: "Add a sample to this suite, which is of the answer's feature or new.") var toGolden: String?
        @Option(help: "What the answer should have been.") var expected: String?

        func run() async throws {
            let flag = try await global.makeEngine().resolveFlag(
                chosen.target, verdict: verdict, notes: notes ?? "", toGolden: toGolden, expected: expected)
            let sample = flag.sample.map { "; sample \($0)" } ?? ""
            chosen.print(flag, json: global.json, "is resolved as \(verdict.rawValue)\(sample)")
        }
    }

    struct Reopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a verdict back. A sample that was made of the flag stays in its suite.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var chosen: ChosenFlag

        func run() async throws {
            let flag = try await global.makeEngine().reopenFlag(chosen.target)
            let sample = flag.sample.map { "; its sample \($0) stays in the suite" } ?? ""
            chosen.print(flag, json: global.json, "is open\(sample)")
        }
    }
}

/// The flag that a command is about.
struct ChosenFlag: ParsableArguments {
    @Argument(help: "The flag's id, as 'chassis flags list' shows it.") var id: String

    func validate() throws {
        if FlagID(id) == nil {
            throw ValidationError("'\(id)' is not a flag's id, such as flag_7. Find it with: chassis flags list")
        }
    }

    /// Read once `validate` has passed.
    var flag: FlagID { FlagID(id) ?? FlagID(0) }
    var target: FlagTarget { FlagTarget(id: flag) }

    func print(_ flag: FlaggedAnswer, json: Bool, _ what: String) {
        StandardStream.output.writeLine(flag.row, or: "\(flag.id) \(what)", isJSON: json)
    }
}

extension FlagVerdict: ExpressibleByArgument {}

/// Who sits at this terminal.
enum Person {
    /// The account that the process runs as; variables, which anybody can set, are not asked.
    static let name: String = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "uid-\(getuid())"
    static var reporter: String { "cli \(name)" }
}
