import Foundation
import PackagePlugin

/// Compiles `Rules/` into the program: one Swift file with one string literal, made anew whenever a rule file changes.
@main
struct EmbedRules: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        let rules = context.package.directoryURL.appending(path: "Rules")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
        let files = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        return [
            .buildCommand(
                displayName: "Compile the built-in rules", executable: try context.tool(named: "EmbedRulesTool").url,
                arguments: [rules.path, output.path], inputFiles: files.filter { $0.pathExtension == "yml" }.sorted { $0.path < $1.path },
                outputFiles: [output])
        ]
    }
}
