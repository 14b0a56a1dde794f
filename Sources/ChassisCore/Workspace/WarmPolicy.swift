/// What to do about a model that is not always loaded. (`warm:` of a model in `chassis.yaml`.)
///
///     warm: {idle: 5m, timeout: 5m, while_warming: spill, hours: ["mon-fri 07:30-18:00"]}
package struct WarmPolicy: Hashable, Sendable {
    /// What becomes of jobs meanwhile.
    package enum WhileWarming: String, CaseIterable, Sendable {
        /// They stay queued until the model is ready.
        case wait
        /// They go to the next model of their tier; where none is left, they wait.
        case spill
    }

    /// What a load asks of the service.
    package enum Probe: String, CaseIterable, Sendable { case chat, embeddings }

    /// The longest that a load may take; past it, it has failed.
    package var timeout: Duration
    /// How long the service keeps the model loaded that nobody asks; `nil`: only the service's own word counts.
    package var idle: Duration?
    package var whileWarming: WhileWarming
    package var probe: Probe
    /// When the model is to be ready: loaded ahead of them, and kept loaded through them.
    package var hours: [WarmHours]

    package init(
        timeout: Duration = .seconds(300), idle: Duration? = nil, whileWarming: WhileWarming = .wait,
        probe: Probe = .chat, hours: [WarmHours] = []
    ) {
        self.timeout = timeout
        self.idle = idle
        self.whileWarming = whileWarming
        self.probe = probe
        self.hours = hours
    }

    /// How long a model may go unasked in its hours before it is asked for its own sake.
    package var keepAlive: Duration { (idle ?? .seconds(300)) * 3 / 4 }

    /// Whether the model is to be ready at a moment, or so soon that its load has to begin.
    package func isWanted(at moment: Timestamp, lead: Duration) -> Bool {
        hours.contains { $0.contains(moment) || $0.contains(moment + lead) }
    }
}

/// Hours of some days of the week, in UTC: `mon-fri 07:30-18:00`.
package struct WarmHours: Hashable, Sendable {
    /// 0 is Monday.
    package var days: Set<Int>
    /// Minutes of the day; the end is not among them.
    package var minutes: Range<Int>

    private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    package init(days: Set<Int>, minutes: Range<Int>) {
        self.days = days
        self.minutes = minutes
    }

    /// Reads days (`mon`, `mon-fri`, `sat,sun`, `daily`) and hours (`07:30-18:00`, up to `24:00`); `nil` for anything
    /// else, hours over midnight among it.
    package init?(parsing text: String) {
        let parts = text.lowercased().split(separator: " ")
        guard parts.count == 2, let days = Self.days(parts[0]) else { return nil }
        let times = parts[1].split(separator: "-", omittingEmptySubsequences: false).map(Self.minute)
        guard times.count == 2, let from = times[0], let to = times[1], from < to else { return nil }
        self.init(days: days, minutes: from..<to)
    }

    private static func days(_ text: Substring) -> Set<Int>? {
        if text == "daily" { return Set(names.indices) }
        var days: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { name in
                names.firstIndex { $0 == name }
            }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            var day = first
            days.insert(day)
            // `sat-mon` goes on over the end of the week.
            while day != last {
                day = (day + 1) % 7
                days.insert(day)
            }
        }
        return days
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    /// By UTC. The last minute is not in it.
    package func contains(_ moment: Timestamp) -> Bool {
        let minute = moment.milliseconds / 60_000
        // 1 January 1970 was a Thursday.
        let day = Int((minute / 1440 + 3) % 7)
        return days.contains(day) && minutes.contains(Int(minute % 1440))
    }
}
