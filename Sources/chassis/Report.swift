import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisSurface
import ChassisWorkspace
import Foundation

/// How a command ends: what it says on standard error, and its exit status.
///
/// 0 done, 1 it failed, 2 usage, 3 a gate said no, 4 refused by policy or money.
enum Report {
    static func status(of error: any Error) -> Int32 {
        switch error {
        case let refused as EngineError where refused.isGate: say(refused); return 3
        case let refused as EngineError where refused.isRefusal: say(refused); return 4
        case let refused as StoreError where refused.isRefusal: say(refused); return 4
        case let unread as FilterError: say(unread); return 2
        case let unknown as UnknownCommand: say(unknown); return 2
        case let unread as RouteChangeError: say(unread); return 2
        case let unasked as NobodyToAsk: say(unasked); return 2
        case let broken as WorkspaceError: say(broken); return 1
        case let known as any OperatorError: say(known); return 1
        case let code as ExitCode: return code.rawValue
        default: return parserStatus(of: error)
        }
    }

    /// Prints `chassis: MESSAGE` and, when there is one, `  → REMEDY`.
    static func say(_ error: any OperatorError) {
        var text = "chassis: \(error.message)\n"
        if let remedy = error.remedy { text += "  → \(remedy)\n" }
        write(text)
    }

    /// Every mistake of a workspace, a line each.
    static func say(_ error: WorkspaceError) {
        guard error.errors.count > 1 else { return say(error as any OperatorError) }
        let lines = error.errors.map { "chassis: \($0)\n" }.joined()
        write(lines + (error.remedy.map { "  → \($0)\n" } ?? ""))
    }

    static func say(_ message: String, remedy: String? = nil) {
        write("chassis: \(message)\n" + (remedy.map { "  → \($0)\n" } ?? ""))
    }

    private static func write(_ text: String) { StandardStream.error.write(text) }

    private static func parserStatus(of error: any Error) -> Int32 {
        let code = Chassis.exitCode(for: error)
        let text = Chassis.fullMessage(for: error)
        if code == .success {
            StandardStream.output.writeLine(text)
            return 0
        }
        if code == .validationFailure {
            StandardStream.error.writeLine(text.replacing("Error: ", with: "chassis: ", maxReplacements: 1))
            return 2
        }
        say("\(error)")
        return 1
    }
}

/// A standard stream. Foreign control characters never leave by it, whether or not it is a terminal: what is piped ends
/// on one as well. Text shows them as visible marks, JSON as escapes.
struct StandardStream: Sendable {
    let descriptor: Int32
    let isTerminal: Bool

    static let output = StandardStream(descriptor: 1, isTerminal: isatty(1) == 1)
    static let error = StandardStream(descriptor: 2, isTerminal: isatty(2) == 1)

    /// Writes text for people, which may hold anything; lines stay lines.
    ///
    /// What can't be written for want of room ends the program with 1: a key or a report that nobody has got is no success.
    func write(_ text: String, loss: String? = nil) { send(SafeText.terminalSafe(text), loss: loss) }

    /// Writes what is ours alone, colours and movements of the cursor included.
    ///
    /// - Parameter loss: What to say besides where the text can't be written: what stands though nobody has read it.
    func send(_ text: String, loss: String? = nil) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            // The reader went away (`chassis jobs list | head`): nothing is left to say to it.
            if count <= 0, errno == EPIPE || descriptor != Self.output.descriptor { return }
            guard count > 0 else {
                Report.say("standard output can't be written: \(String(cString: strerror(errno))).", remedy: loss)
                exit(1)
            }
            done += count
        }
    }

    func writeLine(_ text: String, loss: String? = nil) { write(text + "\n", loss: loss) }

    /// Writes one of the operator's own files, to be kept as it is: at a terminal alone it shows marks.
    func writeFile(_ text: String) { send(isTerminal ? SafeText.terminalSafe(text) : text) }

    /// Writes a value for programs, with every character of its strings.
    func writeLine(_ row: JSON, loss: String? = nil) { send(SafeText.terminalSafe(json: row.text) + "\n", loss: loss) }

    /// The one or the other, as `--json` has it.
    func writeLine(_ row: JSON, or words: @autoclosure () -> String, isJSON: Bool, loss: String? = nil) {
        if isJSON { writeLine(row, loss: loss) } else { writeLine(words(), loss: loss) }
    }
}
