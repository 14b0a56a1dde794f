import Foundation

/// Tells one start of the machine from another: monotonic clocks of all its processes count from the same one.
enum MachineStart {
    /// As the kernel names it; of this process alone where it has no name.
    static let id =
        (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
        .trimmingCharacters(in: .whitespacesAndNewlines) ?? UUID().uuidString
}
