package import ChassisCore

/// One exchange of a conversation, as it is written when its job ends.
package struct ConversationTurn: Sendable {
    /// A keyed hash of the tenant and the client's name of the conversation; empty is refused.
    package var conversation: [UInt8]
    /// Its messages, sealed.
    package var sealed: [UInt8]
    /// What the turns up to a job were summed up as; `nil` where nothing was.
    package var summary: ConversationSummary?

    package init(conversation: [UInt8], sealed: [UInt8], summary: ConversationSummary? = nil) {
        self.conversation = conversation
        self.sealed = sealed
        self.summary = summary
    }
}

/// What stands for the older turns of a conversation, sealed.
package struct ConversationSummary: Sendable {
    /// The last job whose turn is in it.
    package var through: JobID
    package var sealed: [UInt8]

    package init(through: JobID, sealed: [UInt8]) {
        self.through = through
        self.sealed = sealed
    }
}

/// What a conversation has come to: its summary, and the turns since.
package struct StoredConversation: Sendable {
    package var summary: ConversationSummary?
    /// By job, the oldest first; sealed.
    package var turns: [(job: JobID, sealed: [UInt8])]
}
