import ChassisCore
import ChassisTestSupport
import Foundation
import Glibc
import Testing

/// The server as a program: started, asked, killed and stopped.
@Suite(.timeLimit(.minutes(4)))
struct ServeTests {
    private static let question = #"{"feature": "support-answer", "input": "How do I invite a colleague?"}"#

    @Test func `a server is started, asked and stopped as its README says`() async throws {
        let program = try await Program()
        let key = try await program.key()
        let server = try await RunningServer(program)

        let ready = try await server.ask("GET", "/readyz")
        let submitted = try await server.ask("POST", "/v1/jobs", key: key, body: Self.question)
        let id = try #require(submitted.json?["id"]?.string)
        let ended = try await server.ask("GET", "/v1/jobs/\(id)?wait=60", key: key)
        let shown = try #require(try await program.run("jobs", "show", id, "--json").rows().first)
        let status = server.stop()

        #expect(ready.status == 200, "\(ready.body)")
        #expect(submitted.status == 202)
        #expect(ended.json?["output"]?.string?.contains("People") == true)
        // The same row from both: one format, one meaning.
        for (name, value) in shown.object?.members ?? [] where name != "id" && name != "version" {
            #expect(ended.json?[name] == value, "\(name)")
        }
        #expect(status == 0)
        #expect(try await program.run("ledger", "verify").status == 0)
    }

