import ChassisCore

extension Priority {
    /// Share against other priorities of the same plan.
    var weight: Int {
        switch self {
        case .low: 1
        case .normal: 4
        case .high: 16
        }
    }
}

/// Self-clocked fair queueing (Golestani 1994), kept in the database.
///
/// A job's place is the virtual time at which it would be done if all flows ran at once, each at a speed in proportion
/// to its weight: `max(end of the flow's last job, queue's time) + 1 / weight`. Claims take the smallest place and move
/// the queue's time there. So a flow that comes back from idling gets its share from now on, no more; and no flow,
/// however many jobs it has, keeps another waiting.
extension Transaction {
    /// Virtual time of one job at weight 1; leaves room for 9 billion of them.
    private static let unit: Int64 = 1_000_000_000

    func nextPlace(in flow: Flow, weight: Int) throws -> Int64 {
        let start = max(try vtime(of: flow), try vtime(ofQueue: flow.queue))
        let place = start.addingReportingOverflow(Self.unit / Int64(max(weight, 1)))
        let end = place.overflow ? Int64.max : place.partialValue
        change { $0.set(vtime: end, of: flow) }
        return end
    }

    /// A place at the head for a job that had its turn already; its flow pays with a later one.
    func placeAtHead(of flow: Flow, weight: Int) throws -> Int64 {
        let head = try vtime(ofQueue: flow.queue)
        _ = try nextPlace(in: flow, weight: weight)
        return head
    }

    func advance(queue: JobQueue, to vtime: Int64) throws {
        guard try vtime > self.vtime(ofQueue: queue) else { return }
        change { $0.set(vtime: vtime, ofQueue: queue) }
    }
}
