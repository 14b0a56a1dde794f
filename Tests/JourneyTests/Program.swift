import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// The built binary and a folder of its own to run it in.
struct Program: Sendable {
    struct Ended: Sendable {
        /// The exit status; 128 and more when a signal ended it.
        var status: Int32
        var bytes: Data
        var error: String

        var out: String { String(decoding: bytes, as: UTF8.self) }

        /// The JSON objects that were printed, a line each.
        func rows() throws -> [JSON] { try out.split(separator: "\n").map { try JSON(parsing: String($0)) } }

        /// `chassis: MESSAGE`, then `  → REMEDY` or nothing: the shape that every error has.
        var isError: Bool { error.hasPrefix("chassis: ") && !error.contains("Fatal error") }
        var hasRemedy: Bool { isError && error.contains("\n  → ") }
    }

    let folder: TemporaryFolder
    /// The folder that `init` made a workspace in.
    var workspace: String { folder.file("workspace") }

    /// Next to the test binary, wherever the build put that.
    static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "chassis").path

    /// - Parameter settings: Lines added to the new workspace's `chassis.yaml`.
    init(settings: String = "") async throws {
        folder = try TemporaryFolder()
        let made = try await Self.execute(Self.path, ["init", folder.file("workspace")], in: folder)
        try #require(made.status == 0, "\(made.error)")
        try edit("chassis.yaml") { $0 + settings }
    }

    /// A workspace whose only model lives at `url`.
    init(model url: String, settings: String = "") async throws {
        try await self.init(settings: settings)
        try edit("chassis.yaml") { text in
            text.replacing("providers:\n", with: "providers:\n  hosted: {kind: openai, base_url: \"\(url)/v1\"}\n")
                .replacing("models:\n", with: "models:\n  hosted-model: {provider: hosted}\n")
                .replacing("local: [extractive]", with: "local: [hosted-model]")
        }
    }

    func edit(_ file: String, _ change: (String) -> String) throws {
        let path = workspace + "/" + file
        let text = change(try String(contentsOfFile: path, encoding: .utf8))
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Runs the binary on the workspace to its end.
    func run(_ arguments: String..., input: [UInt8] = []) async throws -> Ended {
        try await Self.execute(Self.path, arguments + ["--workspace", workspace], in: folder, input: input)
    }

    /// Submits to the template's tenant and feature.
    func submit(_ arguments: String..., input: [UInt8] = []) async throws -> Ended {
        try await Self.execute(
            Self.path,
            ["submit", "--tenant", "demo", "--feature", "support-answer", "--workspace", workspace] + arguments,
            in: folder, input: input)
    }

    /// Runs shell text in which `$0` is the binary and `$1` the workspace.
    func shell(_ text: String) async throws -> Ended {
        try await Self.execute("/bin/sh", ["-c", text, Self.path, workspace], in: folder)
    }

    /// The rows of all jobs.
    func jobs() async throws -> [JSON] { try await run("jobs", "list", "--json").rows() }

    /// Starts the binary on the workspace; the caller ends it.
    func start(_ arguments: String...) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = arguments + ["--workspace", workspace]
        process.environment = Self.environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// What the tests' own environment says about stores, keys and colours must not matter.
    private static var environment: [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent",
            "TERM": "xterm",
        ]
    }

    /// Runs a program to its end; one that takes two minutes is ended by force, with the status of its signal.
    ///
    /// Spawned and waited for by hand: Foundation's `Process` keeps files open and loses an end now and then when
    /// hundreds come and go.
    static func execute(
        _ path: String, _ arguments: [String], in folder: TemporaryFolder, input: [UInt8] = []
    ) async throws -> Ended {
        // So that a test that asks until something is so ends with its time.
        try Task.checkCancellation()
        let name = "run-\(UUID().uuidString)"
        let files = ["in", "out", "err"].map { folder.file("\(name).\($0)") }
        try Data(input).write(to: URL(filePath: files[0]))
        // The shell changes the folder and becomes the program.
        let process = try spawn(
            ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, path] + arguments, files: files)
        let status = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: wait(for: process)) }
        }
        defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
        return Ended(
            status: status, bytes: try Data(contentsOf: URL(filePath: files[1])),
            error: String(decoding: try Data(contentsOf: URL(filePath: files[2])), as: UTF8.self))
    }

    private static func spawn(_ arguments: [String], files: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT, 0o600)
        // Threads that serve queues block signals, and what they start would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let argv = arguments.map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, arguments[0], &actions, &attributes, argv, envp)
        try #require(failure == 0, "\(arguments[0]): \(String(cString: strerror(failure)))")
        return process
    }

    /// The exit status, 128 and more for a signal, as a shell tells it.
    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        let end = ContinuousClock.now + .seconds(120)
        while waitpid(process, &status, WNOHANG) == 0 {
            if ContinuousClock.now > end { kill(process, SIGKILL) }
            usleep(2_000)
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
