import ChassisCore
import Testing

struct TimestampTests {
    @Test func `a moment survives its text form to the millisecond`() {
        let moment = Timestamp(milliseconds: 1_763_909_523_120)

        #expect(moment.rfc3339 == "2025-11-23T14:52:03.120Z")
        #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
        #expect(Timestamp(rfc3339: "2025-11-23T15:52:03+01:00")?.milliseconds == 1_763_909_523_000)
        #expect(Timestamp(rfc3339: "yesterday") == nil)
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
