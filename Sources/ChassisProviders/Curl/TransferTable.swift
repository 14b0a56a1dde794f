import CCurl
import ChassisCore

/// The transfers under way and the idle handles; lives on the loop's thread alone.
struct TransferTable {
    private struct Entry {
        let transfer: Transfer
        let handle: EasyHandle
        var firstByteBy: MonotonicTime
        var totalBy: MonotonicTime
    }

    /// Idle handles kept for the next requests; more are freed.
    private static let maxIdle = 64

    private let multi: UnsafeMutableRawPointer
    private var live: [UnsafeMutableRawPointer: Entry] = [:]
    private var handles: [ObjectIdentifier: UnsafeMutableRawPointer] = [:]
    private var idle: [UnsafeMutableRawPointer] = []
    /// Never later than the earliest deadline of `live`; looking at all of them happens only when it has come.
    private var nextCheck = MonotonicTime.distantFuture

    init(multi: UnsafeMutableRawPointer) {
        self.multi = multi
        _ = cz_curl_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, 256)
        _ = cz_curl_multi_setopt_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
    }

    /// How long the thread may sleep; at most a second.
    var pollMilliseconds: Int32 {
        let left = nextCheck.nanoseconds - MonotonicTime.now.nanoseconds
        guard nextCheck != .distantFuture, left < 1_000_000_000 else { return 1000 }
        return Int32(max(0, left / 1_000_000 + 1))
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

    /// Lets libcurl work, then ends what is done or late.
    mutating func perform() {
        var running: Int32 = 0
        curl_multi_perform(multi, &running)
        var easy: UnsafeMutableRawPointer?
        var code = CURLE_OK
        while cz_curl_next_done(multi, &easy, &code) {
            guard let easy, let entry = live[easy] else { continue }
            finish(easy, entry.handle.outcome(code, of: entry.transfer))
        }
        let now = MonotonicTime.now
        if now >= nextCheck { endLate(now) }
    }

    mutating func finishAll(with error: HTTPError) {
        for easy in Array(live.keys) { finish(easy, .failure(error)) }
        for easy in idle { curl_easy_cleanup(easy) }
        idle = []
    }

    private mutating func add(_ transfer: Transfer) {
        guard let easy = idle.popLast() ?? curl_easy_init() else {
            return transfer.finish(.failure(.unreachable("no memory for a connection")))
        }
        let handle = EasyHandle(easy, for: transfer)
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
        entry.transfer.finish(outcome)
    }
}
