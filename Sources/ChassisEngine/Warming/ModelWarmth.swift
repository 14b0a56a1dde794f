package import ChassisCore
import Synchronization

/// Which models are loaded, as far as this process knows.
///
/// A model is cold when its service said so, or when nobody has asked it for longer than its `idle`. What a job finds
/// cold it asks to be loaded here; the load itself is the engine's (`ModelLoader`), one over all processes, and ends
/// when it ends: no job's cancellation or deadline reaches it.
package final class ModelWarmth: Sendable {
    package enum Standing: Hashable, Sendable {
        /// Loaded, or believed to be.
        case warm
        case cold
        /// Being loaded, by whichever process; how long that still takes, `nil` before anybody knows.
        case warming(left: Duration?)
    }

    struct Record {
        var usedAt: Timestamp?
        /// The load under way.
        var began: Timestamp?
        /// When it is thought to end.
        var ready: Timestamp?
        /// The service said that it is not loaded.
        var isToldCold = false
        /// What the service said that the load takes.
        var toldWait: Duration?
        var failedAt: Timestamp?
        var endedAt: Timestamp?
        /// What the newest load took.
        var took: Duration?
        /// Asked for, and not yet begun or found to be begun by another.
        var isWanted = false
        var isKeepOnly = false
        /// A load or a call that keeps it loaded is this process's.
        var isBusy = false
        /// Another process loads it.
        var isFollowed = false
        /// When the store was last told of a use.
        var toldUse: Timestamp?
    }

    /// A model whose load has failed is asked like any other for this long, so that breakers and fallbacks have their say.
    private static let respite = Duration.seconds(30)
    let records = Mutex<[String: Record]>([:])
    /// Raised when a load is wanted.
    let wake = Signal()
    private let active = Atomic(false)

    package init() {}

    /// Whether there is anything to know: a model was declared as not always loaded, or a service said that one is not.
    /// What everybody's jobs pass asks this first.
    package var isActive: Bool { active.load(ordering: .relaxed) }
    func activate() { active.store(true, ordering: .relaxed) }

    /// How a model stands now.
    package func standing(of model: Model, at now: Timestamp) -> Standing {
        records.withLock { Self.standing(of: model, $0[model.name], now) }
    }

    private static func standing(of model: Model, _ record: Record?, _ now: Timestamp) -> Standing {
        // Without a word from the service or a policy there is nothing to know.
        guard record != nil || model.warm != nil else { return .warm }
        if let began = record?.began { return .warming(left: left(record, began, now)) }
        if record?.isWanted == true, record?.isKeepOnly == false { return .warming(left: record?.toldWait) }
        if let failed = record?.failedAt, now - failed < respite { return .warm }
        if record?.isToldCold == true { return .cold }
        guard let idle = model.warm?.idle else { return .warm }
        return record?.usedAt.map { now - $0 < idle } == true ? .warm : .cold
    }

    /// Past the time that it was thought to take, a quarter of what it has taken.
    private static func left(_ record: Record?, _ began: Timestamp, _ now: Timestamp) -> Duration? {
        guard let ready = record?.ready else { return nil }
        return ready > now ? ready - now : max(.seconds(1), (now - began) / 4)
    }

    /// Asks for a load, unless one is under way or asked for.
    func ask(for model: Model) {
        let isNew = records.withLock { records in
            var record = records[model.name] ?? Record()
            guard record.began == nil, !record.isWanted || record.isKeepOnly else { return false }
            (record.isWanted, record.isKeepOnly) = (true, false)
            records[model.name] = record
            return true
        }
        if isNew { wake.raise() }
    }

    /// The service said that the model is not loaded, and perhaps how long that takes.
    func toldCold(_ model: String, wait: Duration?) {
        activate()
        records.withLock { records in
            records[model, default: Record()].isToldCold = true
            records[model]?.toldWait = wait
        }
    }

    /// The model has answered, so it is loaded.
    func used(_ model: Model, at now: Timestamp) {
        guard isActive else { return }
        records.withLock { records in
            guard records[model.name] != nil || model.warm != nil else { return }
            records[model.name, default: Record()].usedAt = now
            records[model.name]?.isToldCold = false
            records[model.name]?.failedAt = nil
        }
    }

    /// Whether the model has ever answered, as far as this process knows.
    func wasUsed(_ model: String) -> Bool { records.withLock { $0[model]?.usedAt != nil } }

    /// What the newest load took that this process knows of.
    func lastLoad(of model: String) -> Duration? { records.withLock { $0[model]?.took } }
}
