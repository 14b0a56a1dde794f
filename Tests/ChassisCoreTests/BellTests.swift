import Dispatch
import Foundation
import Testing

@testable import ChassisCore

struct BellTests {
    private func waited(_ bell: Bell, until moment: UInt64) async -> Void {
        await withCheckedContinuation { done in
            let thread = Thread {
                bell.wait(until: moment)
                done.resume()
            }
            thread.start()
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a wait ends with the ring, with its moment, and at once when it rang before`()
        async
    {
        let bell = Bell()

        bell.ring()
        bell.ring()
        await waited(bell, until: .max)
        await waited(bell, until: DispatchTime.now().uptimeNanoseconds + 20_000_000)
        await waited(bell, until: 0)
        async let rung: Void = waited(bell, until: .max)
        try? await Task.sleep(for: .milliseconds(20))
        bell.ring()
        await rung
    }

    @Test(.timeLimit(.minutes(1))) func `no wait ends before its moment for another reason`() async {
        let bell = Bell()
        let end = DispatchTime.now().uptimeNanoseconds + 50_000_000

        await waited(bell, until: end)

        #expect(DispatchTime.now().uptimeNanoseconds >= end)
    }
}
