import ChassisCore
import NIOCore

/// Runs tasks on the event loop of a connection.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Runs `body`, and the tasks that it makes for its request, on the loop.
    static func running<T: Sendable>(on loop: any EventLoop, _ body: @Sendable () async -> T) async -> T {
        let executor = LoopExecutor(loop)
        return await withTaskExecutorPreference(executor) {
            await Place.$executor.withValue(executor) { await body() }
        }
    }
}
