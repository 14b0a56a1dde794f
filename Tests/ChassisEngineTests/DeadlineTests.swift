import ChassisCore
@testable import ChassisEngine
import Testing

struct DeadlineTests {
    @Test(arguments: [(0, 0), (60, 60), (-3600, -3600), (-1, -1)])
    func `a job has its time and no more, wherever the clock is put`(step: Int64, shift: Int64) async throws {
        let fixture = try await EngineFixture()
        var job = try await fixture.submit("Where is it?")
        let deadline = job.deadline

        job.holdDeadline(at: job.createdAt + .seconds(step))

        #expect(job.deadline == deadline + .seconds(min(0, shift)))
    }
}
