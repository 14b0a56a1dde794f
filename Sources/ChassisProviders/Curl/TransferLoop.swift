import CCurl
import ChassisCore
import Foundation
import Synchronization

/// Runs transfers: one thread waits for all their sockets; a request is sent by whoever asks for it.
///
/// Handing a request to the thread first would cost more than sending it: two threads wake each other for it. Only while
/// the thread works, or another one sends, the request goes into the mailbox, as everything else does.
final class TransferLoop: Sendable {
    enum Command: Sendable {
        case add(Transfer)
        case cancel(Transfer)
        case resume(Transfer)
        case hurry(Transfer, deadline: MonotonicTime)
        case stop

        var isStop: Bool { if case .stop = self { true } else { false } }
    }

    private struct Mailbox {
        var commands: [Command] = []
        var isClosed = false
        /// Whether the thread waits, or is about to, and has to be told of a command.
        var isAsleep = false
    }

    private let watch = SocketWatch()
    private let mailbox = Mutex(Mailbox())
    /// Every libcurl handle there is; `nil` once it has stopped. Nobody waits while holding it.
    private let table: Mutex<TransferTable?>

    init() {
        _ = Self.globalInit
        table = Mutex(TransferTable(watch: watch))
        let thread = Thread { [self] in run() }
        thread.name = "chassis-http"
        thread.start()
    }

    /// libcurl wants this exactly once per process.
    private static let globalInit: Void = { _ = cz_curl_global_init() }()

    /// Sends a transfer's request, on this thread where nobody else is at it.
    func add(_ transfer: Transfer) {
        let isSent = BrokenPipe.ignoring {
            table.withLockIfAvailable { table in
                guard table != nil else { return false }
                table?.obey(.add(transfer))
                table?.perform([])
                if table?.isDueBeforeWaking == true { watch.wake() }
                return true
            }
        }
        if isSent != true { post(.add(transfer)) }
    }

    func post(_ command: Command) {
        let (isClosed, wasAsleep) = mailbox.withLock { mailbox in
            guard !mailbox.isClosed else { return (true, false) }
            mailbox.commands.append(command)
            defer { mailbox.isAsleep = false }
            return (false, mailbox.isAsleep)
        }
        if wasAsleep { watch.wake() }
        if isClosed, case .add(let transfer) = command { transfer.finish(.failure(.cancelled)) }
    }

    func stop() { post(.stop) }

    private func run() {
        // Signals belong to the other threads; a broken TLS connection must not raise SIGPIPE in this one.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)

        var events: [SocketWatch.Event] = []
        while let milliseconds = work(on: events) {
            let mustWait = mailbox.withLock { mailbox in
                mailbox.isAsleep = mailbox.commands.isEmpty
                return mailbox.isAsleep
            }
            events = watch.wait(milliseconds: mustWait ? milliseconds : 0)
        }
    }

    /// Does what there is to do.
    ///
    /// - Returns: How long nothing will be due; `nil` when this was the end.
    private func work(on events: [SocketWatch.Event]) -> Int32? {
        let commands = mailbox.withLock { mailbox in
            mailbox.isAsleep = false
            defer { mailbox.commands.removeAll(keepingCapacity: true) }
            return mailbox.commands
        }
        return table.withLock { table in
            guard table != nil, !commands.contains(where: \.isStop) else {
                for case .add(let transfer) in commands + close() { transfer.finish(.failure(.cancelled)) }
                table?.finishAll(with: .cancelled)
                table = nil
                return nil
            }
            for command in commands { table?.obey(command) }
            table?.perform(events)
            return table?.restMilliseconds()
        }
    }

    /// - Returns: What nobody will do.
    private func close() -> [Command] {
        mailbox.withLock { mailbox in
            mailbox.isClosed = true
            defer { mailbox.commands = [] }
            return mailbox.commands
        }
    }
}
