/// Where the tasks that belong to one request run: the executor of its connection, or none for the common pool.
///
/// A request goes through a dozen suspensions. Handed from thread to thread at each of them, it costs more in context
/// switches than in work; kept on its connection's thread, it does not. Tasks of their own take it along explicitly:
///
///     Task(executorPreference: Place.executor) { … }
package enum Place {
    @TaskLocal package static var executor: (any TaskExecutor)?

    /// Does what takes long on the common pool: all other connections of this one's thread would wait for it.
    package static func away<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        // A task of its own takes no executor along; awaited here.
        await Task { work() }.value
    }

    /// The same of what takes long where it is about a long text: others get their turn between two pieces of one.
    ///
    /// - Parameter size: In bytes.
    package static func away<T: Sendable>(ifLong size: Int, _ work: @escaping @Sendable () -> T) async -> T {
        size > 4096 ? await away(work) : work()
    }
}
