import Glibc

/// How many files and connections the system lets this process have open.
enum FileLimit {
    /// More than these a server of ours does not need, and some systems walk through all of them when a child is made.
    private static let enough: rlim_t = 65_536
    private static let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)

    /// Raises the limit as far as the process may, which is often from 1,024 to far more, and returns what it is then.
    static func raised() -> Int {
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0 else { return 1024 }
        let wanted = min(limit.rlim_max, enough)
        if limit.rlim_cur < wanted {
            var raised = limit
            raised.rlim_cur = wanted
            if setrlimit(files, &raised) == 0 { limit = raised }
        }
        return Int(clamping: limit.rlim_cur)
    }
}
