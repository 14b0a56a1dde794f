import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

@testable import ChassisEngine

struct BulkheadTests {
    private static let ms: Int64 = 1_000_000

    @Test func `a model may have every worker, and no slot beyond them`() {
        var bulkhead = Bulkhead(workers: 8)
        for _ in 0..<8 {
            #expect(bulkhead.admits("a", cap: nil, at: 0))
            bulkhead.begin("a", at: 0)
        }

        #expect(!bulkhead.admits("a", cap: nil, at: 10_000 * Self.ms))
    }

    @Test func `others pass a model whose jobs hold all slots for long, and not one that is quick`() {
        var bulkhead = Bulkhead(workers: 8)
        for _ in 0..<8 { bulkhead.begin("a", at: 0) }

        #expect(!bulkhead.admits("b", cap: nil, at: 50 * Self.ms))
        #expect(bulkhead.admits("b", cap: nil, at: 100 * Self.ms))
    }

    @Test func `a model that was slow is known as such from the first of its next jobs`() {
        var bulkhead = Bulkhead(workers: 2)
        bulkhead.begin("a", at: 0)
        bulkhead.end("a", begun: 0, at: 30_000 * Self.ms)

        for _ in 0..<2 { bulkhead.begin("a", at: 40_000 * Self.ms) }

        #expect(bulkhead.admits("b", cap: nil, at: 40_000 * Self.ms))
    }

    @Test func `each further model that hangs leaves slots to the next`() {
        var bulkhead = Bulkhead(workers: 8)
        var counts: [Int] = []
        for key in ["a", "b", "c"] {
            while bulkhead.admits(key, cap: nil, at: 1000 * Self.ms) { bulkhead.begin(key, at: 0) }
            counts.append(bulkhead.count(of: key))
        }

        #expect(counts == [8, 3, 1])
    }

    @Test func `a guest of a model that is well finds a slot where several hang, and one of theirs does not`() {
        var bulkhead = Bulkhead(workers: 8)
        for key in ["a", "b", "c", "d"] {
            while bulkhead.admits(key, cap: nil, at: 1000 * Self.ms) { bulkhead.begin(key, at: 0) }
        }

        #expect(bulkhead.total == 12)
        #expect(!bulkhead.admits("well", cap: nil, at: 1000 * Self.ms))
        #expect(bulkhead.admitsGuest("well", cap: nil, at: 1000 * Self.ms))
        #expect(!bulkhead.admitsGuest("c", cap: nil, at: 1000 * Self.ms))
        bulkhead.begin("well", at: 1000 * Self.ms)
        #expect(!bulkhead.admitsGuest("other", cap: nil, at: 1000 * Self.ms))
    }

    @Test(arguments: 1...40) func `one model that hangs never leaves others without a slot`(workers: Int) {
        var bulkhead = Bulkhead(workers: workers)
        while bulkhead.admits("a", cap: nil, at: 1000 * Self.ms) { bulkhead.begin("a", at: 0) }

        #expect(bulkhead.count(of: "a") == workers)
        #expect(bulkhead.admits("b", cap: nil, at: 1000 * Self.ms))
    }

    @Test func `where slow models hold less than half, there is no more for anybody`() {
        var bulkhead = Bulkhead(workers: 8)
        for _ in 0..<3 { bulkhead.begin("slow", at: 0) }
        for _ in 0..<5 { bulkhead.begin("quick", at: 999 * Self.ms) }

        #expect(!bulkhead.admits("other", cap: nil, at: 1000 * Self.ms))
    }

    @Test func `what the workspace allows a model holds among free slots too`() {
        var bulkhead = Bulkhead(workers: 8)
        bulkhead.begin("a", at: 0)

        #expect(!bulkhead.admits("a", cap: 1, at: 0))
        #expect(bulkhead.admits("a", cap: 2, at: 0))
        #expect(bulkhead.full(caps: ["a": 2], ahead: ["a": 1], at: 0) == ["a"])
        #expect(bulkhead.full(caps: ["a": 3], ahead: ["a": 1], at: 0) == [])
    }
}

@Suite(.timeLimit(.minutes(2)))
struct SharingTests {
    /// `answer` asks the model `first`, `steady` asks `second`, `third` asks `unpriced`.
    private func fixture(
        cap: Int? = nil, script: @escaping @Sendable (RecordedRequest) -> Script
    ) async throws -> EngineFixture {
        let features = [("answer", Tier.local), ("steady", .complex), ("third", .small)].map { name, tier in
            Feature(name: name, prompt: "answer", tier: tier, limits: .init(deadline: .seconds(86_400)))
        }
        return try await EngineFixture(features: features, script: script) { workspace in
            workspace.tiers = [.local: ["first"], .complex: ["second"], .small: ["unpriced"]]
            workspace.models[0].maxConcurrent = cap
            // In real time: a model that hangs does so for longer than a loaded machine takes for the test.
            workspace.providers[0].timeouts = InferenceTimeouts(
                connect: .seconds(9000), firstByte: .seconds(9000), total: .seconds(9000))
        }
    }

