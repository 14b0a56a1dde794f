import ChassisCore
import Foundation

/// One line on standard error that shows how far long work is; silent when that is no terminal.
struct ProgressBar {
    private let label: String
    private let total: Int
    private let start = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?

    init(_ label: String, total: Int) {
        self.label = label
        self.total = total
    }

    /// Redraws at most ten times a second, and at the end.
    mutating func show(_ done: Int, note: String = "") {
        guard StandardStream.error.isTerminal else { return }
        let now = ContinuousClock.now
        if done < total, let lastDrawn, now - lastDrawn < .milliseconds(100) { return }
        lastDrawn = now
        let share = total == 0 ? 1 : Double(min(done, total)) / Double(total)
        let full = Int(share * 30)
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
        let seconds = Double((now - start).milliseconds) / 1000
        let left =
            share > 0 && share < 1 ? Figure.duration(.milliseconds(Int64(seconds / share * (1 - share) * 1000))) : ""
        // Written past the text gate: the carriage return and the erasure are ours.
        let line = "\r\(label) \(bar) \(done)/\(total) \(note) \(left.isEmpty ? "" : "· \(left) left")\u{1B}[K"
        StandardStream.error.send(line)
    }

    func end() {
        if StandardStream.error.isTerminal { StandardStream.error.send("\r\u{1B}[K") }
    }
}
