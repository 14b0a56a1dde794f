import ChassisCore
import ChassisStore
import ChassisSurface

/// From the open trace to the next and the previous one of its list, also beyond what is held of that.
extension TracesScreen {
    private var current: JobID? { opening ?? detail?.trace.job.id }

    /// - Parameter step: 1 for the next one, -1 for the one before.
    func hasNeighbour(_ step: Int) -> Bool { held(step) != nil || reachesBeyond(step) }

    mutating func openNeighbour(_ step: Int) -> [Effect] {
        if let id = held(step) { return openTrace(id) }
        guard reachesBeyond(step), let id = current, let list else { return [] }
        return [
            .ask(
                .neighbour(of: id, isAfter: step > 0, list.filter, list.sort),
                step > 0 ? "next-trace" : "previous-trace")
        ]
    }

    mutating func take(neighbour id: JobID?, _ slot: Slot) -> [Effect] {
        let isNext = slot == "next-trace"
        // Another trace or none was opened since.
        guard let end = isNext ? among.last : among.first, end == current, list != nil else { return [] }
        guard let id else {
            // Others have left the list: it ends here.
            if isNext { endAfterHeld() } else { leaveOutOffset() }
            return [.toast(Toast(isNext ? "this is the last one" : "this is the first one"))]
        }
        if isNext {
            among.append(id)
        } else {
            among.insert(id, at: 0)
            list?.offset -= 1
        }
        return openTrace(id)
    }

    private mutating func endAfterHeld() {
        guard let offset = list?.offset else { return }
        list?.total = offset + among.count
    }

    private mutating func leaveOutOffset() {
        guard let offset = list?.offset else { return }
        list?.total -= offset
        list?.offset = 0
    }

    private func held(_ step: Int) -> JobID? {
        guard let current, let index = among.firstIndex(of: current) else { return nil }
        return among.indices.contains(index + step) ? among[index + step] : nil
    }

    private func reachesBeyond(_ step: Int) -> Bool {
        guard let list, let current, let index = among.firstIndex(of: current) else { return false }
        return (0..<list.total).contains(list.offset + index + step)
    }
}
