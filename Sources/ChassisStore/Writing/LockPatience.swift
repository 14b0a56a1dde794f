/// Whether a thread waits for another process that writes to the store; a connection's own thread must not.
enum LockPatience {
    /// Of what runs within it.
    @TaskLocal static var isThere = true

    /// Another process is writing, and nothing was done.
    struct Lost: Error {}
}
