import Glibc

/// Writing where nobody reads any more.
package enum BrokenPipe {
    /// Keeps SIGPIPE from this thread while `body` runs: a reader that went away must not end this process. Costs three
    /// system calls.
    package static func ignoring<T>(_ body: () -> T) -> T {
        var pipe = sigset_t()
        var before = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &pipe, &before)
        defer {
            // One that waits would come with the old mask.
            var (pending, none) = (sigset_t(), timespec())
            sigpending(&pending)
            if sigismember(&pending, SIGPIPE) == 1 { while sigtimedwait(&pipe, nil, &none) == SIGPIPE {} }
            pthread_sigmask(SIG_SETMASK, &before, nil)
        }
        return body()
    }
}
