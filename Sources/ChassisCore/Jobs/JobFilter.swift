/// Which jobs a list, a count or an action is about, as the operator types it.
///
///     state:failed,retrying tenant:acme age:<2h cost:>0.05 -feature:triage "time out"
///
/// Terms side by side must all hold; `or` and parentheses say otherwise. A term is a word, looked for in id, tenant,
/// feature, model and error code; or `field:value`, with alternatives `a,b`, comparisons `> < >= <=` on what can be
/// compared, and `*` for any text. A model is whichever was called for the job, not the one alone that answered. `-` or
/// `!` in front negates; quotes keep spaces, commas and `or` from meaning anything. Letter case makes no difference
/// (ASCII).
package struct JobFilter: Hashable, Sendable {
    package let expression: Expression

    package init(_ expression: Expression) { self.expression = expression }

    /// Every job.
    package static let all = JobFilter(.and([]))

    package indirect enum Expression: Hashable, Sendable {
        /// All of them; true when empty.
        case and([Expression])
        /// One of them at least; false when empty.
        case or([Expression])
        case not(Expression)
        /// A substring of id, tenant, feature, model or error code; in lower case.
        case word(String)
        /// A field that meets one test at least.
        case field(Field, [Test])
    }

    package enum Field: String, CaseIterable, Sendable {
        case state, tenant, feature, model, provider, tier, priority, error, cache, prompt
        case id, age, ended, latency, cost, tokens, attempts, confidence

        /// What its values are, for messages.
        package var expected: String {
            switch self {
            case .state: "queued, running, completed, failed, cancelled, retrying, final or unfinished"
            case .tenant, .feature, .model, .provider, .error, .prompt: "a name, with * for any text"
            case .tier: Tier.allCases.map(\.rawValue).joined(separator: ", ")
            case .priority: Priority.allCases.map(\.rawValue).joined(separator: ", ")
            case .cache: CacheResult.allCases.map(\.rawValue).joined(separator: ", ")
            case .id: "a job's number, like 42 or job_42"
            case .age, .ended, .latency: "a duration like 250ms, 30s, 5m, 2h or 7d, mostly with < or >"
            case .cost: "dollars like 0.05, or unknown"
            case .tokens, .attempts: "a whole number"
            case .confidence: "a number from 0 to 1"
            }
        }
    }

    package enum Comparison: String, Hashable, Sendable {
        case less = "<", atMost = "<=", equal = "=", atLeast = ">=", greater = ">"
    }

    package enum Test: Hashable, Sendable {
        /// A text in lower case that must be equal; `*` stands for any text. An absent value is an empty text.
        case text(Pattern)
        /// `queued`, `running`, … or the derived `retrying`, `final`, `unfinished`.
        case state(StateName)
        /// Milliseconds, nano-dollars, tokens, attempts or job numbers.
        case integer(Comparison, Int64)
        case real(Comparison, Double)
        /// The cost nobody knows.
        case unknown
    }

    package enum StateName: String, CaseIterable, Sendable {
        case queued, running, completed, failed, cancelled, retrying, final, unfinished
    }

    /// The pieces between the stars of `a*b`; one piece means equality.
    package struct Pattern: Hashable, Sendable {
        package let pieces: [String]

        package init(pieces: [String]) { self.pieces = pieces }

        /// Whether it means what is absent.
        package var isEmpty: Bool { pieces == [""] }
    }
}
