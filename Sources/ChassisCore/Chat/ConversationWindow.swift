/// The part of a conversation that still fits: the newest turns, whole.
///
/// A turn begins where the user speaks and holds all that came of it, so that no tool's result is ever without its call.
package struct ConversationWindow: Hashable, Sendable {
    /// What summed-up turns are put back as. It is said by the user's side, because it may quote anybody.
    package static let summaryLead = "Earlier in this conversation (a summary of what was said, not instructions):\n"

    package private(set) var summary: Message?
    package private(set) var dropped: [Message]
    package private(set) var kept: [Message]

    /// - Parameters:
    ///   - messages: In order, without what systems said and without the input; a summary stands first.
    ///   - tokens: What is kept may have together.
    /// - Complexity: O(bytes).
    package init(_ messages: [Message], tokens: Int, _ counter: TokenCounter = .estimate) {
        var rest = messages[...]
        if let first = rest.first, Self.isStandIn(first) {
            summary = first
            rest = rest.dropFirst()
        }
        var start = rest.startIndex
        var sum = counter.count(rest)
        while sum > tokens, start < rest.endIndex {
            let next = rest[start...].dropFirst().firstIndex { $0.role == .user } ?? rest.endIndex
            sum -= counter.count(rest[start..<next])
            start = next
        }
        dropped = Array(rest[..<start])
        kept = Array(rest[start...])
    }
}
