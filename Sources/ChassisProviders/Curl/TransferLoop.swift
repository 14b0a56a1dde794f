import CCurl
import Foundation
import Synchronization

/// The thread that owns every libcurl handle. Others talk to it through a mailbox and `curl_multi_wakeup`, the only
/// libcurl call that another thread may make.
final class TransferLoop: Sendable {
    enum Command: Sendable {
        case add(Transfer)
        case cancel(Transfer)
        case resume(Transfer)
        case hurry(Transfer, deadline: MonotonicTime)
        case stop
    }

    private struct Mailbox {
        var commands: [Command] = []
        var isClosed = false
        /// Whether the thread waits, or is about to, and has to be told of a command.
        var isAsleep = false
    }

    private let mailbox = Mutex(Mailbox())
    // A libcurl handle is a bare pointer. It lives until the mailbox is closed, and every use but the loop's own
    // happens under the mailbox's lock.
    nonisolated(unsafe) private let multi: UnsafeMutableRawPointer?

    init() {
        _ = Self.globalInit
        multi = curl_multi_init()
        let thread = Thread { [self] in run() }
        thread.name = "chassis-http"
        thread.start()
    }

    /// libcurl wants this exactly once per process.
    private static let globalInit: Void = { _ = cz_curl_global_init() }()

    func post(_ command: Command) {
        let isClosed = mailbox.withLock { mailbox in
            guard !mailbox.isClosed, let multi else { return true }
            mailbox.commands.append(command)
            if mailbox.isAsleep { curl_multi_wakeup(multi) }
            mailbox.isAsleep = false
            return false
        }
        if isClosed, case .add(let transfer) = command { transfer.finish(.failure(.cancelled)) }
    }

    func stop() { post(.stop) }

    private func run() {
        // Signals belong to the other threads; a broken TLS connection must not raise SIGPIPE in this one.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)

        guard let multi else { return close() }
        var table = TransferTable(multi: multi)
        while true {
            let commands = mailbox.withLock { mailbox in
                mailbox.isAsleep = false
                defer { mailbox.commands.removeAll(keepingCapacity: true) }
                return mailbox.commands
            }
            for command in commands {
                if case .stop = command {
                    close()
                    table.finishAll(with: .cancelled)
                    curl_multi_cleanup(multi)
                    return
                }
                table.obey(command)
            }
            table.perform()
            let mustWait = mailbox.withLock { mailbox in
                mailbox.isAsleep = mailbox.commands.isEmpty
                return mailbox.isAsleep
            }
            if mustWait {
                curl_multi_poll(multi, nil, 0, table.pollMilliseconds, nil)
            }
        }
    }

    private func close() {
        let left = mailbox.withLock { mailbox in
            mailbox.isClosed = true
            defer { mailbox.commands = [] }
            return mailbox.commands
        }
        for case .add(let transfer) in left { transfer.finish(.failure(.cancelled)) }
    }
}
