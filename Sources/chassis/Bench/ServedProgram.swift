import ChassisCore
import Foundation
import Glibc

/// `chassis serve` as a process of its own, so that what it takes can be told from what the load takes.
final class ServedProgram {
    let port: UInt16
    /// From the start of the process to the moment when clients can connect.
    let startTime: Duration
    private let process = Process()

    init(workspace: String) throws {
        let begin = ContinuousClock.now
        process.executableURL = Self.program
        process.arguments = ["serve", "--port", "0", "--workspace", workspace]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let out = Pipe()
        process.standardOutput = out
        try process.run()
        var text = ""
        while !text.contains("\n") {
            let data = out.fileHandleForReading.availableData
            if data.isEmpty { break }
            text += String(decoding: data, as: UTF8.self)
        }
        startTime = ContinuousClock.now - begin
        guard let port = text.split(separator: ":").last.flatMap({ UInt16($0.prefix { $0.isNumber }) }) else {
            process.terminate()
            throw CommandError.refused(
                "The server did not start.", remedy: "look at: chassis serve --workspace \(workspace)")
        }
        self.port = port
    }

    /// Tells it to stop and waits for that.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Processor time so far, of all threads, in the kernel and outside.
    var processorTime: Duration {
        let stat = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)) ?? ""
        // The second field may hold spaces; behind its parenthesis the 12th and 13th are the times.
        let fields = (stat.split(separator: ")").last ?? "").split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return .zero }
        return .seconds((user + system) / Double(sysconf(Int32(_SC_CLK_TCK))))
    }

    var residentMebibytes: Double { Double(figure("VmRSS") ?? 0) / 1024 }
    var mostMebibytes: Double { Double(figure("VmHWM") ?? 0) / 1024 }

    private func figure(_ name: String) -> Int? {
        let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
            .flatMap { Int($0.filter(\.isNumber)) }
    }

    private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()

    /// Runs the program to its end and returns what it printed.
    static func output(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let out = Pipe()
        process.standardOutput = out
        try process.run()
        let data = out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
