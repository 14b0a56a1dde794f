import Foundation

/// Linux's file notifications, looked up by name because no Swift module has them.
enum Inotify {
    private typealias Init = @convention(c) (Int32) -> Int32
    private typealias AddWatch = @convention(c) (Int32, UnsafePointer<CChar>, UInt32) -> Int32

    /// IN_MODIFY | IN_CREATE
    private static let events: UInt32 = 0x2

    /// A descriptor that can be read when the file has been written to, or `nil` where that can't be had.
    static func watch(_ path: String) -> Int32? {
        guard let create = dlsym(nil, "inotify_init1"), let add = dlsym(nil, "inotify_add_watch") else { return nil }
        let flags = Int32(O_NONBLOCK) | Int32(O_CLOEXEC)
        let descriptor = unsafeBitCast(create, to: Init.self)(flags)
        guard descriptor >= 0 else { return nil }
        guard unsafeBitCast(add, to: AddWatch.self)(descriptor, path, events) >= 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Throws away what is waiting to be read: that there was something is all we need.
    static func drain(_ descriptor: Int32) {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
        }
    }
}
