import CCurl
import Glibc

/// What a service asked us to wait, from the headers of its answer; `nil` when it asked for nothing readable.
///
/// `retry-after-ms` wins over `retry-after`, which holds seconds or an HTTP date (RFC 9110, 10.2.3). A date is measured
/// from the service's own `date`, so that its clock need not agree with ours. At most a day, at least 0.
func retryAfter(_ headers: [String: String], now: Int = time(nil)) -> Duration? {
    let limit = 86_400.0
    func clamped(_ seconds: Double) -> Duration { .milliseconds(Int64(min(max(seconds, 0), limit) * 1000)) }
    if let text = headers["retry-after-ms"], let milliseconds = Double(text), milliseconds.isFinite {
        return clamped(milliseconds / 1000)
    }
    guard let text = headers["retry-after"] else { return nil }
    if let seconds = Double(text) { return seconds.isFinite ? clamped(seconds) : nil }
    let then = curl_getdate(text, nil)
    guard then >= 0 else { return nil }
    let servers = headers["date"].map { curl_getdate($0, nil) } ?? -1
    return clamped(Double(then) - Double(servers >= 0 ? servers : now))
}
