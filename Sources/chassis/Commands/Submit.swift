import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Submit one request; prints the job's id once it is safely stored.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "The feature.") var feature: String
    @Option(help: "The tenant who asks and pays.") var tenant: String
    @Option(help: "The input itself.") var input: String?
    @Option(help: "Read the input from this file.") var file: String?
    @Argument(help: "'-' reads the input from standard input.") var source: String?
    @Flag(
        help: "Wait for the end and print the result: control characters as marks, or each as it is with --json.")
    var wait = false
    @Option(help: "The same key with the same input gives the same job.") var idempotencyKey: String?
    @Option(help: "Go on with the conversation of this name; its turns so far are remembered.")
    var conversation: String?
    @Option(help: "low, normal or high.") var priority: Priority = .normal

    func validate() throws {
        let given = [input != nil, file != nil, source != nil].count { $0 }
        guard given == 1 else {
            throw ValidationError("Give the input once: --input TEXT, --file PATH, or - for standard input.")
        }
        if let source, source != "-" {
            throw ValidationError("'\(source)' is not understood; to send a text: --input \"\(source)\"")
        }
        if let key = idempotencyKey, key.isEmpty || key.utf8.count > 255 {
            throw ValidationError("--idempotency-key takes 1 to 255 bytes.")
        }
        try checkConversation()
    }

    private func checkConversation() throws {
        guard let conversation else { return }
        guard (1...Submission.longestConversation).contains(conversation.utf8.count) else {
            throw ValidationError("--conversation takes 1 to \(Submission.longestConversation) bytes.")
        }
    }

    func run() async throws {
        let bytes = try inputBytes()
        let engine = try await global.makeEngine(pages: wait)
        var submission = Submission(
            tenant: tenant, feature: feature, input: bytes, priority: priority,
            idempotencyKey: idempotencyKey.map { IdempotencyKey($0) })
        if let conversation { submission.continueConversation(conversation) }
        let outcome = try await engine.submit(submission)
        let job = outcome.job
        guard wait else {
            StandardStream.output.writeLine(
                job.row, or: job.id.description, isJSON: global.json,
                loss: "\(job.id) is stored all the same; see: chassis jobs show \(job.id)")
            if !ServingLock.isServed(storePath: engine.store.path) {
                Report.say(
                    "\(job.id) is stored and waits: no engine works this workspace's jobs now.",
                    remedy: "start one: chassis work")
            }
            return
        }
        try await JobPrinting(engine: engine, json: global.json).printEnd(of: try await Waiting(engine).finish(job.id))
    }

    private func inputBytes() throws -> [UInt8] {
        if let input { return Array(input.utf8) }
        return try InputFile.read(file)
    }
}

/// Reads an input whole, but never more than a machine should swallow.
enum InputFile {
    /// Twice the most that any plan could sensibly allow; beyond it, counting characters is waste.
    static let limit = 64 << 20

    /// - Parameter path: `nil` for standard input.
    static func read(_ path: String?) throws(CommandError) -> [UInt8] {
        let name = path ?? "standard input"
        let handle: FileHandle
        if let path {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                throw .refused(
                    "\(name) can't be read: it is a folder.",
                    remedy: "name a file in it; many requests at once: chassis replay FILE.jsonl")
            }
            guard let opened = FileHandle(forReadingAtPath: path) else {
                throw .badFile(name, FileManager.default.fileExists(atPath: path) ? "no permission" : "no such file")
            }
            handle = opened
        } else {
            handle = .standardInput
        }
        var bytes: [UInt8] = []
        do {
            while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
                bytes += chunk
                if bytes.count > limit { throw CommandError.badFile(name, "it is larger than \(limit >> 20) MB") }
            }
        } catch let error as CommandError {
            throw error
        } catch {
            throw .badFile(name, String(cString: strerror(errno)))
        }
        return bytes
    }
}

extension Priority: ExpressibleByArgument {}
