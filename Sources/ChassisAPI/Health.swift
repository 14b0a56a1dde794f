import ChassisEngine
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import SwiftProtobuf

/// Whether the process lives.
struct Health {
    func add(to router: Router<BasicRequestContext>) {
        router.get("/healthz") { _, _ in "ok" }
    }
}
