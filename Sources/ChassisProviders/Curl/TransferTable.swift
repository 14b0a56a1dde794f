import CCurl
import ChassisCore

/// The transfers under way and the idle handles; one thread at a time.
///
/// libcurl says which sockets it waits for and when it wants to be called (`curl_multi_socket_action`), so that an event
/// costs the work on one transfer and not a look at all of them.
struct TransferTable {
    private struct Entry {
        let transfer: Transfer
        let handle: EasyHandle
        var firstByteBy: MonotonicTime
        var totalBy: MonotonicTime
    }

    /// Transfers whose readers have something new to look at.
    ///
    /// They are woken once for all that libcurl had to say: most answers come in one piece, head, body and end, and waking
    /// a thread for each would cost more than reading it.
    final class News {
        private var transfers: [Transfer] = []

        func add(_ transfer: Transfer) {
            if transfers.last !== transfer { transfers.append(transfer) }
        }

        func tell() {
            for transfer in transfers { transfer.wakeReader() }
            transfers.removeAll(keepingCapacity: true)
        }
    }

    /// What libcurl's callbacks are given.
    private final class Wishes {
        let watch: SocketWatch
        /// When libcurl wants to be called.
        var timer = MonotonicTime.distantFuture

        init(_ watch: SocketWatch) { self.watch = watch }
    }

    /// Idle handles kept for the next requests; more are freed.
    private static let maxIdle = 64

    private let multi: UnsafeMutableRawPointer
    private let wishes: Wishes
    private let news = News()
    private var live: [UnsafeMutableRawPointer: Entry] = [:]
    private var handles: [ObjectIdentifier: UnsafeMutableRawPointer] = [:]
    private var idle: [UnsafeMutableRawPointer] = []
    /// Never later than the earliest deadline of `live`; looking at all of them happens only when it has come.
    private var nextCheck = MonotonicTime.distantFuture
    /// When the thread that waits for the sockets will wake by itself.
    private var waking = MonotonicTime(nanoseconds: 0)

