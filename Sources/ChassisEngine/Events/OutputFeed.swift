package import ChassisCore
import Synchronization

/// The answer of one attempt while it grows, personal data put back, for whoever follows the job.
///
/// It gives out only what will stand: half a placeholder waits for the other half, white space at the end for what
/// follows it. Followers keep their place and read from here what is new to them, so a slow one costs no memory, and
/// gets larger pieces.
package final class OutputFeed: Sendable {
    /// What is new to a reader.
    struct News: Sendable {
        /// Whether everything before is void.
        var isReset = false
        var text: [UInt8] = []
        /// Where the text begins, and the reader stands behind it.
        var start: Int64
        var end: Int64
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
        /// White space that is not given out yet.
        var held = ""
        /// How far it is on disk.
        var flushed: Int64 = 0

        var end: Int64 { base + Int64(text.count) }

        func news(after offset: Int64) -> News? {
            guard offset < end else { return nil }
            let start = max(offset, base)
            return News(isReset: offset < base, text: Array(text[Int(start - base)...]), start: start, end: end)
        }
    }

    package let job: JobID
    let tenant: String
    /// The version of the job's row in this attempt.
    let version: Int64
    private let state = Mutex(State())
    /// Called when there is more to read, and whether it is all.
    private let grew: @Sendable (_ isWhole: Bool) -> Void

    init(job: Job, grew: @escaping @Sendable (_ isWhole: Bool) -> Void) {
        self.job = job.id
        tenant = job.tenant
        version = job.version
        self.grew = grew
    }

    /// Names what the texts to come must not hold: what may be it waits until it is known to be something else.
    package func guardAgainst(_ canary: Canary?, _ echo: EchoWatch?) {
        state.withLock { state in
            state.canary = canary
            state.newEcho = echo
        }
    }

    /// Begins a text; one that was there is void.
    ///
    /// - Parameter masks: Of what was sent to the model that is asked now.
    package func begin(_ masks: MaskMap) {
        let wasReset = state.withLock { state in
            state.restorer = StreamingRestorer(masks)
            state.watch = state.canary.map(CanaryWatch.init)
            state.echo = state.newEcho
            state.held = ""
            return Self.reset(&state)
        }
        if wasReset { grew(false) }
    }

    /// Takes the next piece of the model's text, masked as it comes.
    package func push(_ piece: String) {
        let hasGrown = state.withLock { state in
            let unmarked = state.watch?.push(piece) ?? piece
            let text = state.restorer.push(state.echo?.push(unmarked) ?? unmarked)
            return Self.give(text, &state)
        }
        if hasGrown { grew(false) }
    }

    /// Makes the text the whole answer: what is missing is added; where it turned out otherwise, it begins anew.
    package func finish(_ answer: String) {
        state.withLock { state in
            let answer = Array(answer.utf8)
            if !answer.starts(with: state.text) { _ = Self.reset(&state) }
            state.text += answer[state.text.count...]
            state.held = ""
        }
        grew(true)
    }

    /// What is new behind an offset; `nil` when nothing is.
    func news(after offset: Int64) -> News? { state.withLock { $0.news(after: offset) } }

    /// Whether somebody could read any of the answer, though it may be void by now.
    var hasGivenOut: Bool { state.withLock { $0.end > 0 } }

    /// Where the running text begins.
    var base: Int64 { state.withLock { $0.base } }

    /// What is not on disk yet, marked as being there; `nil` when all is.
    func unflushed() -> News? {
        state.withLock { state in
            guard let news = state.news(after: state.flushed) else { return nil }
            state.flushed = news.end
            return news
        }
    }

    /// Takes back that what lies behind an offset is on disk.
    func putBack(after offset: Int64) { state.withLock { $0.flushed = min($0.flushed, offset) } }

    private static func reset(_ state: inout State) -> Bool {
        guard !state.text.isEmpty else { return false }
        state.base = state.end + 1
        state.text = []
        return true
    }

    /// Answers lose the white space around them, so none is given out before it is known to stand inside.
    private static func give(_ text: String, _ state: inout State) -> Bool {
        var text = Substring(text)
        if state.text.isEmpty, state.held.isEmpty {
            text = Substring(text.unicodeScalars.drop { $0.properties.isWhitespace })
        }
        let blanks = text.unicodeScalars.reversed().prefix { $0.properties.isWhitespace }.count
        let end = text.unicodeScalars.index(text.unicodeScalars.endIndex, offsetBy: -blanks)
        // Only the new piece is looked at: a model may go on with white space for long.
        guard end > text.unicodeScalars.startIndex else {
            state.held.unicodeScalars += text.unicodeScalars
            return false
        }
        state.text += state.held.utf8
        state.held = String(text.unicodeScalars[end...])
        state.text += text[..<end].utf8
        return true
    }
}
