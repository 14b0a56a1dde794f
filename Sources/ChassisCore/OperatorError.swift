/// What every room throws: facts that the command line, the API and the console print the same way.
package protocol OperatorError: Error, Sendable, CustomStringConvertible {
    /// A stable `snake_case` word for scripts and for the `error.code` of a job.
    var code: String { get }
    /// What happened to what, as one sentence without a newline. Holds no personal data.
    var message: String { get }
    /// What to do next; `nil` when waiting is all there is to do.
    var remedy: String? { get }
    /// How long to wait before the same is tried again, where somebody said so.
    var retryAfter: Duration? { get }
}

extension OperatorError {
    package var retryAfter: Duration? { nil }
    package var description: String { message + (remedy.map { " → \($0)" } ?? "") }
}

/// Why a job ended badly, as stored in its row and shown everywhere.
package struct JobError: OperatorError, Hashable, Codable {
    /// Of a job that waits until a model is loaded.
    package static let warmingCode = "model_warming"
    /// Of a job whose models failed lately and are not asked for a while.
    package static let unavailableCode = "model_unavailable"

    package let code: String
    package let message: String
    package let remedy: String?
    package let retryAfter: Duration?

    package init(code: String, message: String, remedy: String?, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.retryAfter = retryAfter
    }

    package init(_ error: any OperatorError) {
        self.init(code: error.code, message: error.message, remedy: error.remedy, retryAfter: error.retryAfter)
    }
}
