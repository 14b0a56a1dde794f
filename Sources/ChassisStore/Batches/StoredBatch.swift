package import ChassisCore
import Foundation

/// Many requests of a tenant that are worked off when there is time.
package struct StoredBatch: Sendable, Hashable, Identifiable {
    package enum State: String, Sendable, CaseIterable {
        case validating, failed, expired, completed, finalizing, cancelling, cancelled
        case inProgress = "in_progress"

        package var isFinal: Bool {
            switch self {
            case .failed, .completed, .expired, .cancelled: true
            case .validating, .inProgress, .finalizing, .cancelling: false
            }
        }
    }

    package var id: Int64
    package var tenant: String
    package var state: State
    /// `/v1/chat/completions` and the like.
    package var endpoint: String
    package var inputFile: Int64
    package var outputFile: Int64?
    package var errorFile: Int64?
    package var sealedMetadata: [UInt8]?
    /// Why it was not begun, as JSON; names lines and members, never what stands there.
    package var errors: JSON?
    package var total: Int
    /// Of the first line that has neither become a job nor been refused; some behind it may have.
    package var nextLine: Int
    package var completed: Int
    package var failed: Int
    package var createdAt: Timestamp
    package var expiresAt: Timestamp
    /// When it came into each state, in milliseconds.
    package var times: JSONObject
    /// What its jobs used together, once it has ended.
    package var usage: Usage?

    package init(
        id: Int64 = 0, tenant: String, endpoint: String, inputFile: Int64, sealedMetadata: [UInt8]?,
        createdAt: Timestamp, expiresAt: Timestamp
    ) {
        self.id = id
        self.tenant = tenant
        state = .validating
        self.endpoint = endpoint
        self.inputFile = inputFile
        self.sealedMetadata = sealedMetadata
        (total, nextLine, completed, failed) = (0, 0, 0, 0)
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        times = JSONObject()
    }

    init(_ row: Row) {
        id = row.integer(0)
        tenant = row.text(1)
        state = State(rawValue: row.text(2)) ?? .failed
        endpoint = row.text(3)
        inputFile = row.integer(4)
        outputFile = row.integerIfAny(5)
        errorFile = row.integerIfAny(6)
        sealedMetadata = row.blobIfAny(7)
        errors = row.textIfAny(8).flatMap { try? JSON(parsing: $0) }
        total = row.int(9)
        nextLine = row.int(10)
        completed = row.int(11)
        failed = row.int(12)
        createdAt = Timestamp(milliseconds: row.integer(13))
        expiresAt = Timestamp(milliseconds: row.integer(14))
        times = (try? JSON(parsing: row.text(15)))?.object ?? JSONObject()
        usage = row.textIfAny(16).flatMap { try? JSONDecoder().decode(Usage.self, from: Data($0.utf8)) }
    }

    var usageText: String? {
        get throws { try usage.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) } }
    }

    /// SQL for one that somebody has to go on with; word for word the condition of the index over them.
    static let openCondition = "state IN ('validating', 'in_progress', 'finalizing', 'cancelling')"

    static let columns = """
        id, tenant, state, endpoint, input_file, output_file, error_file, metadata, errors, total, next_line, completed,
        failed, created_at, expires_at, times, usage
        """

    /// Moves it on, and notes when.
    package mutating func enter(_ state: State, at now: Timestamp) {
        self.state = state
        times[state.rawValue] = .integer(now.milliseconds)
    }
}

/// How a request for a batch is known when it comes again.
package struct BatchMark: Sendable, Hashable {
    /// A keyed hash of the client's own key, or of the request where it has none.
    package var hash: [UInt8]
    /// Whether the client sends one without a key again; `nil` with a key, which is known as long as marks are kept.
    package var retrying: Retrying?

    package init(hash: [UInt8], retrying: Retrying?) {
        self.hash = hash
        self.retrying = retrying
    }
}

/// How far the lines of a batch are that became jobs or were refused.
package struct BatchCounts: Sendable, Hashable {
    package var completed = 0
    package var failed = 0
    /// All of them.
    package var noted = 0

    /// Whether no line that was noted is still under way; true while none is noted.
    package var areOver: Bool { completed + failed >= noted }
}

/// What became of one line of a batch.
package struct BatchItem: Sendable, Hashable {
    /// 0 for the first.
    package var line: Int
    package var job: JobID?
    /// The answer that refused it, sealed.
    package var sealedRefusal: [UInt8]?

    package init(line: Int, job: JobID?, sealedRefusal: [UInt8]? = nil) {
        self.line = line
        self.job = job
        self.sealedRefusal = sealedRefusal
    }
}
