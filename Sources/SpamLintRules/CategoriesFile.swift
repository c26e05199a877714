public import SpamLintCore
import Yams

/// `Rules/categories.yml`: the title and the cap of each category.
public enum CategoriesFile {
    /// - Throws: The first thing that is wrong, with its place.
    public static func read(yaml: String, path: String) throws(RuleFileError) -> [Category] {
        guard case .mapping(let mapping) = try YAMLFile.root(of: yaml, path: path).node else {
            throw RuleFileError(path: path, line: 1, column: 1, message: "expected a mapping from category names to title and cap")
        }
        var categories: [Category] = []
        for (key, node) in mapping {
            let name = try YAMLValue(node: key, path: path).text("a category's name")
            let entry = try YAMLValue(node: node, path: path).mapping("a category", keys: ["title", "cap"])
            let title = try entry.required("title").mapping("'title'", keys: ["en", "zh"])
            let cap = try entry.required("cap").number("'cap'")
            categories.append(
                Category(
                    name: name,
                    title: LocalizedText(en: try title.required("en").text("'en'"), zh: try title.required("zh").text("'zh'")),
                    cap: Points(cap)))
        }
        return categories.sorted { $0.name < $1.name }
    }
}
