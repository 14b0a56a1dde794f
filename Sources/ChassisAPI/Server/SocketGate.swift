import NIOCore
import NIOHTTP1

/// Lets through to the WebSocket upgrade only those requests that will be upgraded.
///
/// NIO's upgrader loses the request that it refuses, and ends connections whose upgrade it does not know (`h2c`, which
/// Java's client asks for each time). So this looks at the first request before it: one that is no WebSocket
/// handshake, or that is not allowed, goes on without its `upgrade` header, and is answered like any other.
final class SocketGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private let isAllowed: @Sendable (HTTPRequestHead) async -> Bool
    private let guardian: NIOLoopBound<ConnectionGuard>
    private var hasDecided = false
    private var waiting: [NIOAny] = []

    init(guardian: NIOLoopBound<ConnectionGuard>, isAllowed: @escaping @Sendable (HTTPRequestHead) async -> Bool) {
        self.guardian = guardian
        self.isAllowed = isAllowed
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if hasDecided { return context.fireChannelRead(data) }
        guard waiting.isEmpty, case .head(let head) = unwrapInboundIn(data) else {
            waiting.append(data)
            return
        }
        guard head.headers.contains(name: "upgrade") else {
            hasDecided = true
            return context.fireChannelRead(data)
        }
        guard Self.isHandshake(head) else { return go(on: head, asSocket: false, context) }
        waiting.append(data)
        let bound = NIOLoopBound((gate: self, context: context), eventLoop: context.eventLoop)
        context.eventLoop.makeFutureWithTask { [isAllowed] in await isAllowed(head) }
            .whenComplete { result in
                let (gate, context) = bound.value
                gate.waiting.removeFirst()
                gate.go(on: head, asSocket: (try? result.get()) ?? false, context)
            }
    }

    private func go(on head: HTTPRequestHead, asSocket: Bool, _ context: ChannelHandlerContext) {
        hasDecided = true
        var head = head
        if asSocket { guardian.value.standDown() } else { head.headers.remove(name: "upgrade") }
        context.fireChannelRead(wrapInboundOut(.head(head)))
        for data in waiting { context.fireChannelRead(data) }
        waiting = []
        context.fireChannelReadComplete()
    }

    private static func isHandshake(_ head: HTTPRequestHead) -> Bool {
        head.method == .GET && head.headers.first(name: "upgrade")?.lowercased() == "websocket"
            && head.headers["sec-websocket-key"].count == 1 && head.headers.first(name: "sec-websocket-version") == "13"
            && !head.headers.contains(name: "content-length") && !head.headers.contains(name: "transfer-encoding")
    }
}

@available(*, unavailable)
extension SocketGate: Sendable {}
