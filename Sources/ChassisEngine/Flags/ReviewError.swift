package import ChassisCore

/// Why what somebody typed about an answer was not taken; nothing was written.
package enum ReviewError: OperatorError {
    case empty(String)
    case tooLong(String, limit: Int, found: Int)
    case notOneLine(String)
    /// Names of people are kept as they are, so they may hold nothing that would be masked.
    case personal(String)
    /// It is no answer in words: vectors.
    case noAnswer(JobID, feature: String)
    /// Nobody said what the answer should be.
    case nothingExpected(JobID)
    /// The feature answers in JSON, and what is expected is something else.
    case expectedNotObject(feature: String, schema: String)
    /// The suite has another sample by this name.
    case sampleTaken(String, suite: String)
    /// It was made before, with another answer or category.
    case sampleDiffers(String, place: String)
    /// The suite is asked of another feature. (`own` are the suites of the job's.)
    case otherFeature(JobID, feature: String, suite: String, of: String, own: [String])
    case golden(any OperatorError)
    case goldenFailed(suite: String, reason: String)

    package var code: String {
        switch self {
        case .empty, .tooLong, .notOneLine, .personal: "invalid_text"
        case .nothingExpected, .expectedNotObject, .noAnswer: "expected_missing"
        case .sampleTaken, .sampleDiffers: "sample_exists"
        case .otherFeature: "suite_of_other_feature"
        case .golden(let error): error.code
        case .goldenFailed: "golden_failed"
        }
    }

    package var message: String {
        switch self {
        case .empty(let what): "The \(what) is empty."
        case .tooLong(let what, let limit, let found): "The \(what) has \(found) characters; the limit is \(limit)."
        case .notOneLine(let what): "The \(what) is more than one line."
        case .personal(let what): "The \(what) holds personal data, such as an e-mail address."
        case .noAnswer(let id, let feature): "\(id) has vectors of '\(feature)', which no suite can compare."
        case .nothingExpected(let id): "Nobody has said what the answer of \(id) should have been."
        case .expectedNotObject(let feature, _):
            "Feature '\(feature)' answers with a JSON object, and what is expected is not one."
        case .sampleTaken(let id, let suite): "The suite '\(suite)' has another sample '\(id)' already."
        case .sampleDiffers(let id, let place):
            "The sample '\(id)' is there already with another answer or category: \(place). Nothing was changed."
        case .otherFeature(let id, let feature, let suite, let other, _):
            "The suite '\(suite)' is asked of feature '\(other)', and \(id) is of '\(feature)'. Nothing was added."
        case .golden(let error): error.message
        case .goldenFailed(let suite, let reason): "The sample was not added to suite '\(suite)': \(reason)."
        }
    }

    package var remedy: String? {
        switch self {
        case .empty(let what): "say the \(what)"
        case .tooLong, .notOneLine: "shorten it"
        case .personal: "use a short name or initials"
        case .noAnswer: "name a job that was answered in words"
        case .nothingExpected: "say it with --expected TEXT, or resolve the flag as correct if the answer was right"
        case .expectedNotObject(_, let schema):
            "give the members that count, as in schemas/\(schema).json: --expected '{\"NAME\": VALUE}'"
        case .sampleTaken: "name another suite, or take the sample out of its file"
        case .sampleDiffers: "change that line, or take it out and repeat"
        case .otherFeature(_, let feature, _, _, let own):
            own.isEmpty
                ? "name the suite '\(feature)', which is made if need be"
                : "name a suite of its own: \(own.joined(separator: ", "))"
        case .golden(let error): error.remedy
        case .goldenFailed: "check the workspace's golden folder and its permissions"
        }
    }
}
