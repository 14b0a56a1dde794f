/// What a tenant bought. (`plans:` in `chassis.yaml`.)
package struct Plan: Hashable, Sendable {
    package var name: String
    /// Granted once a calendar month (UTC), at the tenant's first request in it; what a bigger plan gives more, as it is
    /// changed.
    package var monthlyCredits: Credits
    /// What the tenant pays us a month, for margins.
    package var monthlyPrice: Money
    /// Share of the queue against other plans, 1 or more.
    package var weight: Int
    /// Unfinished jobs a tenant may have; the next is refused.
    package var maxQueuedJobs: Int
    /// Characters (Unicode scalars) an input may have.
    package var maxInputCharacters: Int
    /// What one answer of a model that the client named itself costs; `nil`: as the workspace says.
    package var chatCredits: Credits?
    /// The features, models and tiers that its tenants may ask; `nil` for all there are.
    package var names: [String]?
    /// What becomes of a job whose client hangs up before it has its answer.
    package var onDisconnect: OnDisconnect
    /// When a job that is cancelled gives its credits back.
    package var refund: Refund = .unanswered
    package var limits: RateLimits

    /// Whether its tenants may ask a feature, a model or a tier of that name. To the others it is not there.
    package func allows(_ name: String) -> Bool { names?.contains(name) ?? true }

    package enum Refund: String, CaseIterable, Sendable {
        case always
        /// While nothing of its answer was given out: who reads one as it grows could have all but its end for nothing.
        case unanswered
    }

    package enum OnDisconnect: String, CaseIterable, Sendable {
        /// It goes on, and its answer can be had from its job.
        case finish
        case cancel
    }

    package init(
        name: String, monthlyCredits: Credits, monthlyPrice: Money = .zero, weight: Int = 1, maxQueuedJobs: Int = 1000,
        maxInputCharacters: Int = 100_000, chatCredits: Credits? = nil, onDisconnect: OnDisconnect = .finish,
        limits: RateLimits = .init()
    ) {
        self.name = name
        self.monthlyCredits = monthlyCredits
        self.monthlyPrice = monthlyPrice
        self.weight = weight
        self.maxQueuedJobs = maxQueuedJobs
        self.maxInputCharacters = maxInputCharacters
        self.chatCredits = chatCredits
        self.onDisconnect = onDisconnect
        self.limits = limits
    }
}

/// A customer of the SaaS. (`tenants:` in `chassis.yaml`.)
package struct Tenant: Hashable, Sendable {
    /// Lower-case word that everything of the tenant carries.
    package var id: String
    package var name: String
    package var plan: String
    /// The region of a tenant of which nothing else is said.
    package static let usualRegion = "US"
    /// ISO 3166 region that phone numbers without a country code belong to.
    package var region: String
    package var rules: DataRules
    /// Its own, where it says some; the plan's hold for the rest.
    package var limits: RateLimits

    package init(
        id: String, name: String, plan: String, region: String = Tenant.usualRegion, rules: DataRules = .init(),
        limits: RateLimits = .init()
    ) {
        self.rules = rules
        self.limits = limits
        self.id = id
        self.name = name
        self.plan = plan
        self.region = region
    }
}
