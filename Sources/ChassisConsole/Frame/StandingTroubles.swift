import ChassisStore
import ChassisSurface

/// What is wrong around the console until somebody mends it, however many messages come and go meanwhile.
struct StandingTroubles: Sendable, Equatable {
    /// The store's file is not where it was opened: what is shown is what was in it, and nothing is written.
    var store: StoreError?
    /// The first mistake of what the files say now, and how many there are: older settings work on.
    var configuration: Mistake?

    struct Mistake: Sendable, Equatable {
        var text: SafeText
        var count: Int

        /// With how many there are beside it.
        var whole: SafeText { count > 1 ? "\(text) (and \(count - 1) more)" : text }
    }

    /// What stands above the footer as long as it is so.
    var message: SafeText? {
        guard case .replaced(_, let isGone) = store else { return nil }
        let what: SafeText =
            isGone
            ? "the store was moved away or deleted while it was in use"
            : "another file was put in the place of the store while it was in use"
        return what + ": this is what was in it → put it back beside its -wal file, or start Chassis again"
    }
}
