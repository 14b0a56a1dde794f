import CTerminal
import ChassisCore
import Foundation

/// A program on a terminal of its own, watched from outside: what it writes, and when.
final class PseudoTerminal {
    private let master: Int32
    private let child: pid_t
    private let clock = SystemClock()
    /// When the program was started, monotonic nanoseconds.
    let start: Int64

    /// Starts `arguments[0]` with a terminal of the given size as its input, output and errors.
    init(_ arguments: [String], width: Int, height: Int) throws(CommandError) {
        var name = [CChar](repeating: 0, count: 128)
        master = ts_pty_open(&name, name.count)
        guard master >= 0 else {
            throw .refused("No pseudo-terminal can be had here.", remedy: "check that /dev/pts is mounted")
        }
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        // The first terminal that a session leader opens becomes its controlling one.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        posix_spawnattr_setflags(&attributes, ts_spawn_new_session())
        var environment = ProcessInfo.processInfo.environment
        environment["TERM"] = "xterm-256color"
        environment["LC_ALL"] = "C.UTF-8"
        environment["COLORTERM"] = nil
        environment["NO_COLOR"] = nil
        let argv = arguments.map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var pid: pid_t = 0
        start = clock.monotonicNanoseconds()
        let failure = posix_spawn(&pid, arguments[0], &actions, &attributes, argv, envp)
        guard failure == 0 else {
            throw .refused(
                "\(arguments[0]) can't be started: \(String(cString: strerror(failure))).", remedy: "make build")
        }
        child = pid
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    }

    /// What was written, and when its first byte came.
    struct Burst {
        var bytes: [UInt8] = []
        /// Monotonic nanoseconds; `nil` when nothing came.
        var firstByte: Int64?
    }

    /// Reads until nothing has come for `quiet`, or for `most` in all.
    func read(quiet: Duration, most: Duration, until isEnough: (Burst) -> Bool = { _ in false }) -> Burst {
        var burst = Burst()
        let end = clock.monotonicNanoseconds() + most.nanoseconds
        var last = clock.monotonicNanoseconds()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let now = clock.monotonicNanoseconds()
            let left = min(end, burst.firstByte == nil ? end : last + quiet.nanoseconds) - now
            guard left > 0 else { return burst }
            var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, Int32(left / 1_000_000) + 1) > 0 else { continue }
            let count = Foundation.read(master, &buffer, buffer.count)
            guard count > 0 else { return burst }
            last = clock.monotonicNanoseconds()
            if burst.firstByte == nil { burst.firstByte = last }
            burst.bytes += buffer[..<count]
            if isEnough(burst) { return burst }
        }
    }

    /// Processor time of the program so far, in seconds, and its resident memory in MiB.
    func usage() -> (seconds: Double, mebibytes: Int) {
        let stat = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
        let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 21, let user = Double(fields[11]), let system = Double(fields[12]) else { return (0, 0) }
        let pages = Int(fields[21]) ?? 0
        return (
            (user + system) / Double(sysconf(Int32(_SC_CLK_TCK))), (pages * Int(sysconf(Int32(_SC_PAGESIZE)))) >> 20
        )
    }

    /// Ends the program and waits for it.
    func end() {
        kill(child, SIGTERM)
        var status: Int32 = 0
        for _ in 0..<200 {
            if waitpid(child, &status, WNOHANG) == child { break }
            _ = read(quiet: .milliseconds(10), most: .milliseconds(10))
        }
        close(master)
    }
}
