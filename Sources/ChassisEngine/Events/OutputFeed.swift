package import ChassisCore
import Synchronization

/// The answer of one attempt while it grows, personal data put back, for whoever follows the job.
///
/// It gives out only what will stand: half a placeholder waits for the other half, and where white space at the end
/// would be cut off, that waits for what follows it. Followers keep their place and read from here what is new to them,
/// so a slow one costs no memory, and gets larger pieces.
///
/// A text that takes the place of one that broke off goes on where that stopped, as long as it says the same. Where it
/// doesn't, the one before is void, and followers begin anew; if those that are there can't, it is forfeit: nothing more
/// is given out, and no answer is left to be paid for.
package final class OutputFeed: Sendable {
    /// What is new to a reader.
    struct News: Sendable {
        /// Whether everything before is void.
        var isReset = false
        var text: [UInt8] = []
        /// Where the text begins, and the reader stands behind it.
        var start: Int64
        var end: Int64
        /// Whether there is more behind it.
        var isPart = false
    }

    /// What is written down of it.
    struct Piece: Sendable {
        var start: Int64
        var text: [UInt8] = []
        /// Set for a beginning anew, which has no text: how many whole pieces, as `TextPieces` cuts them, are void by it.
        var voided: Int?
    }

    private struct State {
        var restorer = StreamingRestorer(MaskMap())
        var canary: Canary?
        /// Holds back what may be the canary, before anything is put back into it.
        var watch: CanaryWatch?
        /// As it is before a text begins.
        var newEcho: EchoWatch?
        /// Holds back what may be a recital of the system prompt.
        var echo: EchoWatch?
        /// Of the running text: what was given out.
        var text: [UInt8] = []
        /// Where that begins; a beginning anew counts as one byte.
        var base: Int64 = 0
        /// Whether the white space around the answer belongs to it.
        var isVerbatim = false
        /// White space that is not given out yet.
        var held = ""
        /// How far it is on disk, or in `unwritten`.
        var flushed: Int64 = 0
        /// What has been said by earlier texts and not been taken back: the running one has to begin with it.
        var expected: [UInt8] = []
        /// Bytes of the running text that have come; fewer than `text` has while it repeats the one before.
        var come = 0
        var isForfeit = false
        /// What the models of the attempt thought aloud, one after the other; on no disk.
        var reasoning: [UInt8] = []
        var reasoningRestorer = StreamingRestorer(MaskMap())
        /// What is void, or could not be written, and belongs on disk before what follows it.
        var unwritten: [Piece] = []

        var end: Int64 { base + Int64(text.count) }

        func news(after offset: Int64, atMost limit: Int = .max) -> News? {
            guard offset < end else { return nil }
            let start = max(offset, base)
            let piece = text[Int(start - base)...].wholeScalars(atMost: limit)
            let pieceEnd = start + Int64(piece.count)
            return News(
                isReset: offset < base, text: Array(piece), start: start, end: pieceEnd, isPart: pieceEnd < end)
        }
    }

    package let job: JobID
    let tenant: String
    /// The version of the job's row in this attempt.
    let version: Int64
    private let state = Mutex(State())
    /// Called when there is more to read, and whether it is all.
    private let grew: @Sendable (_ isWhole: Bool) -> Void
    /// Whether what was said may be taken back.
    private let mayBeginAnew: @Sendable () -> Bool
    private let forfeit = Wakeup()

    /// - Parameter told: What earlier attempts said to followers that can't begin anew.
    init(
        job: Job, told: [UInt8] = [], mayBeginAnew: @escaping @Sendable () -> Bool = { true },
        grew: @escaping @Sendable (_ isWhole: Bool) -> Void
    ) {
        self.job = job.id
        tenant = job.tenant
        version = job.version
        self.grew = grew
        self.mayBeginAnew = mayBeginAnew
        state.withLock { $0.expected = told }
    }

    /// Names what the texts to come must not hold: what may be it waits until it is known to be something else.
    package func guardAgainst(_ canary: Canary?, _ echo: EchoWatch?) {
        state.withLock { state in
            state.canary = canary
            state.newEcho = echo
        }
    }

    /// Begins a text, in the place of one that was there.
    ///
    /// - Parameters:
    ///   - masks: Of what was sent to the model that is asked now.
    ///   - isVerbatim: Whether the answer keeps the white space around it (`AnswerCheck`).
    package func begin(_ masks: MaskMap, isVerbatim: Bool = false) {
        state.withLock { state in
            state.isVerbatim = isVerbatim
            state.restorer = StreamingRestorer(masks)
            if !state.reasoning.isEmpty { state.reasoning += Array("\n\n".utf8) }
            state.reasoningRestorer = StreamingRestorer(masks)
            state.watch = state.canary.map(CanaryWatch.init)
            state.echo = state.newEcho
            state.held = ""
            state.expected = Self.told(state)
            state.come = 0
        }
    }

    /// Takes the next piece of the model's text, masked as it comes.
    package func push(_ piece: String) {
        let hasGrown = state.withLock { state in
            let unmarked = state.watch?.push(piece) ?? piece
            let text = state.restorer.push(state.echo?.push(unmarked) ?? unmarked)
            return give(text, &state)
        }
        if hasGrown { grew(false) }
    }

    /// Takes the next piece of what the model thinks aloud, masked as it comes. It binds nobody: no part of the answer,
    /// it is not held to what was told before.
    package func push(reasoning piece: String) {
        let hasGrown = state.withLock { state in
            let text = state.reasoningRestorer.push(piece)
            state.reasoning += text.utf8
            return !text.isEmpty
        }
        if hasGrown { grew(false) }
    }

    /// What was thought behind an offset in bytes, so many of them at most.
    func reasoning(after offset: Int, atMost limit: Int) -> [UInt8] {
        state.withLock { Array($0.reasoning.dropFirst(offset).wholeScalars(atMost: limit)) }
    }

    /// Whether an answer says what was said so far, or need not.
    ///
    /// - Parameter isRefusal: Whether it takes the place of what the model said before.
    func admits(_ answer: String, isRefusal: Bool) -> Bool {
        state.withLock { state in
            let told = isRefusal ? state.expected : Self.told(state)
            return !state.isForfeit && (answer.utf8.starts(with: told) || mayBeginAnew())
        }
    }

    /// Whether the running text has still to say what was said before it.
    var repeats: Bool { state.withLock { $0.come < $0.expected.count } }
    var isForfeit: Bool { state.withLock { $0.isForfeit } }

    /// Returns once the text is forfeit, or the task is cancelled.
    func forfeited() async { _ = try? await forfeit.wait() }

    /// All that followers were told and must not hear otherwise.
    var told: [UInt8] { state.withLock { Self.told($0) } }

    private static func told(_ state: State) -> [UInt8] {
        state.text.count >= state.expected.count ? state.text : state.expected
    }

    /// Takes back what was said: the attempt ends, and the job does not.
    func takeBack() {
        if state.withLock({ Self.reset(&$0) }) { grew(false) }
    }

    /// Makes the text the whole answer: what is missing is added; where it turned out otherwise, it begins anew.
    package func finish(_ answer: String) {
        state.withLock { state in
            let answer = Array(answer.utf8)
            if !answer.starts(with: state.text) { _ = Self.reset(&state) }
            state.text += answer[state.text.count...]
            (state.expected, state.come, state.held) = ([], state.text.count, "")
        }
        grew(true)
    }

    /// What is new behind an offset, so many bytes of it at most; `nil` when nothing is.
    func news(after offset: Int64, atMost limit: Int = .max) -> News? {
        state.withLock { $0.news(after: offset, atMost: limit) }
    }

    /// Whether somebody could read any of the answer, though it may be void by now.
    var hasGivenOut: Bool { state.withLock { $0.end > 0 } }

    /// Where the running text begins.
    var base: Int64 { state.withLock { $0.base } }

    /// What is not on disk yet, in order, marked as being there.
    func unflushed() -> [Piece] {
        state.withLock { state in
            var pieces = state.unwritten
            let news = state.news(after: state.flushed)
            if let news, !news.text.isEmpty { pieces.append(Piece(start: news.start, text: news.text)) }
            (state.unwritten, state.flushed) = ([], state.end)
            return pieces
        }
    }

    /// Takes back that these are on disk.
    func putBack(_ pieces: [Piece]) { state.withLock { $0.unwritten = pieces + $0.unwritten } }

    private static func reset(_ state: inout State) -> Bool {
        guard !state.text.isEmpty else { return false }
        if let news = state.news(after: state.flushed) {
            state.unwritten.append(Piece(start: news.start, text: news.text))
        }
        let voided = TextPieces.count(in: String(decoding: state.text, as: UTF8.self))
        state.unwritten.append(Piece(start: state.end, voided: voided))
        state.base = state.end + 1
        state.flushed = state.base
        state.text = []
        return true
    }

    /// Where answers lose the white space around them, none is given out before it is known to stand inside.
    private func give(_ text: String, _ state: inout State) -> Bool {
        if state.isVerbatim { return !text.isEmpty && take(Array(text.utf8), &state) }
        var text = Substring(text)
        if state.come == 0, state.held.isEmpty {
            text = Substring(text.unicodeScalars.drop { $0.properties.isWhitespace })
        }
        let blanks = text.unicodeScalars.reversed().prefix { $0.properties.isWhitespace }.count
        let end = text.unicodeScalars.index(text.unicodeScalars.endIndex, offsetBy: -blanks)
        // Only the new piece is looked at: a model may go on with white space for long.
        guard end > text.unicodeScalars.startIndex else {
            state.held.unicodeScalars += text.unicodeScalars
            return false
        }
        let whole = Array(state.held.utf8) + Array(text[..<end].utf8)
        state.held = String(text.unicodeScalars[end...])
        return take(whole, &state)
    }

    /// - Returns: Whether followers hear anything of it.
    private func take(_ bytes: [UInt8], _ state: inout State) -> Bool {
        guard !state.isForfeit else { return false }
        let before = state.come
        let known = state.expected.dropFirst(before).prefix(bytes.count)
        state.come += bytes.count
        guard !bytes.starts(with: known) else {
            let isNew = state.come > state.text.count
            if isNew { state.text += bytes[(state.text.count - before)...] }
            return isNew
        }
        guard mayBeginAnew() else {
            state.isForfeit = true
            forfeit.raise(.text)
            return false
        }
        let running = state.expected.prefix(before) + bytes
        state.expected = []
        if !running.starts(with: state.text) { _ = Self.reset(&state) }
        state.text = Array(running)
        return true
    }
}
