import ChassisCore
import Testing

struct WarmHoursTests {
    private static func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    @Test(arguments: [
        ("mon-fri 07:30-18:00", "2026-11-23T07:30:00Z", true), ("mon-fri 07:30-18:00", "2026-11-23T07:29:59Z", false),
        ("mon-fri 07:30-18:00", "2026-11-27T17:59:59Z", true), ("mon-fri 07:30-18:00", "2026-11-27T18:00:00Z", false),
        ("mon-fri 07:30-18:00", "2026-11-28T12:00:00Z", false), ("sat,sun 00:00-24:00", "2026-11-29T23:59:59Z", true),
        ("daily 09:00-10:00", "2026-11-29T09:30:00Z", true), ("SAT-MON 09:00-10:00", "2026-11-30T09:30:00Z", true),
        ("sat-mon 09:00-10:00", "2026-12-01T09:30:00Z", false),
    ])
    func `hours are of the week's days, in UTC, without their end`(text: String, at: String, isIn: Bool) throws {
        let hours = try #require(WarmHours(parsing: text))

        #expect(hours.contains(try Self.moment(at)) == isIn)
    }

    @Test(arguments: [
        "", "mon", "mon-fri", "07:30-18:00", "mon 18:00-07:30", "mon 7:30-18:00", "mon 07:30-24:01", "mon 07:60-08:00",
        "mon 07:30", "mon 07:30-18:00-19:00", "someday 07:30-18:00", "mon-fri-sat 07:30-18:00", "mon, 07:30-18:00",
        "mon  07:30 18:00", "mon 07:30-07:30", "mon ٠٧:٣٠-18:00",
    ])
    func `what are no days and hours is refused`(text: String) {
        #expect(WarmHours(parsing: text) == nil)
    }

    @Test func `a model is wanted as early as its load takes`() throws {
        let policy = WarmPolicy(hours: [try #require(WarmHours(parsing: "daily 08:00-09:00"))])

        #expect(policy.isWanted(at: try Self.moment("2026-11-23T07:59:00Z"), lead: .seconds(60)))
        #expect(!policy.isWanted(at: try Self.moment("2026-11-23T07:58:00Z"), lead: .seconds(60)))
        #expect(!policy.isWanted(at: try Self.moment("2026-11-23T09:00:00Z"), lead: .seconds(60)))
    }
}

struct LoadingErrorTests {
    private func isLoading(_ status: Int, _ text: String) -> Bool {
        ProviderError(provider: "hosted", kind: .status(status, text)).isLoading
    }

    @Test(arguments: [
        (503, "Loading model (unavailable_error)"), (503, "Model meta/x is currently loading"),
        (429, "The model is being loaded, try again"), (503, "Service is warming up"),
        (500, "llm server loading model"),
        (503, "model is starting up"), (503, "cold start"),
    ])
    func `services' words for a model that is being loaded are known`(status: Int, text: String) {
        #expect(isLoading(status, text))
    }

    @Test(arguments: [
        (503, "overloaded_error: Overloaded"), (429, "Rate limit reached"), (500, "error loading model: out of memory"),
        (503, "failed loading the model"), (500, "Exception while loading plugin"), (404, "Loading model"),
        (503, "uploading is slow"), (503, "cannot load: loading"), (503, ""),
    ])
    func `what says that it is broken, busy or not there is no load`(status: Int, text: String) {
        #expect(!isLoading(status, text))
    }
}
