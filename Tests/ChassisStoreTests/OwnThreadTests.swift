import Dispatch
import Foundation
import Synchronization
import Testing

@testable import ChassisStore

@Suite(.timeLimit(.minutes(4)))
struct OwnThreadTests {
    private let thread = OwnThread(name: "test")

    @Test func `all work is done by one thread, and is over when it is said to be idle`() {
        let seen = Mutex<[ObjectIdentifier]>([])
        for count in 1...50 {
            thread.wake { seen.withLock { $0.append(ObjectIdentifier(Thread.current)) } }
            thread.waitUntilIdle()
            #expect(seen.withLock { $0.count } == count)
        }
        #expect(seen.withLock { Set($0).count } == 1)
    }

    @Test func `a wake while it works is not lost, and several are one`() {
        let gate = DispatchSemaphore(value: 0)
        let log = Mutex<[Int]>([])
        let begun = DispatchSemaphore(value: 0)
        thread.wake {
            begun.signal()
            gate.wait()
            log.withLock { $0.append(0) }
        }
        begun.wait()
        for number in 1...3 { thread.wake { log.withLock { $0.append(number) } } }
        gate.signal()
        thread.waitUntilIdle()

        #expect(log.withLock { $0 } == [0, 3])
        thread.waitUntilIdle()
    }

    @Test func `wakes from many threads leave nothing undone`() {
        let asked = Atomic(0)
        let done = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 2000) { _ in
            asked.add(1, ordering: .sequentiallyConsistent)
            thread.wake {
                done.store(asked.load(ordering: .sequentiallyConsistent), ordering: .sequentiallyConsistent)
            }
        }
        thread.waitUntilIdle()

        #expect(done.load(ordering: .sequentiallyConsistent) == 2000)
    }
}
