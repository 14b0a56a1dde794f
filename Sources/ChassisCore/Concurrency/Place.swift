/// Where the tasks that belong to one request run: the executor of its connection, or none for the common pool.
///
/// A request goes through a dozen suspensions. Handed from thread to thread at each of them, it costs more in context
/// switches than in work; kept on its connection's thread, it does not. Tasks of their own take it along explicitly:
///
///     Task(executorPreference: Place.executor) { … }
package enum Place {
    @TaskLocal package static var executor: (any TaskExecutor)?
}
