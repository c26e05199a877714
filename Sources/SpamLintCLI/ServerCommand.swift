import ArgumentParser
import SpamLint

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `spamlint lsp`: serves an editor on standard input and output.
struct ServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp", abstract: "Serve an editor on standard input and output (Language Server Protocol).")

    @OptionGroup var rules: RuleOptions
    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
        let pool = try LintSetup.pool(configuration.source, flags: try rules.settings(), besides: try rules.request())
        // What holds for a file in the working folder holds for all.
        let setup = try LintSetup([FileWalker.Entry(named: "-")], pool: pool)
        let judge = setup.judge(of: 0)
        var server = LanguageServer(linter: judge.linter, language: judge.settings.language ?? rules.language)
        var stream = MessageStream()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !server.hasEnded {
            let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // An editor that goes without a word has ended too.
            guard count > 0 else { break }
            stream.append(buffer[..<count])
            do {
                while !server.hasEnded, let message = try stream.next() {
                    for reply in server.handle(message) {
                        StandardOutput.shared.write("Content-Length: \(reply.count)\r\n\r\n")
                        StandardOutput.shared.write(reply)
                    }
                }
            } catch {
                StandardError.write("spamlint: standard input is not the Language Server Protocol: expected Content-Length and a message")
                throw ExitStatus.trouble
            }
            StandardOutput.shared.flush()
        }
        // As the protocol asks: 1 where the editor did not say goodbye.
        Program.end(server.isShutDown ? .clean : .found, keeping: setup)
    }
}
