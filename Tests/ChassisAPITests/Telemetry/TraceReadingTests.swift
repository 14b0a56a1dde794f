import ChassisCore
import NIOHTTP1
import Synchronization
import Testing

@testable import ChassisAPI

@Suite(.timeLimit(.minutes(4)))
struct TraceReadingTests {
    @Test func `bodies are read one at a time, and a tenant that sends too many is told to wait`() async throws {
        let reading = TraceReading()
        let isOpen = Latch()
        let reader = Reader()

        let refusals = try await withThrowingTaskGroup(of: APIError?.self) { group in
            for _ in 0..<9 {
                group.addTask {
                    do {
                        try await reading.run(for: "acme") {
                            #expect(reader.begins())
                            await isOpen.wait()
                            reader.ends()
                        }
                        return nil
                    } catch let error as APIError {
                        // The ninth; the others wait for this.
                        isOpen.open()
                        return error
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
        }

        #expect(refusals.map(\.status) == [.tooManyRequests])
        #expect(refusals.first?.retry == .after(.seconds(1)))
        #expect(try await reading.run(for: "acme") { 1 } == 1)
    }
}

/// Notes whether somebody is at it.
private final class Reader: Sendable {
    private let isBusy = Mutex(false)

    /// - Returns: Whether nobody else was.
    func begins() -> Bool {
        isBusy.withLock { isBusy in
            defer { isBusy = true }
            return !isBusy
        }
    }

    func ends() { isBusy.withLock { $0 = false } }
}
