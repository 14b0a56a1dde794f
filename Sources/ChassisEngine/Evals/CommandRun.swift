import ChassisCore
import Foundation
import Synchronization

/// One run of a program: bytes in, bytes out, no shell, none of our environment, an end in sight.
struct CommandRun: Sendable {
    /// The program, by a path relative to the folder or by a name on the search path, then its arguments.
    let arguments: [String]
    let folder: String
    let input: [UInt8]
    let mostOutput: Int

    struct Problem: Error {
        /// As it follows the program's name.
        let text: String
        /// Whether it is there, but was not let begin.
        var isRefused = false
    }

    /// While descriptors are made and handed on: another child would inherit them and keep them open.
    private static let spawning = Mutex(())

    /// What the program printed, if it ended well.
    ///
    /// It is killed, with all that it started, when the time is up, when it prints more than allowed, and when the task
    /// is cancelled.
    func output(within time: Duration) async -> Result<[UInt8], Problem> {
        let stop = CancelFlag()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // Waiting for a child blocks a thread, so it gets one of Dispatch's.
                DispatchQueue.global().async {
                    continuation.resume(returning: Result { () throws(Problem) in try start(within: time, stop) })
                }
            }
        } onCancel: {
            stop.raise()
        }
    }

    private struct Child {
        var process: pid_t
        var input: Int32
        var output: Int32
    }

    /// A file that was written a moment ago can't be started while any process has it open to write, and a child that is
    /// just being made has all that its parent has open. So that is tried again.
    private func start(within time: Duration, _ stop: CancelFlag) throws(Problem) -> [UInt8] {
        for _ in 0..<3 {
            do { return try run(within: time, stop) } catch {
                guard error.isRefused, !stop.isRaised else { throw error }
                usleep(50_000)
            }
        }
        return try run(within: time, stop)
    }

    private func run(within time: Duration, _ stop: CancelFlag) throws(Problem) -> [UInt8] {
        let child = try start()
        // A program that ends before it has read its question must not end us with it.
        let talk = BrokenPipe.ignoring { self.talk(to: child, until: ContinuousClock.now + time, stop) }
        close(child.output)
        if case .failure = talk { kill(-child.process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(child.process, &status, 0) < 0 && errno == EINTR {}
        let bytes = try talk.get()
        let (signal, code) = (status & 0x7F, (status >> 8) & 0xFF)
        guard signal == 0 else { throw Problem(text: "was ended by signal \(signal)") }
        guard code == 0 else {
            throw Problem(
                text: code >= 126 ? "could not be started" : "ended with status \(code)", isRefused: code == 126)
        }
        return bytes
    }

    /// Writes the question as fast as it is read, and reads everything until the program closes its output.
    private func talk(
        to child: Child, until: ContinuousClock.Instant, _ stop: CancelFlag
    ) -> Result<[UInt8], Problem> {
        var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 16_384))
        var written = 0
        var isOpen = true
        defer { if isOpen { close(child.input) } }
        while true {
            if stop.isRaised { return .failure(Problem(text: "was stopped")) }
            if ContinuousClock.now >= until { return .failure(Problem(text: "took too long")) }
            var ends = [pollfd(fd: child.output, events: Int16(POLLIN), revents: 0)]
            if isOpen { ends.append(pollfd(fd: child.input, events: Int16(POLLOUT), revents: 0)) }
            guard poll(&ends, nfds_t(ends.count), 100) > 0 else { continue }
            if isOpen, ends[1].revents != 0 {
                let count = input[written...].withUnsafeBytes { write(child.input, $0.baseAddress, $0.count) }
                if count > 0 { written += count }
                // A program need not read all of it.
                if written == input.count || count < 0 && errno != EAGAIN && errno != EINTR {
                    close(child.input)
                    isOpen = false
                }
            }
            guard ends[0].revents != 0 else { continue }
            let count = read(child.output, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return .success(bytes) }
            bytes += buffer[..<count]
            guard bytes.count <= mostOutput else {
                return .failure(Problem(text: "printed more than \(mostOutput) bytes"))
            }
        }
    }

    private func start() throws(Problem) -> Child {
        let started = Self.spawning.withLock { _ -> Result<Child, Problem> in
            var (question, answer): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
            guard pipe(&question) == 0 else { return .failure(Self.failed(errno)) }
            guard pipe(&answer) == 0 else {
                let problem = Self.failed(errno)
                for end in question { close(end) }
                return .failure(problem)
            }
            for end in question + answer { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            _ = fcntl(question[1], F_SETFL, O_NONBLOCK)
            var process: pid_t = 0
            let failure = spawn(&process, input: question[0], output: answer[1])
            close(question[0])
            close(answer[1])
            guard failure == 0 else {
                close(question[1])
                close(answer[0])
                return .failure(Self.failed(failure))
            }
            return .success(Child(process: process, input: question[1], output: answer[0]))
        }
        return try started.get()
    }

    private func spawn(_ process: inout pid_t, input: Int32, output: Int32) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own, so that what it started ends with it; signals as a new program has them.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        // Keys of providers are in our environment and none of its business. `env` changes the folder.
        let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/nonexistent"]
        let argv = (["env", "-C", folder] + arguments).map { strdup($0) } + [nil]
        let envp = environment.map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        return posix_spawn(&process, "/usr/bin/env", &actions, &attributes, argv, envp)
    }

    private static func failed(_ code: Int32) -> Problem {
        Problem(text: "could not be started: \(String(cString: strerror(code)))")
    }
}
