import ChassisCore
import ChassisStore
import Synchronization

/// What became of breakers, for those who don't ask models themselves: other processes, the console, metrics.
extension ModelHealth {
    /// The breakers that opened or were lengthened since the last time, and those of which others think so that closed.
    ///
    /// - Parameter moment: The same as `now`, on the wall.
    func news(at now: Int64, _ moment: Timestamp) -> (open: [ModelOutage], closed: [String]) {
        records.withLock { records in
            var news: (open: [ModelOutage], closed: [String]) = ([], [])
            for (model, record) in records where record.hasNews {
                if let until = record.openUntil {
                    news.open.append(
                        ModelOutage(
                            model: model, since: moment, until: moment + .nanoseconds(max(0, until - now)),
                            failures: record.failures, reason: record.reason))
                } else if record.isTold {
                    news.closed.append(model)
                }
                records[model]?.hasNews = false
                records[model]?.isTold = record.openUntil != nil
            }
            return news
        }
    }

    /// Others think that these models' breakers are open: the next success here is news.
    func heard(_ models: some Sequence<String>) {
        records.withLock { records in for model in models { records[model, default: Record()].isTold = true } }
    }

    /// What could not be told is news still.
    func untold(_ models: [String]) {
        records.withLock { records in
            for model in models { records[model, default: Record()].hasNews = true }
        }
    }
}
