import CZlib

/// Unpacks a body that came with `content-encoding: gzip` (or `deflate`).
enum Inflating {
    /// - Parameter limit: Bytes it may have unpacked; a small body can unpack to anything.
    static func inflate(_ bytes: [UInt8], limit: Int) throws(APIError) -> [UInt8] {
        var stream = z_stream()
        guard cz_inflate_init(&stream) == Z_OK else { throw .internalError }
        defer { inflateEnd(&stream) }
        var bytes = bytes
        var out: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var result = Z_OK
        try bytes.withUnsafeMutableBufferPointer { input throws(APIError) in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            while result == Z_OK {
                let count = buffer.withUnsafeMutableBufferPointer { output in
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    result = CZlib.inflate(&stream, Z_NO_FLUSH)
                    return output.count - Int(stream.avail_out)
                }
                out += buffer[..<count]
                guard out.count <= limit else { throw .bodyTooLarge(limit: limit) }
                // A file of gzip may be several, one behind the other (RFC 1952, §2.2).
                if result == Z_STREAM_END, stream.avail_in > 0 { result = inflateReset(&stream) }
                // All was read and nothing came of it: the end is missing.
                if count == 0, stream.avail_in == 0 { break }
            }
        }
        guard result == Z_STREAM_END else {
            throw .badRequest("The body is not valid gzip.", code: "invalid_encoding")
        }
        return out
    }
}
