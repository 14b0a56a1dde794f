package import ChassisStore

extension StoreError {
    /// Whether policy or money said no, as opposed to something that broke.
    package var isRefusal: Bool {
        switch self {
        case .insufficientCredits, .overdrawn, .queueFull, .tenantQueueFull, .rateLimited, .idempotencyConflict,
            .grantConflict:
            true
        default: false
        }
    }

    /// Whether it may pass without a restart: a full disk, a lock that somebody holds too long, a file that was moved away.
    package var isTransient: Bool {
        switch self {
        case .diskFull, .busy, .replaced, .failed: true
        default: false
        }
    }
}
