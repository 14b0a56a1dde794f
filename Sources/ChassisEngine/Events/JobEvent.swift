package import ChassisCore

/// What those hear who follow a job.
package struct JobEvent: Sendable {
    package enum Kind: Sendable, Equatable {
        /// It changed its state; each attempt begins with `running`.
        case state(JobState)
        /// More of the answer, as its owner gets it.
        case delta(String)
        /// More of what the model thinks aloud, for those who follow it `withReasoning`. It has no place of its own.
        case reasoning(String)
        /// All the text before is void: another model, or another attempt, begins anew.
        case reset
    }

    /// Where to go on behind this event.
    package var position: EventPosition
    package var at: Timestamp
    package var kind: Kind
    /// The row, with the newest change of state.
    package var job: Job?
    /// Whether a delta's text says that the model won't answer.
    package var isRefusal = false
    /// With a beginning anew: how many whole pieces of text, as `TextPieces` cuts them, are void by it; `nil` where only
    /// who was told them knows.
    package var voided: Int?
    /// With the completion, while it is kept.
    package var answer: HeldAnswer?

    /// Bytes of one delta's text at most: so much of an answer waits with each follower whose client is slow.
    package static let largestText = 32 << 10
}

/// A place in the events of one job: a change of its state, and how many bytes of the text since then.
///
/// It names the same place whichever process is asked, and however the text was cut into pieces.
package struct EventPosition: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The version of the job's row since the change of state; 0 before all.
    package var version: Int64
    package var offset: Int64

    package static let start = EventPosition(version: 0, offset: 0)

    package init(version: Int64, offset: Int64) {
        self.version = version
        self.offset = offset
    }

    /// Reads what `description` wrote; `nil` for what no event has, and more than `sequence` could say.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let version = Int32(parts[0]), let offset = UInt32(parts[1]), version >= 0 else {
            return nil
        }
        self.init(version: Int64(version), offset: Int64(offset))
    }

    package var description: String { "\(version).\(offset)" }

    /// The same as one number, which grows from event to event, not by one each time.
    package var sequence: Int64 { version << 32 | min(offset, Int64(UInt32.max)) }

    package init(sequence: Int64) {
        self.init(version: max(0, sequence) >> 32, offset: max(0, sequence) & Int64(UInt32.max))
    }

    package static func < (a: Self, b: Self) -> Bool { (a.version, a.offset) < (b.version, b.offset) }
}
