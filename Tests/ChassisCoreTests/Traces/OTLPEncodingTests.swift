import ChassisCore
import Testing

struct OTLPEncodingTests {
    private static let encoding = OTLPEncoding(sendsContent: false) { words in
        withUnsafeBytes(of: words.hashValue) { Array($0) + Array($0) }
    }

    private static func ids(_ mark: Int64) -> [JSON?] {
        let now = Timestamp(milliseconds: 1_795_435_200_000)
        var attempt = Trace(
            job: Job(
                id: JobID(7), state: .queued, tenant: "acme", feature: "answer", priority: .normal, createdAt: now,
                deadline: now, credits: .zero, promptName: "answer", promptVersion: 1))
        attempt.spans = [Span(name: "generate", attempt: 1, startNanoseconds: 5, durationNanoseconds: 7)]
        return encoding.spans(of: attempt, end: now, mark: mark).map { $0["spanId"] }
    }

    @Test func `an attempt that did not count shares no span's id with the next of its number`() {
        #expect(Self.ids(1) == Self.ids(1))
        #expect(Set(Self.ids(1) + Self.ids(2)).count == 4)
    }
}
