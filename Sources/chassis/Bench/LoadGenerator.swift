import Foundation
import Glibc

/// Sends requests over several connections at once, and notes how long each answer took.
///
/// One thread for all connections: threads that wait each for their answer would take the machine, which they share with
/// what is measured, for switching between them.
struct LoadGenerator: Sendable {
    let port: UInt16
    /// A whole request, head and body; asked for each number once.
    let request: @Sendable (Int) -> [UInt8]

    struct Result: Sendable {
        /// Milliseconds of each answer.
        var latencies = Samples()
        var failures = 0
        /// Requests that were given up at the end.
        var waiting = 0
        var seconds = 0.0
        /// An answer that was no success, as an example.
        var failure: String?

        var perSecond: Double { Double(latencies.count) / max(seconds, 1e-9) }
    }

    /// - Parameters:
    ///   - rate: Requests a second over all connections, each due at its moment whether earlier ones were answered or
    ///     not, and timed from that moment; `nil` for each as soon as its connection's last one was answered.
    ///   - seconds: No request is sent after that.
    ///   - givesUp: Whether no answer is waited for after that either.
    func run(
        requests: Int, connections: Int, rate: Double? = nil, atMost seconds: Double = .infinity, givesUp: Bool = false
    ) async -> Result {
        await withCheckedContinuation { done in
            let thread = Thread {
                // Made before the clock runs: it is not their making that is measured. How many a time limit lets
                // through is not known before.
                let made = seconds.isFinite ? [] : (0..<requests).map(request)
                var load = Load(
                    generator: self, made: made, requests: requests, connections: connections, rate: rate)
                load.end = seconds < 1e9 ? load.begin + UInt64(seconds * 1e9) : .max
                load.givesUp = givesUp
                done.resume(returning: load.run())
            }
            thread.start()
        }
    }
}

/// One run of a generator.
private struct Load {
    private struct Client {
        let connection: Int32
        var reader: LoopbackReader
        /// The next of its requests: each connection takes every n-th, n being the number of connections.
        var number: Int
        /// Since when the answer to the last is waited for.
        var start: UInt64?
    }

    let begin = DispatchTime.now().uptimeNanoseconds
    /// No request is sent after it.
    var end = UInt64.max
    var givesUp = false
    private let generator: LoadGenerator
    /// The requests by their numbers, or none.
    private let made: [[UInt8]]
    private let requests: Int
    private let connections: Int
    private let rate: Double?
    private var clients: [Client] = []
    /// Where the client of a descriptor stands among them.
    private var places: [Int32: Int] = [:]
    private let readiness = Readiness()
    private var result = LoadGenerator.Result()

    init(generator: LoadGenerator, made: [[UInt8]], requests: Int, connections: Int, rate: Double?) {
        self.generator = generator
        self.made = made
        self.requests = requests
        self.connections = connections
        self.rate = rate
    }

    mutating func run() -> LoadGenerator.Result {
        for index in 0..<min(connections, requests) {
            if let connection = connectLoopback(generator.port) {
                places[connection] = clients.count
                clients.append(Client(connection: connection, reader: LoopbackReader(connection), number: index))
                readiness.watch(connection)
            } else {
                fail("no connection")
            }
        }
        while !clients.isEmpty {
            let nextDue = sendWhatIsDue()
            if clients.isEmpty { break }
            let now = DispatchTime.now().uptimeNanoseconds
            if givesUp, now >= end {
                result.waiting = clients.count
                for index in clients.indices.reversed() { drop(index) }
                break
            }
            let next = givesUp ? min(nextDue ?? end, end) : nextDue
            receive(atMost: next.map { max(1000, $0 - min($0, now)) })
        }
        result.seconds = Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
        return result
    }

    /// - Returns: When a connection that waits for nothing has its next request to send.
    private mutating func sendWhatIsDue() -> UInt64? {
        var nextDue: UInt64?
        var now = DispatchTime.now().uptimeNanoseconds
        for index in clients.indices.reversed() where clients[index].start == nil {
            guard clients[index].number < requests, now <= end else {
                drop(index)
                continue
            }
            let due = rate.map { begin + UInt64(Double(clients[index].number) / $0 * 1e9) }
            if let due, due > now {
                nextDue = min(nextDue ?? due, due)
                continue
            }
            let number = clients[index].number
            let bytes = made.isEmpty ? generator.request(number) : made[number]
            now = DispatchTime.now().uptimeNanoseconds
            clients[index].number += connections
            clients[index].start = due ?? now
            if !sendLoopback(bytes, to: clients[index].connection) { lose(index) }
        }
        return nextDue
    }

    private mutating func receive(atMost nanoseconds: UInt64?) {
        for connection in readiness.wait(nanoseconds: nanoseconds) {
            guard let index = places[connection] else { continue }
            let isThere = clients[index].reader.read()
            if let message = clients[index].reader.next() {
                guard let start = clients[index].start else { continue }
                clients[index].start = nil
                if message.status == 200 {
                    result.latencies.add(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6)
                } else {
                    fail(message.line ?? "no answer of HTTP")
                }
            } else if !isThere {
                lose(index)
            }
        }
    }

    private mutating func lose(_ index: Int) {
        fail("the connection was closed")
        drop(index)
    }

    private mutating func drop(_ index: Int) {
        let connection = clients.remove(at: index).connection
        places[connection] = nil
        for place in index..<clients.count { places[clients[place].connection] = place }
        close(connection)
    }

    private mutating func fail(_ reason: String) {
        result.failures += 1
        result.failure = result.failure ?? reason
    }
}