    @Test func `a server says that what the files say is refused, and works on`() async throws {
        let program = try await Program()
        let key = try await program.key()
        let server = try await RunningServer(program)
        func configuration(is word: String) async throws {
            while try await server.ask("GET", "/readyz").json?["configuration"]?.string != word {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        try await configuration(is: "current")

        try program.edit("chassis.yaml") { $0 + "\nno_such_key: 1\n" }
        try await configuration(is: "refused")
        let ready = try await server.ask("GET", "/readyz")
        let metrics = try await server.ask("GET", "/metrics", key: key)
        try program.edit("chassis.yaml") { $0.replacing("\nno_such_key: 1\n", with: "") }
        try await configuration(is: "current")

        #expect(ready.status == 200)
        #expect(metrics.body.contains("chassis_configuration_current 0\n"))
        #expect(server.stop() == 0)
    }

    @Test func `a server whose terminal is closed ends as one that is told to`() async throws {
        let program = try await Program()
        let server = try await RunningServer(program)

        server.hangUp()

        #expect(server.end() == 0)
        #expect(try server.log().contains("stopping"))
    }

    @Test func `a server that can't listen says so and ends`() async throws {
        let program = try await Program()
        let server = try await RunningServer(program)

        let taken = try await program.run("serve", "--port", "\(server.port)")
        let nowhere = try await program.run("serve", "--port", "0", "--host", "no-such.invalid")
        // Kept for documents (RFC 5737): no machine has it.
        let foreign = try await program.run("serve", "--port", "0", "--host", "192.0.2.1")

        #expect(taken.status == 1)
        #expect(
            taken.error.contains("Port \(server.port) is taken") && taken.error.contains("--port"), "\(taken.error)")
        #expect(nowhere.status == 1)
        #expect(nowhere.error.contains("'no-such.invalid'") && nowhere.error.contains("--host"), "\(nowhere.error)")
        #expect(foreign.status == 1)
        #expect(foreign.error.contains("192.0.2.1 is no address of this machine"), "\(foreign.error)")
        #expect(foreign.error.contains("--host") && !foreign.error.contains("errno"))
        #expect(server.stop() == 0)
    }

    @Test func `every id that was answered before a kill is there after it`() async throws {
        let program = try await Program()
        let key = try await program.key()
        let server = try await RunningServer(program)

        let answered = try await withThrowingTaskGroup(of: [String].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var ids: [String] = []
                    while let answer = try? await server.ask(
                        "POST", "/v1/jobs", key: key,
                        body:
                            #"{"feature": "support-answer", "input": "How do I invite number \#(worker)/\#(ids.count)?"}"#
                    ) {
                        guard answer.status == 202, let id = answer.json?["id"]?.string else { break }
                        ids.append(id)
                        // In the middle of everybody's requests.
                        if worker == 0, ids.count == 12 { server.kill() }
                    }
                    return ids
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let next = try await RunningServer(program)
        for id in answered {
            let found = try await next.ask("GET", "/v1/jobs/\(id)?wait=60", key: key)
            #expect(found.status == 200 && found.json?["status"]?.string == "completed", "\(id): \(found.body)")
        }

        #expect(answered.count >= 12)
        #expect(Set(answered).count == answered.count)
        #expect(next.stop() == 0)
        #expect(try await program.run("ledger", "verify").status == 0)
    }

    @Test func `a key is made, listed without its secret, and revoked under a running server`() async throws {
        let program = try await Program()
        let made = try #require(try await program.run("tenants", "key", "demo", "--json").rows().first)
        let key = try #require(made["key"]?.string)
        let id = try #require(made["id"]?.string)
        let server = try await RunningServer(program)
        #expect(try await server.ask("GET", "/v1/jobs/job_1", key: key).status == 404)

        let listed = try await program.run("tenants", "keys", "demo", "--json")
        let revoked = try await program.run("tenants", "revoke", id)
        while try await server.ask("GET", "/v1/jobs/job_1", key: key).status != 401 {}

        #expect(listed.out.contains(id) && !listed.out.contains(key.suffix(52)))
        #expect(revoked.status == 0)
        let unknown = try await program.run("tenants", "revoke", "nothing")
        #expect(unknown.status == 1 && unknown.hasRemedy)
        let nobody = try await program.run("tenants", "key", "nobody")
        #expect(nobody.status == 1 && nobody.hasRemedy)
        #expect(server.stop() == 0)
    }

    @Test func `the log is lines of JSON, and nobody's words are in it`() async throws {
        let program = try await Program()
        let key = try await program.key()
        let server = try await RunningServer(program)
        _ = try await server.ask(
            "POST", "/v1/jobs", key: key,
            body: #"{"feature": "support-answer", "input": "I am ada@example.org and want to invite bob"}"#)
        _ = try await server.ask("GET", "/v1/jobs/job_1?wait=60&who=ada@example.org", key: key)
        _ = try await server.ask("GET", "/ada@example.org", key: key)

        _ = server.stop()
        let log = try server.log()
        let lines = try log.split(separator: "\n").map { try JSON(parsing: String($0)) }

        let requests = lines.filter { $0["message"]?.string == "request" }
        #expect(requests.map { $0["route"]?.string } == ["/v1/jobs", "/v1/jobs/{id}", "none"])
        #expect(requests.map { $0["status"]?.integer } == [202, 200, 404])
        #expect(requests.prefix(2).allSatisfy { $0["tenant"]?.string == "demo" })
        #expect(requests.allSatisfy { $0["id"]?.string?.hasPrefix("req_") == true && $0["ms"]?.double != nil })
        #expect(!log.contains("ada@") && !log.contains(key.suffix(52)))
    }

    @Test func `a changed configuration is in force without a restart`() async throws {
        let program = try await Program()
        let key = try await program.key()
        let server = try await RunningServer(program)

        try program.edit("features/support-answer.yaml") { $0 + "\n# changed\n" }
        try program.edit("chassis.yaml") { $0.replacing("plans:\n", with: "plans:\n  wide: {monthly_credits: 1}\n") }
        let renamed = program.workspace + "/features/asking.yaml"
        let text = try String(contentsOfFile: program.workspace + "/features/support-answer.yaml", encoding: .utf8)
        try text.replacing("name: support-answer", with: "name: asking").write(
            toFile: renamed, atomically: true, encoding: .utf8)
        let body = Self.question.replacing("support-answer", with: "asking")
        while try await server.ask("POST", "/v1/jobs", key: key, body: body).status != 202 {}

        #expect(server.stop() == 0)
    }
}

extension Program {
    /// A new key of the template's tenant.
    func key() async throws -> String {
        try #require(try await run("tenants", "key", "demo", "--json").rows().first?["key"]?.string)
    }
}

/// `chassis serve` on a free port.
final class RunningServer: Sendable {
    let port: Int
    private let process: Process
    private let logPath: String

    /// - Parameter variables: Added to the environment.
    init(_ program: Program, variables: [String: String] = [:]) async throws {
        let name = "serve-\(UUID().uuidString)"
        logPath = program.folder.file("\(name).log")
        _ = FileManager.default.createFile(atPath: logPath, contents: nil)
        process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = ["serve", "--port", "0", "--workspace", program.workspace]
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: logPath)
        let out = Pipe()
        process.standardOutput = out
        try process.run()
        // The first line says where; it comes once clients can connect.
        let line = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var text = ""
                while !text.contains("\n") {
                    let data = out.fileHandleForReading.availableData
                    if data.isEmpty { break }
                    text += String(decoding: data, as: UTF8.self)
                }
                continuation.resume(returning: text)
            }
        }
        let address = line.split(separator: " ").last.map { $0.filter { !$0.isNewline } } ?? ""
        port = try #require(Int(address.split(separator: ":").last ?? ""), "\(line)")
        #expect(address == "http://127.0.0.1:\(port)")
    }

    deinit { if process.isRunning { kill() } }

    func ask(
        _ method: String, _ path: String, key: String? = nil, body: String? = nil
    ) async throws -> Client.Answer {
        try await Client(port: port).ask(method, path, key: key, body: body)
    }

    /// What it holds of the machine's memory, in bytes.
    var memory: Int {
        get throws {
            let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
            return 1024 * (Int(line.filter(\.isNumber)) ?? 0)
        }
    }

    func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }

    /// As the end of its terminal does.
    func hangUp() { Glibc.kill(process.processIdentifier, SIGHUP) }

    /// Waits until it ends by itself and returns its exit status; 128 and more when a signal ended it.
    func end() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// Tells it to stop and returns its exit status.
    func stop() -> Int32 {
        process.terminate()
        return end()
    }

    func log() throws -> String { try String(contentsOfFile: logPath, encoding: .utf8) }
}
