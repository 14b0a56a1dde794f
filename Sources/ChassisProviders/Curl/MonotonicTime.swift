import Glibc

/// Nanoseconds of a clock that only goes forward; the loop thread compares them hundreds of times a second.
struct MonotonicTime: Comparable {
    var nanoseconds: Int64

    static var now: Self {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Self(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    static let distantFuture = Self(nanoseconds: .max)

    /// Saturates, so that "never" may be said as any huge duration.
    func adding(_ duration: Duration) -> Self {
        let limit: Int64 = 1 << 30
        let seconds = min(max(duration.components.seconds, -limit), limit)
        let rest = duration.components.attoseconds / 1_000_000_000
        return Self(nanoseconds: nanoseconds + seconds * 1_000_000_000 + rest)
    }

    static func < (a: Self, b: Self) -> Bool { a.nanoseconds < b.nanoseconds }
}
