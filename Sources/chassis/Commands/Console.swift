import ArgumentParser
import ChassisConsole
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisSurface
import ChassisTerminal
import ChassisWorkspace
import Foundation
import Logging

struct ConsoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "The console: jobs, traces, costs, evals, review and prompts, live.",
        discussion: "Works the queue itself unless another process does.")

    @OptionGroup var global: GlobalOptions
    @Option(name: .customLong("pane"), help: "The screen to begin with.") var screen: ScreenName = .jobs
    @Option(help: "A theme by name.") var theme: String?
    @Flag(help: "Look only: nothing is changed, and the queue is not worked.") var readOnly = false
    @Flag(help: "Don't work the queue in this process.") var noEngine = false
    @Flag(help: "For a slow line: at most one frame a second that no key asked for.") var slow = false
    @Flag(help: "Print the screen once as plain ASCII lines and exit.") var plain = false
    @Flag(help: "Draw one frame without a terminal and exit.") var snapshot = false
    @Option(help: "The frame's size, columns x rows.") var size = "120x40"
    @Flag(help: "Draw the frame with colours, as ANSI sequences.") var ansi = false
    @Option(help: "Where to begin on that screen: the id of a job, trace, flag or eval run, or a prompt's name.")
    var select: String?
    @Option(help: "Keys to press before the frame is drawn, for example \"j j enter\".") var keys = ""

    func validate() throws {
        if frame == nil {
            throw ValidationError("--size takes columns x rows from 10x4 to 1000x500, for example 120x40.")
        }
        if let select, destination == nil {
            throw ValidationError(
                Destination.example(on: screen).map { "--select takes \($0)." }
                    ?? "There is nothing to --select on \(screen.rawValue): not '\(select)' either.")
        }
        if global.json {
            throw ValidationError(
                "A screen is no JSON: leave out --json. What it shows, as JSON: chassis jobs list --json, and its like."
            )
        }
        do { _ = try Key.parse(keys) } catch { throw ValidationError("--keys: \(error.message) \(error.remedy)") }
    }

    var destination: Destination? { select.flatMap { Destination($0, on: screen) } }

    private var frame: (width: Int, height: Int)? {
        let sides = size.lowercased().split(separator: "x").map { Int($0) ?? 0 }
        guard sides.count == 2, (10...1000).contains(sides[0]), (4...500).contains(sides[1]) else { return nil }
        return (sides[0], sides[1])
    }

    func run() async throws {
        if snapshot || plain {
            try await drawOnce()
        } else {
            try await ConsoleSession(command: self).run()
        }
    }

    /// Says of an id that is well-formed and nobody's that it is: an empty screen would look like an empty store.
    func checkDestination(in store: Store) async throws {
        let isThere =
            switch destination {
            case .jobs(_, .some(let id)), .trace(let id, _, _): try await store.job(id) != nil
            case .review(.some(let id)): try await store.flag(id) != nil
            case .evals(.some(let id), _): try await store.evalRun(id) != nil
            default: true
            }
        guard !isThere, let select else { return }
        throw CommandError.refused(
            "There is no '\(select)' on \(screen.rawValue).", remedy: "leave out --select to see what is")
    }

    private func drawOnce() async throws {
        let workspace = try global.workspaceValue(pages: false)
        let themes = Themes(workspace: workspace.root, environment: ProcessInfo.processInfo.environment)
        let look = try themes.load(theme)
        let engine = try await GlobalOptions.makeEngine(workspace, toLook: true, log: .quiet)
        try await checkDestination(in: engine.store)
        let served = ServingLock.isServed(storePath: workspace.storePath)
        let options = ConsoleOptions(
            name: workspace.name, workspace: workspace, isReadOnly: readOnly || engine.store.isReadOnly,
            user: Person.name, utcOffset: LocalTime.offset,
            themes: themes.names, theme: themes.name(wished: theme), engineState: served ? .elsewhere : .none)
        let driver = ConsoleDriver(store: engine.store, engine: engine, clock: SystemClock(), options: options)
        let surface = try await driver.snapshot(
            screen: screen, width: frame?.width ?? 120, height: frame?.height ?? 40, select: destination,
            keys: (try? Key.parse(keys)) ?? [])
        if plain {
            StandardStream.output.send(surface.ascii().text + "\n")
        } else if ansi {
            // Colours are ours alone: every text of the frame went through the gate.
            // No terminal says what it can show: 256 colours are what nearly all can.
            let depth = ColorDepth.choose(
                global.color.wish, colors: 256, environment: ProcessInfo.processInfo.environment)
            StandardStream.output.send(surface.ansi(look, depth: depth) + "\n")
        } else {
            StandardStream.output.send(surface.text + "\n")
        }
    }
}

extension ScreenName: ExpressibleByArgument {}

enum LocalTime {
    /// How far this machine's time is ahead of UTC now.
    static var offset: Duration { .seconds(TimeZone.current.secondsFromGMT()) }
}

/// Where themes come from, and which one is meant.
struct Themes {
    private let library: ThemeLibrary
    private let isColourless: Bool

    init(workspace: String, environment: [String: String]) {
        let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        library = ThemeLibrary.standard(workspace: workspace, executable: executable)
        isColourless = !(environment["NO_COLOR"] ?? "").isEmpty
    }

    var names: [String] { library.names }

    func name(wished: String?) -> String { wished ?? (isColourless ? "mono" : ThemeLibrary.fallbackName) }

    func load(_ wished: String?) throws(ThemeFailure) -> Theme {
        do { return try library.load(name(wished: wished)) } catch { throw ThemeFailure(error: error) }
    }
}

/// A theme's mistakes, told like any other.
struct ThemeFailure: OperatorError {
    let error: ThemeError
    var code: String { error.code }
    var message: String { error.message }
    var remedy: String? { error.remedy }
}