    /// How often `first` was asked. Who is being answered is no measure: an answer is there before its server is done.
    private func timesAsked(_ fixture: EngineFixture) -> Int {
        fixture.server.requests.count { $0.model == "first-model" }
    }

    private func submit(_ count: Int, to feature: String, _ fixture: EngineFixture) async throws -> [JobID] {
        var ids: [JobID] = []
        for number in 0..<count {
            ids.append(try await fixture.submit("Question \(number)", tenant: "beta", feature: feature).id)
        }
        return ids
    }

    /// A question that names the model itself.
    private static func chat(_ number: Int, isAwaited: Bool) -> Submission {
        let chat = ChatRequest(model: "first", messages: [Message(.user, "Question \(number)")])
        var submission = Submission(tenant: "beta", chat: chat)
        submission.isAwaited = isAwaited
        return submission
    }

    @Test func `jobs pass those of a model that hangs, which stay in the queue, with no limit in any plan`()
        async throws
    {
        let fixture = try await fixture { request in
            request.model == "first-model" ? .hang : .answer("It is under Settings.")
        }
        let stuck = try await submit(30, to: "answer", fixture)

        try await fixture.working(WorkerPool(engine: fixture.engine, workers: 4)) {
            await fixture.server.wait { $0.busy == 4 }
            fixture.clock.advance(by: .seconds(1))
            for id in try await submit(20, to: "steady", fixture) {
                _ = try await fixture.wait(for: id) { $0.state == .completed }
            }
            var states: [JobState] = []
            for id in stuck { states.append(try #require(try await fixture.store.job(id)).state) }
            #expect(states.count { $0 == .running } == 4)
            #expect(states.count { $0 == .queued } == 26)
        }
    }

    @Test(arguments: [true, false]) func `so do they where clients name the model themselves`(isAwaited: Bool)
        async throws
    {
        let fixture = try await fixture { request in
            request.model == "first-model" ? .hang : .answer("It is under Settings.")
        }
        try await fixture.working(WorkerPool(engine: fixture.engine, workers: 4)) {
            for number in 0..<30 {
                let submission = Self.chat(number, isAwaited: isAwaited)
                _ = try await fixture.engine.submit(submission)
            }
            await fixture.server.wait { $0.busy == 4 }
            fixture.clock.advance(by: .seconds(1))
            for id in try await submit(20, to: "steady", fixture) {
                _ = try await fixture.wait(for: id) { $0.state == .completed }
            }
            #expect(timesAsked(fixture) == 4)
        }
    }

    @Test func `a model that clients name has no more jobs at once than the workspace allows it`() async throws {
        let isOpen = Latch()
        let fixture = try await fixture(cap: 1) { request in
            request.model == "first-model" ? Script([.hold(isOpen)]) + .answer("Yes.") : .answer("No.")
        }
        try await fixture.working(WorkerPool(engine: fixture.engine, workers: 4)) {
            var capped: [JobID] = []
            for number in 0..<6 {
                let submission = Self.chat(number, isAwaited: number.isMultiple(of: 2))
                capped.append(try await fixture.engine.submit(submission).job.id)
            }
            for id in try await submit(6, to: "steady", fixture) {
                _ = try await fixture.wait(for: id) { $0.state == .completed }
            }
            #expect(timesAsked(fixture) == 1)
            isOpen.open()
            for id in capped { _ = try await fixture.wait(for: id) { $0.state == .completed } }
        }
    }

    @Test func `two models that hang leave a third its jobs`() async throws {
        let fixture = try await fixture { request in
            request.model == "unpriced-model" ? .answer("It is under Settings.") : .hang
        }
        _ = try await submit(20, to: "answer", fixture)

        try await fixture.working(WorkerPool(engine: fixture.engine, workers: 4)) {
            await fixture.server.wait { $0.busy == 4 }
            fixture.clock.advance(by: .seconds(1))
            _ = try await submit(20, to: "steady", fixture)
            await fixture.server.wait { $0.busy == 5 }
            fixture.clock.advance(by: .seconds(1))
            for id in try await submit(10, to: "third", fixture) {
                _ = try await fixture.wait(for: id) { $0.state == .completed }
            }
        }
    }

    @Test func `a model has no more jobs at once than the workspace allows it`() async throws {
        let isOpen = Latch()
        let fixture = try await fixture(cap: 1) { request in
            request.model == "first-model" ? Script([.hold(isOpen)]) + .answer("Yes.") : .answer("No.")
        }
        let capped = try await submit(6, to: "answer", fixture)
        let others = try await submit(6, to: "steady", fixture)

        try await fixture.working(WorkerPool(engine: fixture.engine, workers: 4)) {
            for id in others { _ = try await fixture.wait(for: id) { $0.state == .completed } }
            #expect(timesAsked(fixture) == 1)
            isOpen.open()
            for id in capped { _ = try await fixture.wait(for: id) { $0.state == .completed } }
        }

        #expect(fixture.server.requests.count == 12)
    }
}
