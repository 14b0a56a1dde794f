/// The steps from an empty file to today's tables; each runs once, in one transaction with its number.
///
/// A step that has been released never changes. `PRAGMA user_version` holds the number of the last one that ran.
enum Migration {
    static let all: [[String]] = [
        firstTables, evals + flags + prompts + drift, serving + webhooks + imports + chat, core,
        unmasking + warming + conversationOrder + passageVectors + receivers,
        errorWaits, failedEvals, asked, rounds, webhookTurns, foreignSpans, batchUsage, leases,
        readAnswers, webhookReceivers, questions, textHashes, otherModels, searchedCharacters,
        paid, cachedConfidence, batchJobs, unheard, outages, resetPlaces, rateMoments,
        keyMark, terms, presumedCosts, finishReasons, priorities, failedTimes,
    ]

    static var newest: Int { all.count }

    /// `PRAGMA application_id`: "Chas". Tells our files from other programs'.
    static let applicationID: Int64 = 0x4368_6173
}
