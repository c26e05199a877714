import ArgumentParser
import SpamLint

/// `spamlint init`: looks at a repository and writes a commented configuration for it.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "Write a configuration for a repository.")

    @Argument(help: "The folder to look at and to write into.", completion: .directory)
    var folder: String = "."

    @Flag(help: "Replace a configuration that is there.")
    var force = false

    @Flag(name: .customLong("print"), help: "Print it and write nothing.")
    var printsOnly = false

    @Option(name: .customLong("lang"), help: "Language of the comments and of reports: en or zh.")
    var language: ReportLanguage = .english

    func run() throws {
        guard FileWalker.isFolder(folder) else {
            StandardError.write("spamlint: \(PathText.shown(folder)): \(missing)")
            throw ExitStatus.trouble
        }
        let known = StarterConfiguration.existing(in: folder == "." ? "" : folder)
        if let known, !force, !printsOnly {
            StandardError.write("spamlint: \(PathText.shown(known)): \(there)")
            throw ExitStatus.trouble
        }
        let text = StarterConfiguration(RepositorySurvey(of: folder), language: language).text
        if printsOnly { return StandardOutput.shared.write(text) }
        let path = known ?? (folder == "." ? "" : folder + "/") + StarterConfiguration.name
        do throws(FileError) {
            try StarterConfiguration.write(text, to: path)
        } catch {
            StandardError.write("spamlint: \(PathText.shown(path)): \(error.reason(in: language))")
            throw ExitStatus.trouble
        }
        StandardOutput.shared.write(written(PathText.shown(path)) + "\n")
    }

    private var missing: String {
        switch language {
        case .english: "that is no folder; name the repository's, or leave it out for this one"
        case .chinese: "这不是文件夹；请写出仓库所在的文件夹，省略则为当前文件夹"
        }
    }

    private var there: String {
        switch language {
        case .english: "there is a configuration already; --force replaces it, --print shows the new one"
        case .chinese: "已有配置文件；--force 会替换它，--print 只显示新的配置"
        }
    }

    private func written(_ path: String) -> String {
        let path = TerminalText.escaped(path)
        switch language {
        case .english: return "wrote \(path); 'spamlint --print-config FILE' tells what holds for a file"
        case .chinese: return "已写入 \(path)；'spamlint --print-config 文件' 可查看某个文件适用的设置"
        }
    }
}