    /// `nil` when the system has no memory or no descriptors for it.
    init?(watch: SocketWatch) {
        guard watch.isUsable, let multi = curl_multi_init() else { return nil }
        self.multi = multi
        wishes = Wishes(watch)
        _ = cz_curl_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, 256)
        _ = cz_curl_multi_setopt_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
        let borrowed = Unmanaged.passUnretained(wishes).toOpaque()
        _ = cz_curl_multi_on_socket(
            multi,
            { _, socket, wish, borrowed, _ in
                guard let borrowed else { return 0 }
                Unmanaged<Wishes>.fromOpaque(borrowed).takeUnretainedValue().watch.set(socket, wish)
                return 0
            }, borrowed)
        _ = cz_curl_multi_on_timer(
            multi,
            { _, milliseconds, borrowed in
                guard let borrowed else { return 0 }
                Unmanaged<Wishes>.fromOpaque(borrowed).takeUnretainedValue().timer =
                    milliseconds < 0 ? .distantFuture : .now.adding(.milliseconds(milliseconds))
                return 0
            }, borrowed)
    }

    /// Whether something is due before the waiting thread wakes by itself.
    var isDueBeforeWaking: Bool { min(nextCheck, wishes.timer) < waking }

    /// How long the waiting thread may sleep from now on; at most a second.
    mutating func restMilliseconds() -> Int32 {
        let now = MonotonicTime.now
        let left = min(nextCheck, wishes.timer, now.adding(.seconds(1))).nanoseconds - now.nanoseconds
        let milliseconds = max(0, (left + 999_999) / 1_000_000)
        waking = now.adding(.milliseconds(milliseconds))
        return Int32(milliseconds)
    }

    mutating func obey(_ command: TransferLoop.Command) {
        switch command {
        case .add(let transfer): add(transfer)
        case .cancel(let transfer):
            if let easy = handles[ObjectIdentifier(transfer)] { finish(easy, .failure(.cancelled)) }
        case .resume(let transfer):
            if let easy = handles[ObjectIdentifier(transfer)] { curl_easy_pause(easy, CURLPAUSE_CONT) }
        case .hurry(let transfer, let deadline):
            guard let easy = handles[ObjectIdentifier(transfer)], let entry = live[easy] else { return }
            live[easy]?.totalBy = min(entry.totalBy, deadline)
            nextCheck = min(nextCheck, deadline)
        case .stop: break
        }
    }

    /// Lets libcurl work on what has happened and what is due, then ends what is done or late.
    mutating func perform(_ events: [SocketWatch.Event]) {
        for event in events { _ = cz_curl_multi_act(multi, event.socket, event.happened) }
        // Some of what is due makes something else due at once.
        for _ in 0..<16 where wishes.timer != .distantFuture && wishes.timer <= .now {
            wishes.timer = .distantFuture
            _ = cz_curl_multi_act_on_time(multi)
        }
        var easy: UnsafeMutableRawPointer?
        var code = CURLE_OK
        while cz_curl_next_done(multi, &easy, &code) {
            guard let easy, let entry = live[easy] else { continue }
            finish(easy, entry.handle.outcome(code, of: entry.transfer))
        }
        let now = MonotonicTime.now
        if now >= nextCheck { endLate(now) }
        news.tell()
    }

    /// Ends everything; the table is of no use after it.
    mutating func finishAll(with error: HTTPError) {
        for easy in Array(live.keys) { finish(easy, .failure(error)) }
        news.tell()
        for easy in idle { curl_easy_cleanup(easy) }
        idle = []
        curl_multi_cleanup(multi)
    }

    private mutating func add(_ transfer: Transfer) {
        guard let easy = idle.popLast() ?? curl_easy_init() else {
            return transfer.finish(.failure(.unreachable("no memory for a connection")))
        }
        let handle = EasyHandle(easy, for: transfer, news: news)
        let now = MonotonicTime.now
        let entry = Entry(
            transfer: transfer, handle: handle, firstByteBy: now.adding(transfer.request.timeouts.firstByte),
            totalBy: now.adding(transfer.request.timeouts.total))
        live[easy] = entry
        handles[ObjectIdentifier(transfer)] = easy
        nextCheck = min(nextCheck, min(entry.firstByteBy, entry.totalBy))
        let code = curl_multi_add_handle(multi, easy)
        if code != CURLM_OK {
            finish(easy, .failure(.unreachable(String(cString: curl_multi_strerror(code)))))
        }
    }

    private mutating func endLate(_ now: MonotonicTime) {
        nextCheck = .distantFuture
        var late: [(UnsafeMutableRawPointer, HTTPError)] = []
        for (easy, entry) in live {
            if now >= entry.totalBy {
                late.append((easy, .totalTimedOut))
            } else if entry.transfer.hasFirstByte {
                nextCheck = min(nextCheck, entry.totalBy)
            } else if now >= entry.firstByteBy {
                late.append((easy, .firstByteTimedOut))
            } else {
                nextCheck = min(nextCheck, min(entry.firstByteBy, entry.totalBy))
            }
        }
        for (easy, error) in late { finish(easy, .failure(error)) }
    }

    /// Takes the handle out and keeps it for later; removing a transfer that is not done closes its connection.
    private mutating func finish(_ easy: UnsafeMutableRawPointer, _ outcome: Result<Void, HTTPError>) {
        guard let entry = live.removeValue(forKey: easy) else { return }
        handles[ObjectIdentifier(entry.transfer)] = nil
        curl_multi_remove_handle(multi, easy)
        entry.handle.freeHeaders()
        curl_easy_reset(easy)
        if idle.count < Self.maxIdle { idle.append(easy) } else { curl_easy_cleanup(easy) }
        entry.transfer.end(outcome)
        news.add(entry.transfer)
    }
}
