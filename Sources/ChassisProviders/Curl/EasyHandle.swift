import CCurl
import ChassisCore

/// A libcurl easy handle made ready for one request.
struct EasyHandle {
    private let easy: UnsafeMutableRawPointer
    private let headers: UnsafeMutablePointer<curl_slist>?
    private let receiver: Receiver

    /// What libcurl's callbacks are given; libcurl borrows it.
    private final class Receiver {
        let transfer: Transfer
        let news: TransferTable.News

        init(_ transfer: Transfer, _ news: TransferTable.News) {
            self.transfer = transfer
            self.news = news
        }

        /// - Returns: What libcurl wants to hear: how many bytes were taken, or that it is to wait or to give up.
        func take(_ bytes: UnsafeRawBufferPointer, isHeader: Bool) -> Int {
            switch isHeader ? transfer.takeHeader(bytes) : transfer.take(bytes) {
            case .taken: return bytes.count
            case .news:
                news.add(transfer)
                return bytes.count
            case .wait: return Int(CURL_WRITEFUNC_PAUSE)
            case .stop: return bytes.count + 1
            }
        }
    }

    /// - Parameter news: Is told when the transfer's reader has something to look at.
    /// - Note: Whoever calls keeps the value until the handle is reset.
    init(_ easy: UnsafeMutableRawPointer, for transfer: Transfer, news: TransferTable.News) {
        self.easy = easy
        receiver = Receiver(transfer, news)
        let request = transfer.request
        // "Expect: 100-continue" would cost a round trip; an empty value keeps curl from sending it.
        var headers = curl_slist_append(nil, "Expect:")
        for (name, value) in request.headers {
            // With a semicolon curl sends an empty header, with a bare colon it would drop it.
            headers = curl_slist_append(headers, value.isEmpty ? "\(name);" : "\(name): \(value)") ?? headers
        }
        self.headers = headers
        setConnection(request)
        _ = cz_curl_setopt_slist(easy, CURLOPT_HTTPHEADER, headers)
        if let body = request.body {
            _ = cz_curl_setopt_off(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
            body.withUnsafeBytes { bytes in
                let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                // curl takes a missing body for "read it from a callback".
                if let start { _ = cz_curl_setopt_str(easy, CURLOPT_COPYPOSTFIELDS, start) }
            }
            if body.isEmpty { _ = cz_curl_setopt_str(easy, CURLOPT_COPYPOSTFIELDS, "") }
        }
        setCallbacks()
    }

    private func setConnection(_ request: HTTPRequest) {
        _ = cz_curl_setopt_str(easy, CURLOPT_URL, request.url)
        _ = cz_curl_setopt_str(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = cz_curl_setopt_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        _ = cz_curl_setopt_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        _ = cz_curl_setopt_long(easy, CURLOPT_NOSIGNAL, 1)
        // Else giving up on a name that is still being looked up would block every other transfer.
        _ = cz_curl_setopt_long(easy, CURLOPT_QUICK_EXIT, 1)
        let connect = min(max(request.timeouts.connect.components.seconds, 0), 86_400)
        let milliseconds = connect == 86_400 ? connect * 1000 : request.timeouts.connect.milliseconds
        // 0 means curl's own 300 s to curl.
        _ = cz_curl_setopt_long(easy, CURLOPT_CONNECTTIMEOUT_MS, Int(max(1, milliseconds)))
        _ = cz_curl_setopt_long(easy, CURLOPT_TCP_KEEPALIVE, 1)
        _ = cz_curl_setopt_str(easy, CURLOPT_ACCEPT_ENCODING, "gzip")
        _ = cz_curl_setopt_str(easy, CURLOPT_USERAGENT, "chassis")
        // A proxy from the environment is for the world outside, never for this machine.
        if request.isLocal { _ = cz_curl_setopt_str(easy, CURLOPT_NOPROXY, "*") }
        if !request.allowsPrivate {
            // Behind a proxy nobody would see where the name leads.
            _ = cz_curl_setopt_str(easy, CURLOPT_PROXY, "")
            // Looks at the address that is connected to, whatever the name led to a moment before.
            _ = cz_curl_setopt_opensocket(easy) { _, purpose, address in
                purpose == CURLSOCKTYPE_IPCXN ? openPublicSocket(address) : cz_curl_bad_socket()
            }
        }
    }

    private func setCallbacks() {
        let borrowed = Unmanaged.passUnretained(receiver).toOpaque()
        _ = cz_curl_setopt_header(
            easy,
            { start, size, count, borrowed in
                guard let borrowed else { return 0 }
                let bytes = UnsafeRawBufferPointer(start: start, count: size * count)
                return Unmanaged<Receiver>.fromOpaque(borrowed).takeUnretainedValue().take(bytes, isHeader: true)
            }, borrowed)
        _ = cz_curl_setopt_write(
            easy,
            { start, size, count, borrowed in
                guard let borrowed else { return 0 }
                let bytes = UnsafeRawBufferPointer(start: start, count: size * count)
                return Unmanaged<Receiver>.fromOpaque(borrowed).takeUnretainedValue().take(bytes, isHeader: false)
            }, borrowed)
    }

    func freeHeaders() { curl_slist_free_all(headers) }

    /// What libcurl's verdict means for a transfer.
    func outcome(_ code: CURLcode, of transfer: Transfer) -> Result<Void, HTTPError> {
        if code == CURLE_OK { return .success(()) }
        if let refusal = transfer.refusal { return .failure(refusal) }
        let words = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_OPERATION_TIMEDOUT: return .failure(.connectTimedOut)
        case CURLE_COULDNT_CONNECT where !transfer.request.allowsPrivate:
            return .failure(cz_curl_os_errno(easy) == 0 ? .privateAddress : .unreachable(words))
        case CURLE_URL_MALFORMAT:
            return .failure(.badURL(words))
        case CURLE_UNSUPPORTED_PROTOCOL:
            // The scheme was checked before, so this is how curl calls an answer without a status line.
            return .failure(.malformed("not an HTTP answer"))
        case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR, CURLE_OUT_OF_MEMORY:
            return .failure(.malformed(words))
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR:
            return .failure(.broken(words))
        default:
            return .failure(transfer.hasHead ? .broken(words) : .unreachable(words))
        }
    }
}

extension HTTPRequest {
    /// Whether the URL names this machine.
    fileprivate var isLocal: Bool {
        let slash = UInt8(ascii: "/")
        let rest = url.utf8.drop { $0 != slash }.drop { $0 == slash }
        let authority = rest.prefix { $0 != slash && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let host = authority.split(separator: UInt8(ascii: "@")).last.map { String(Substring($0)).lowercased() } ?? ""
        return host.hasPrefix("127.") || host.hasPrefix("[::1]") || host == "localhost" || host.hasPrefix("localhost:")
    }
}
