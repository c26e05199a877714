import ArgumentParser
import SpamLintServer

/// The doors that the command line and the service manager name. They stand above the configuration's.
struct NamedDoors: Sendable {
    private var milter: [ListenAddress]
    private var http: [ListenAddress]
    private var spamd: [ListenAddress]
    private let page: Bool

    /// - Throws: The first address that is none.
    init(milter: [String], http: [String], spamd: [String], page: Bool, inherited: [(name: String, descriptor: Int32)]) throws {
        self.milter = try milter.map { try Self.address($0, "--milter") }
        self.http = try http.map { try Self.address($0, "--http") }
        self.spamd = try spamd.map { try Self.address($0, "--spamd") }
        self.page = page
        for socket in inherited {
            switch socket.name {
            case "milter": self.milter.append(.inherited(descriptor: socket.descriptor))
            case "spamd": self.spamd.append(.inherited(descriptor: socket.descriptor))
            case "http": self.http.append(.inherited(descriptor: socket.descriptor))
            default: throw ValidationError("the service manager hands over a socket named '\(socket.name)'; expected milter, spamd or http")
            }
        }
    }

    private static func address(_ text: String, _ option: String) throws -> ListenAddress {
        guard let address = ListenAddress(text) else {
            throw ValidationError("\(option) takes 127.0.0.1:PORT or unix:/PATH, not '\(text)'")
        }
        return address
    }

    func apply(to configuration: inout DaemonConfiguration) {
        if !milter.isEmpty { configuration.milter = milter }
        if !http.isEmpty { configuration.http = http }
        if !spamd.isEmpty { configuration.spamd = spamd }
        if page { configuration.servesPage = true }
    }
}
