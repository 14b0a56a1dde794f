/// How fast a tenant may ask. (`limits:` of a plan, or of a tenant, in `chassis.yaml`.)
package struct RateLimits: Hashable, Sendable {
    /// `nil` for no limit, as below.
    package var requestsPerMinute: Int?
    /// Estimated when a request comes, corrected when its job has ended.
    package var tokensPerMinute: Int?
    /// Unfinished jobs at once, those that wait included.
    package var concurrency: Int?

    package init(requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil, concurrency: Int? = nil) {
        self.requestsPerMinute = requestsPerMinute
        self.tokensPerMinute = tokensPerMinute
        self.concurrency = concurrency
    }

    package var isEmpty: Bool { self == RateLimits() }

    /// These, and the others' where nothing is said here.
    package func over(_ others: RateLimits) -> RateLimits {
        RateLimits(
            requestsPerMinute: requestsPerMinute ?? others.requestsPerMinute,
            tokensPerMinute: tokensPerMinute ?? others.tokensPerMinute, concurrency: concurrency ?? others.concurrency)
    }

    /// Whether anything is limited by the minute, so that an admission has to take from a level.
    package var hasRates: Bool { requestsPerMinute != nil || tokensPerMinute != nil }
}

/// How a tenant stands towards one of its limits.
package struct RateStatus: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable { case requests, tokens, concurrency }

    package var kind: Kind
    package var limit: Int
    /// 0 or more.
    package var remaining: Int
    /// Until all of it is free again.
    package var reset: Duration

    package init(kind: Kind, limit: Int, remaining: Int, reset: Duration) {
        self.kind = kind
        self.limit = limit
        self.remaining = remaining
        self.reset = reset
    }
}
