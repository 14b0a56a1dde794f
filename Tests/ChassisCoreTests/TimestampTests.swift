import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

struct TimestampTests {
    @Test func `a moment survives its text form to the millisecond`() {
        let moment = Timestamp(milliseconds: 1_763_909_523_120)

        #expect(moment.rfc3339 == "2025-11-23T14:52:03.120Z")
        #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
        #expect(Timestamp(rfc3339: "2025-11-23T15:52:03+01:00")?.milliseconds == 1_763_909_523_000)
        #expect(Timestamp(rfc3339: "yesterday") == nil)
    }

    /// Against Foundation's calendar.
    @Test func `the text form is right in every year that has four digits and a Gregorian calendar`() {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        var noise = Noise(state: 7)
        // From 1583 to the end of 9999, and the milliseconds around days, leap days and centuries.
        var moments = (0..<3000).map { _ in Int64.random(in: -12_212_553_600_000...253_402_300_799_999, using: &noise) }
        moments += [0, 951_782_400_000, 4_107_542_400_000, 1_709_251_199_999, -1, 253_402_300_799_999].flatMap {
            [$0 - 1, $0, $0 + 1]
        }
        for milliseconds in moments {
            let date = Date(timeIntervalSince1970: (Double(milliseconds) + 0.25) / 1000)
            #expect(Timestamp(milliseconds: milliseconds).rfc3339 == date.formatted(style))
        }
    }

    @Test(arguments: [("250ms", 250), ("30s", 30_000), ("1.5h", 5_400_000), ("7d", 604_800_000)])
    func `a duration is read with its unit`(text: String, milliseconds: Int64) {
        #expect(Duration(parsing: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: ["", "s", "-1s", "5", "5 s", "1e5s", "5y", "99999999999d"])
    func `what is no duration is refused`(text: String) {
        #expect(Duration(parsing: text) == nil)
    }

    @Test(arguments: [(0, "0"), (1000, "1"), (2500, "2.5"), (125, "0.125"), (-1500, "-1.5")])
    func `credits show no needless zeros`(milli: Int64, text: String) {
        #expect(Credits(milli: milli).text == text)
    }

    @Test(arguments: ["42", "job_42", "trace_42"])
    func `a job is named with or without its prefix`(text: String) {
        #expect(JobID(text) == JobID(42))
    }

    @Test(arguments: ["", "job_", "job_x", "0", "-1", "foo_42"])
    func `what names no job is refused`(text: String) {
        #expect(JobID(text) == nil)
    }
}
