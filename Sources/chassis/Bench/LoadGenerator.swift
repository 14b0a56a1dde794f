import Foundation
import Glibc

/// Sends requests over so many connections at once, and notes how long each answer took.
///
/// A thread for each connection, because a client that waits in the kernel costs the machine, which it shares with what
/// is measured, the least.
struct LoadGenerator: Sendable {
    let port: UInt16
    /// A whole request, head and body; asked for each number once.
    let request: @Sendable (Int) -> [UInt8]

    struct Result: Sendable {
        /// Milliseconds of each answer.
        var latencies = Samples()
        var failures = 0
        var seconds = 0.0
        /// An answer that was no success, as an example.
        var failure: String?

        var perSecond: Double { Double(latencies.count) / max(seconds, 1e-9) }
    }

    /// - Parameters:
    ///   - rate: Requests a second over all connections, each due at its moment whether earlier ones were answered or
    ///     not, and timed from that moment; `nil` for each as soon as its connection's last one was answered.
    ///   - seconds: No request is sent after that.
    func run(requests: Int, connections: Int, rate: Double? = nil, atMost seconds: Double = .infinity) async -> Result {
        let begin = DispatchTime.now().uptimeNanoseconds
        var total = await withTaskGroup(of: Result.self) { group in
            for index in 0..<connections {
                group.addTask {
                    await withCheckedContinuation { done in
                        let thread = Thread {
                            done.resume(returning: work(index, requests, connections, rate, begin, seconds))
                        }
                        thread.stackSize = 512 << 10
                        thread.start()
                    }
                }
            }
            return await group.reduce(into: Result()) { total, part in
                total.latencies.add(part.latencies)
                total.failures += part.failures
                total.failure = total.failure ?? part.failure
            }
        }
        total.seconds = Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
        return total
    }

    private func work(
        _ index: Int, _ requests: Int, _ connections: Int, _ rate: Double?, _ begin: UInt64, _ seconds: Double
    ) -> Result {
        var result = Result()
        guard let connection = connectLoopback(port) else {
            result.failures = (requests - index + connections - 1) / connections
            result.failure = "no connection"
            return result
        }
        defer { close(connection) }
        var reader = LoopbackReader(connection)
        for number in stride(from: index, to: requests, by: connections) {
            var start = DispatchTime.now().uptimeNanoseconds
            if Double(start - begin) / 1e9 > seconds { return result }
            let bytes = request(number)
            if let rate {
                let due = begin + UInt64(Double(number) / rate * 1e9)
                if due > start { usleep(UInt32((due - start) / 1000)) }
                start = due
            }
            guard sendLoopback(bytes, to: connection), let line = reader.next() else {
                result.failures += 1
                result.failure = result.failure ?? "the connection was closed"
                return result
            }
            let took = DispatchTime.now().uptimeNanoseconds - start
            if line.dropFirst(9).starts(with: Array("200".utf8)) {
                result.latencies.add(Double(took) / 1e6)
            } else {
                result.failures += 1
                result.failure = result.failure ?? String(decoding: line, as: UTF8.self)
            }
        }
        return result
    }
}
