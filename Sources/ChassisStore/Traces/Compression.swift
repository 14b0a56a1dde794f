import CZstd
import Synchronization

/// Texts as the store keeps them: a byte that says how, then the text, compressed with zstd if that pays.
enum Compression {
    private static let plain: UInt8 = 0
    private static let zstd: UInt8 = 1
    /// Below this the frame costs more than it saves.
    private static let smallest = 192
    /// A damaged or hostile file must not make us allocate without bounds.
    private static let largest = 256 * 1024 * 1024
    /// Of a text so short that a table of its letters' frequencies would take two thirds of the time, for a sixth of the
    /// bytes, it makes none.
    private static func level(for count: Int) -> Int32 { count < 4096 ? -1 : 1 }

    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= smallest else { return [plain] + bytes }
        let bound = ZSTD_compressBound(bytes.count) + 1
        let level = level(for: bytes.count)
        var isSmaller = false
        let packed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            base[0] = zstd
            let written = contexts.lend { ZSTD_compressCCtx($0, base + 1, bound - 1, bytes, bytes.count, level) }
            isSmaller = ZSTD_isError(written) == 0 && written < bytes.count
            count = isSmaller ? written + 1 : 0
        }
        return isSmaller ? packed : [plain] + bytes
    }

    static func unpack(_ bytes: [UInt8]) throws -> [UInt8] {
        guard let kind = bytes.first else { return [] }
        guard kind != plain else { return Array(bytes.dropFirst()) }
        guard kind == zstd else { throw damaged }
        return try bytes.withUnsafeBytes { buffer in
            let frame = UnsafeRawBufferPointer(rebasing: buffer.dropFirst())
            let size = ZSTD_getFrameContentSize(frame.baseAddress, frame.count)
            guard size <= UInt64(largest) else { throw damaged }
            var isWhole = false
            let unpacked = [UInt8](unsafeUninitializedCapacity: Int(size)) { out, count in
                let written = ZSTD_decompress(out.baseAddress, out.count, frame.baseAddress, frame.count)
                isWhole = written == Int(size)
                count = isWhole ? written : 0
            }
            guard isWhole else { throw damaged }
            return unpacked
        }
    }

    static func text(_ bytes: [UInt8]) throws -> String { String(decoding: try unpack(bytes), as: UTF8.self) }

    private static let contexts = CompressionContexts()

    private static var damaged: StoreError { .damaged(path: "", reason: "a compressed text can't be read") }
}

/// zstd's working memory, kept: making it anew costs more than compressing a short text.
private final class CompressionContexts: Sendable {
    private let idle = Mutex<[UInt]>([])
    /// As many as threads may compress at once, roughly; each takes some hundred kilobytes.
    private static let mostKept = 4

    func lend<T>(_ body: (OpaquePointer?) -> T) -> T {
        let kept = idle.withLock { $0.popLast() }.flatMap { OpaquePointer(bitPattern: $0) }
        let context = kept ?? ZSTD_createCCtx()
        defer { take(context) }
        return body(context)
    }

    private func take(_ context: OpaquePointer?) {
        let isKept = idle.withLock { idle in
            guard let context, idle.count < Self.mostKept else { return false }
            idle.append(UInt(bitPattern: context))
            return true
        }
        if !isKept { ZSTD_freeCCtx(context) }
    }
}
