import NIOCore

/// When the system tells a client that its bytes have come.
enum Acknowledgement {
    #if os(Linux)
        /// `TCP_QUICKACK` of `tcp(7)`, which NIO has no name for.
        private static let option = ChannelOptions.Types.SocketOption(level: .tcp, name: NIOBSDSocket.Option(rawValue: 12))
    #endif

    /// Asks for it at once. We keep silent until the end of a message, so that nothing of ours carries an acknowledgement; the mail server
    /// holds its next small packet back until one comes, and the system delays it by 40 ms. It forgets what was asked with time.
    static func hasten(on channel: any Channel) {
        #if os(Linux)
            // On a Unix socket there is nothing to hasten.
            guard channel.remoteAddress?.protocol != .unix else { return }
            try? channel.syncOptions?.setOption(option, value: 1)
        #endif
    }
}
