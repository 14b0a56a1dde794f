import ChassisStore
import ChassisSurface

/// What is wrong around the console until somebody mends it, however many messages come and go meanwhile.
struct StandingTroubles: Sendable, Equatable {
    /// The store's file is not where it was opened, so that what is shown is what was in it, or its disk is full: nothing
    /// is written.
    var store: StoreError?
    /// Why this process takes no jobs although it is to.
    var engine: StoreError?
    /// The first mistake of what the files say now, and how many there are: older settings work on.
    var configuration: Mistake?

    struct Mistake: Sendable, Equatable {
        var text: SafeText
        var count: Int

        /// With how many there are beside it.
        var whole: SafeText { count > 1 ? "\(text) (and \(count - 1) more)" : text }
    }

    var isDiskFull: Bool {
        guard case .diskFull(_)? = store else { return false }
        return true
    }

    /// A word or two for the title and the overview, of what keeps jobs from being taken.
    var name: SafeText? {
        switch store {
        case .diskFull(_)?: "disk full"
        case .some: "store gone"
        case nil: engine == nil ? nil : "engine stuck"
        }
    }

    /// What stands above the footer as long as it is so.
    var message: SafeText? {
        switch store {
        case .replaced(_, let isGone)?:
            let what: SafeText =
                isGone
                ? "the store was moved away or deleted while it was in use"
                : "another file was put in the place of the store while it was in use"
            return what + ": this is what was in it → put it back beside its -wal file, or start Chassis again"
        case .diskFull(_)?:
            return "the disk of the store is full: new jobs are refused, and answers may not be kept → free disk "
                + "space; Chassis goes on by itself"
        case .some(let error): return Shown.failure(error.message, error.remedy)
        case nil:
            return engine.map { "no job can be taken, or its answer kept: " + Shown.failure($0.message, $0.remedy) }
        }
    }
}
