/// When the line to the terminal has room for another frame.
///
/// A frame that waits in buffers on its way shows late, and every key behind it too. So frames that no key asked for go
/// out only once the last one was taken, and the newest wins. Two things tell: the terminal's answer to `question`, which
/// counts everything on the way; and, where none comes, how fast a line took bytes that once took no more.
nonisolated struct FramePace {
    /// How the terminal is asked whether it is there; it answers in order, after all it was told before.
    static let question = "\u{1B}[5n"

    /// Since when an answer is awaited.
    private var asked: ContinuousClock.Instant?
    /// `nil` until the first answer came or was given up.
    private var answers: Bool?
    /// Bytes a second that the line took while it was full; `nil` for one that never was, of late.
    private var rate: Double?
    /// Bytes believed to be under way, at a moment.
    private var queued = 0.0
    private var counted: ContinuousClock.Instant?
    /// When it was full last, and what it took since.
    private var full: (since: ContinuousClock.Instant, taken: Int)?

    /// What a line is believed to carry behind which no terminal answers, in bytes a second, and how much may be under
    /// way on it: the frame that shows the first rows waits for nothing.
    private static let unknownRate = 3_000.0
    private static let unknownRoom = 2_000.0

    /// What a full line holds: a pseudo-terminal's buffers.
    private static let capacity = 24_576.0

    /// Whether the next frame should carry the question.
    var shouldAsk: Bool { asked == nil && answers != false }

    /// Whether an answer may still come, which a shell would take for typing.
    var awaitsAnswer: Bool { asked != nil && answers != false }

    mutating func noteAsked(at now: ContinuousClock.Instant) { asked = now }

    mutating func noteAnswer() {
        asked = nil
        answers = true
        queued = 0
    }

    /// The line took so many bytes.
    mutating func noteTaken(_ bytes: Int, at now: ContinuousClock.Instant) {
        decay(to: now)
        queued += Double(bytes)
        full?.taken += bytes
    }

    /// The line takes no more for now.
    mutating func noteFull(at now: ContinuousClock.Instant) {
        decay(to: now)
        queued = max(queued, Self.capacity)
        guard let (since, taken) = full, now - since < .seconds(10) else {
            full = (now, 0)
            return
        }
        // Between two moments at which it was full it passed on just what it took.
        guard now - since > .milliseconds(250), taken > 0 else { return }
        rate = Double(taken) / ((now - since) / .seconds(1))
        full = (now, 0)
    }

    private mutating func decay(to now: ContinuousClock.Instant) {
        if let full, now - full.since > .seconds(300) { rate = nil }
        let seconds = counted.map { max(0, (now - $0) / .seconds(1)) } ?? 0
        counted = now
        let speed = rate ?? (answers == true ? nil : Self.unknownRate)
        queued = speed.map { max(0, queued - $0 * seconds) } ?? 0
    }

    /// Gives up an answer that is long overdue.
    private mutating func giveUp(at now: ContinuousClock.Instant) {
        guard let since = asked, now - since > .seconds(20) else { return }
        asked = nil
        if answers == nil { answers = false }
    }

    /// - Parameter isForKey: Such a frame may lie behind another one a little: waiting for a whole way to the terminal and
    ///   back would make typing slow.
    /// - Returns: Until when the next frame waits; `nil` where it need not.
    mutating func wait(isForKey: Bool, at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        giveUp(at: now)
        decay(to: now)
        var free = now
        if let asked, answers != false {
            // Until one answer was seen, a terminal may well have none, and the first rows are due.
            let patience: Duration = answers == true ? .seconds(10) : .milliseconds(40)
            if !isForKey {
                free = asked + patience
            } else if answers == true, now - asked > .milliseconds(300) {
                free = asked + .seconds(2)
            }
        }
        if let rate {
            let late = queued / rate - (isForKey ? 0.3 : 0.05)
            if late > 0 { free = max(free, now + .seconds(late)) }
        } else if answers != true, !isForKey {
            // Nobody says how far it has come: what nobody asked for must not fill the line before the next key's frame.
            let late = (queued - Self.unknownRoom) / Self.unknownRate
            if late > 0 { free = max(free, now + .seconds(late)) }
        }
        return free > now ? free : nil
    }
}
