import NIOCore
import NIOHTTP1

/// How long a connection lasts (RFC 9112, section 9.3), what a client that expects `100` is told (RFC 9110, section 10.1.1), and which
/// methods and hosts there are: `HEAD` is `GET` without a body (section 9.3.2), and a request of HTTP/1.1 names one host (RFC 9112, section
/// 3.2), of which one without has none that the framework knows.
///
/// It stands between the wire and the framework, where the version is still known.
final class ConnectionRules: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private struct Request {
        var isKept: Bool
        let version: HTTPVersion
        let isHead: Bool
    }

    /// Bytes of a body that is taken.
    private let limit: Int
    /// Requests without an answer yet, the first in front.
    private var requests: [Request] = []

    init(limit: Int) { self.limit = limit }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(var head) = unwrapInboundIn(data) {
            // The parser reads no further behind a request for another protocol, and there is none here.
            var request = Request(
                isKept: head.isKeepAlive && !head.headers.contains(name: "upgrade"), version: head.version,
                isHead: head.method == .HEAD)
            if head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }), head.version.minor > 0 {
                if head.headers.first(name: "content-length").flatMap({ Int($0) }).map({ $0 <= limit }) ?? true {
                    context.writeAndFlush(wrapOutboundOut(.head(.init(version: head.version, status: .continue))), promise: nil)
                } else {
                    // Whether the body comes after all is not to be known.
                    request.isKept = false
                }
            }
            requests.append(request)
            if request.isHead { head.method = .GET }
            let hosts = head.headers["host"].count
            if head.version.minor == 0, hosts == 0 { head.headers.add(name: "Host", value: "localhost") }
            if head.version.minor > 0, hosts != 1 { head.headers.remove(name: "Host") }
            return context.fireChannelRead(wrapInboundOut(.head(head)))
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard let request = requests.first else { return context.write(data, promise: promise) }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            if !request.isKept {
                head.headers.replaceOrAdd(name: "Connection", value: "close")
            } else if request.version.minor == 0 {
                head.headers.replaceOrAdd(name: "Connection", value: "keep-alive")
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body where request.isHead: promise?.succeed()
        case .body: context.write(data, promise: promise)
        case .end:
            requests.removeFirst()
            guard !request.isKept else { return context.write(data, promise: promise) }
            let promise = promise ?? context.eventLoop.makePromise()
            let channel = context.channel
            promise.futureResult.whenComplete { _ in channel.close(promise: nil) }
            context.write(data, promise: promise)
        }
    }
}
