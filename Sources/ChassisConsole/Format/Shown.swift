import ChassisCore
import ChassisSurface

/// How values read on every screen. Unknown is said, never shown as zero.
enum Shown {
    /// `unknown`, `$0`, `$0.00123`, `$1.23`, `$12,345.67`. Below a dollar five decimals, so that a column lines up.
    static func money(_ money: Money?) -> SafeText {
        guard let money else { return "unknown" }
        let sign = money.nanoUSD < 0 ? "-" : ""
        let nano = money.nanoUSD.magnitude
        if nano == 0 { return "$0" }
        if nano < 5_000 { return SafeText(sign + "<$0.00001") }
        if nano < 999_995_000 {
            let units = (nano + 5_000) / 10_000
            return SafeText(sign + "$0." + padded(units, 5))
        }
        let cents = nano / 10_000_000 + (nano % 10_000_000 >= 5_000_000 ? 1 : 0)
        return SafeText(sign + "$" + grouped(cents / 100) + "." + padded(cents % 100, 2))
    }

    /// `unknown` for something no price is known for, in muted, so that it doesn't look like a figure.
    static func moneyContent(_ money: Money?) -> Table.Content {
        Table.Content(self.money(money), money == nil ? .muted : .text)
    }

    /// `–` when nobody counted; `1.4k→97` in and out, `~812→97` when we counted ourselves.
    static func tokens(_ usage: Usage) -> SafeText {
        guard usage.state != .absent else { return "–" }
        let text = "\(short(usage.inputTokens))→\(short(usage.outputTokens))"
        return SafeText(usage.state == .estimated ? "~" + text : text)
    }

    /// At most four columns up to a million: `999`, `1.4k`, `12k`, `3.1M`.
    private static func short(_ count: Int64) -> String {
        let value = max(0, count)
        if value < 1_000 { return "\(value)" }
        if value < 10_000 { return "\(value / 1_000).\(value % 1_000 / 100)k" }
        if value < 1_000_000 { return "\(value / 1_000)k" }
        return "\(value / 1_000_000).\(value % 1_000_000 / 100_000)M"
    }

    /// `9,999`, `12.3k`, `4.5M`.
    static func compact(_ count: Int64) -> SafeText {
        let sign = count < 0 ? "-" : ""
        let value = count.magnitude
        if value < 10_000 { return SafeText(sign + grouped(value)) }
        let units: [(UInt64, String)] = [(1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")]
        for (size, unit) in units where value >= size {
            let tenths = value / (size / 10)
            return SafeText(sign + "\(grouped(tenths / 10)).\(tenths % 10)\(unit)")
        }
        return SafeText(sign + grouped(value))
    }

    /// `1,234,567`.
    static func count(_ count: some BinaryInteger) -> SafeText {
        SafeText((count < 0 ? "-" : "") + grouped(UInt64(clamping: count.magnitude)))
    }

    /// How long something took: `<1ms`, `840ms`, `1.2s`, `2m05s`, `1h02m`, `3d04h`; `–` when there is none.
    static func duration(_ duration: Duration?) -> SafeText {
        guard let duration else { return "–" }
        let milliseconds = max(0, duration.milliseconds)
        if milliseconds == 0 { return "<1ms" }
        if milliseconds < 1_000 { return SafeText("\(milliseconds)ms") }
        if milliseconds < 60_000 { return SafeText("\(milliseconds / 1_000).\(milliseconds % 1_000 / 100)s") }
        let seconds = UInt64(milliseconds / 1_000)
        if seconds < 3_600 { return SafeText("\(seconds / 60)m\(padded(seconds % 60, 2))s") }
        let minutes = seconds / 60
        if minutes < 1_440 { return SafeText("\(minutes / 60)h\(padded(minutes % 60, 2))m") }
        let hours = minutes / 60
        return SafeText("\(grouped(hours / 24))d\(padded(hours % 24, 2))h")
    }

    /// How long ago, coarse: `12s`, `5m`, `3h`, `2d`.
    static func age(_ age: Duration) -> SafeText {
        let seconds = max(0, age.milliseconds / 1_000)
        if seconds < 60 { return SafeText("\(seconds)s") }
        if seconds < 3_600 { return SafeText("\(seconds / 60)m") }
        if seconds < 86_400 { return SafeText("\(seconds / 3_600)h") }
        return SafeText("\(seconds / 86_400)d")
    }

    /// When the text of `age` next changes.
    static func nextAgeChange(since start: Timestamp, now: Timestamp) -> Timestamp {
        let passed = max(0, (now - start).milliseconds)
        let step: Int64 = passed < 60_000 ? 1_000 : passed < 3_600_000 ? 60_000 : 3_600_000
        return start + .milliseconds((passed / step + 1) * step)
    }

    /// A moment on the operator's clock: `14:52:03` today, `Nov 21 14:52` before.
    static func clock(_ moment: Timestamp, _ context: ScreenContext) -> SafeText {
        let local = (moment + context.utcOffset).rfc3339
        let today = (context.now + context.utcOffset).rfc3339.prefix(10)
        let time = local.dropFirst(11)
        if local.prefix(10) == today { return SafeText(String(time.prefix(8))) }
        let month = Int(local.dropFirst(5).prefix(2)).map { months[min(max(1, $0), 12) - 1] } ?? "?"
        return SafeText("\(month) \(local.dropFirst(8).prefix(2)) \(time.prefix(5))")
    }

    /// `97%`, `–`.
    static func share(_ share: Double?) -> SafeText {
        guard let share, share.isFinite else { return "–" }
        let mark = share < -99 ? "<" : share > 99 ? ">" : ""
        return SafeText("\(mark)\(Int((min(max(share, -99), 99) * 100).rounded()))%")
    }

    /// `3 jobs`, `1 job`.
    static func jobs(_ number: some BinaryInteger) -> SafeText {
        count(number) + (number == 1 ? " job" : " jobs")
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func padded(_ value: UInt64, _ digits: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    private static func grouped(_ value: UInt64) -> String {
        let digits = Array(String(value))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }
}
