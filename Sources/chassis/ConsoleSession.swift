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

/// A console on a terminal, with an engine beside it where nobody else works the queue.
struct ConsoleSession {
    let command: ConsoleCommand

    func run() async throws {
        let loaded = try command.global.load()
        let workspace = try command.global.applyStore(to: loaded.workspace)
        let themes = Themes(workspace: workspace.root, environment: ProcessInfo.processInfo.environment)
        let theme = try themes.load(command.theme)
        let log = Logger.standardError(level: .info)
        let engine = try await GlobalOptions.makeEngine(workspace, toLook: command.readOnly, log: log)
        try await command.checkDestination(in: engine.store)
        let work = ConsoleEngine(
            engine: engine, loaded: loaded, mayWork: !command.readOnly && !command.noEngine)

        let terminal: Terminal
        do throws(TerminalError) {
            terminal = try Terminal.open(
                theme: theme,
                options: Terminal.Options(
                    color: command.global.color.wish,
                    logPath: engine.store.isReadOnly ? nil : workspace.storePath + ".log",
                    frameInterval: command.slow ? .seconds(1) : .milliseconds(33)))
        } catch { throw CommandError.noTerminal(error.message, error.remedy) }
        defer { terminal.close() }

        let driver = ConsoleDriver(
            store: engine.store, engine: engine, clock: engine.clock,
            options: ConsoleOptions(
                name: workspace.name, workspace: workspace, isReadOnly: command.readOnly,
                user: Person.name, utcOffset: LocalTime.offset,
                themes: themes.names, theme: themes.name(wished: command.theme),
                engineState: work.state, clipboardWay: Clipboard.way(ProcessInfo.processInfo.environment)))
        try await show(driver, terminal, themes, work, engine)
    }

    private func show(
        _ driver: ConsoleDriver, _ terminal: Terminal, _ themes: Themes, _ work: ConsoleEngine, _ engine: Engine
    ) async throws {
        let (inputs, sink) = AsyncStream.makeStream(of: ConsoleInput.self)
        let onUpdate: @Sendable (WorkspaceUpdate) -> Void = { update in
            switch update {
            case .changed(let workspace, _): sink.yield(.workspace(workspace))
            case .rejected(let error):
                let first = error.errors.first.map { "\($0)" } ?? error.message
                sink.yield(.rejected(mistake: first, count: error.errors.count))
            }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await work.run(
                    onUpdate: onUpdate,
                    onNotice: { notice in
                        switch notice {
                        case .refused, .waiting: sink.yield(.notice(notice.text))
                        case .passed: sink.yield(.workspace(engine.setup.workspace))
                        }
                    }, onState: { sink.yield(.engine($0)) })
            }
            group.addTask {
                for await event in terminal.events {
                    guard let input = ConsoleInput(event) else { break }
                    sink.yield(input)
                }
                sink.finish()
            }
            do {
                try await driver.run(
                    screen: command.screen, select: command.destination, events: inputs,
                    present: { surface, isUrgent in terminal.present(surface, urgent: isUrgent) },
                    wish: { wish in
                        switch wish {
                        case .theme(let name): if let theme = try? themes.load(name) { terminal.use(theme) }
                        case .repaint: terminal.repaint()
                        case .copy(let clipping): terminal.copy(clipping)
                        }
                    })
            } catch { throw CommandError.refused("\(error)", remedy: "report this: two keys mean one thing") }
            // The terminal goes back first: what runs is finished or given back behind it.
            terminal.close()
            if case .working(let jobs) = work.state, jobs > 0 {
                Report.say("giving back \(jobs.of("running job")) … ^C leaves at once")
            }
            work.stop()
            group.cancelAll()
        }
    }
}

extension GlobalOptions.ColorChoice {
    var wish: ColorDepth.Wish {
        switch self {
        case .auto: .auto
        case .always: .always
        case .never: .never
        }
    }
}

extension ConsoleInput {
    /// `nil` for the end.
    init?(_ event: TerminalEvent) {
        switch event {
        case .key(let key): self = .key(key)
        case .paste(let text): self = .paste(text)
        case .resize(let width, let height): self = .resize(width: width, height: height)
        case .resumed: self = .resumed
        case .terminate: return nil
        }
    }
}
