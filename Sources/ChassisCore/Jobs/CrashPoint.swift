import Foundation

/// Places where a process can be made to die, for tests of what is left then.
///
/// `CHASSIS_CRASH_AT=settled chassis serve` ends by SIGKILL as it first comes by there. Nothing else does anything.
package enum CrashPoint: String, CaseIterable, Sendable {
    /// A job is on disk, and its client does not know it yet.
    case admitted
    /// A job is leased to this process, and nothing is done.
    case claimed
    /// A provider has answered, and nobody but this process knows.
    case answered
    /// The answer is sealed and about to be settled.
    case settling
    /// The settlement is on disk, and nobody has been told.
    case settled
    /// A receiver has taken a webhook, and that is not noted.
    case delivered

    /// Called as a job comes by. Costs a comparison where nothing was asked for.
    package func pass() {
        if self == Self.chosen { kill(getpid(), SIGKILL) }
    }

    private static let chosen = ProcessInfo.processInfo.environment["CHASSIS_CRASH_AT"].flatMap(Self.init(rawValue:))
}
