import Foundation
import SpamLint
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A Subject, a path or an error can hold anything, and harms nobody in any format.
@Suite struct HostileTextTests {
    private func lines(_ text: String) -> [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// What no output may hold, whoever reads it.
    @Test(arguments: ReportFormat.allCases)
    func nothingThatATerminalObeysIsLeft(format: ReportFormat) {
        let output = Hostile.output(format)
        #expect(!output.isEmpty)
        for scalar in output.unicodeScalars {
            let isControl = scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
            let isTurning = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) || scalar.value == 0x2028
            #expect(!isControl && !isTurning, "U+\(String(scalar.value, radix: 16)) in \(format)")
        }
    }

    /// Lines of logs that a CI server would obey.
    @Test(arguments: ReportFormat.allCases.filter { $0 != .github })
    func noLineIsACommand(format: ReportFormat) {
        for line in lines(Hostile.output(format)) {
            #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"), "\(line)")
            #expect(!line.contains("##[") && !line.lowercased().contains("##vso["), "\(line)")
        }
    }

    @Test func gccIsALineForEachFinding() {
        let output = lines(Hostile.output(.gcc))
        #expect(output.count == 3 && output.last == "")
        #expect(output.first?.hasSuffix("[house-hostile]") == true)
    }

    @Test func gitHubHasOurCommandsAlone() throws {
        let output = lines(Hostile.output(.github))
        #expect(output.filter { $0.hasPrefix("::") }.count == 2)
        #expect(output.count == 4, "two commands, the summary and the end")
        let command = try #require(output.first { $0.contains("house-hostile") })
        // The properties end where the data begins, and there are those of ours alone.
        let properties = command.dropFirst("::error ".count).prefix(while: { $0 != ":" }).split(separator: ",")
        #expect(properties.map { $0.prefix { $0 != "=" } } == ["file", "line", "endLine", "col", "endColumn", "title"], "\(command)")
    }

    @Test(arguments: [ReportFormat.json, .sarif, .gitlab])
    func jsonIsWhole(format: ReportFormat) throws {
        let output = Hostile.output(format)
        _ = try JSONSerialization.jsonObject(with: Data(output.utf8))
        #expect(output.contains(#"\u001b[31m"#) || output.contains("\\u{1b}[31m"))
    }

    @Test(arguments: [ReportFormat.ndjson, .rdjsonl])
    func everyLineIsJSON(format: ReportFormat) throws {
        let output = lines(Hostile.output(format)).filter { !$0.isEmpty }
        #expect(output.count == 2)
        for line in output { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }

    @Test(arguments: [(ReportFormat.junit, "testcase", 3), (.checkstyle, "error", 2)])
    func xmlIsWellFormed(format: ReportFormat, element: String, count: Int) {
        let output = Hostile.output(format)
        let reader = ElementCounter()
        let parser = XMLParser(data: Data(output.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))\n\(output)")
        #expect(reader.counts[element] == count)
        #expect(reader.counts["script"] == nil && reader.counts["b"] == nil)
        #expect(!output.contains("]]>"))
    }

    @Test func tapKeepsItsShape() {
        let output = lines(Hostile.output(.tap))
        #expect(output.first == "TAP version 14")
        #expect(output.filter { $0.hasPrefix("not ok ") }.count == 2)
        #expect(output.dropLast().last == "1..2")
        for line in output.dropFirst().dropLast(2) { #expect(line.hasPrefix("not ok ") || line.hasPrefix("  "), "\(line)") }
        // No directive: number signs of names are escaped.
        for line in output where line.hasPrefix("not ok") { #expect(!line.replacing("\\#", with: "").contains("#"), "\(line)") }
    }

    @Test func markdownShowsWhatIsForeignAsCode() throws {
        let output = Hostile.output(.markdown)
        #expect(!output.replacing(/```.*?```/, with: "").contains("<script"), "\(output)")
        let row = try #require(lines(output).first { $0.contains("| `house-hostile` |") })
        // Five cells: bars inside are escaped.
        let bars = row.replacing("\\|", with: "").count { $0 == "|" }
        #expect(bars == 6, "\(row)")
        // Outside of code there is nothing of the message.
        let prose = row.replacing(/```.*```/, with: "")
        #expect(!prose.contains("@team") && !prose.contains("<"), "\(prose)")
    }

    @Test func htmlRunsAndLoadsNothing() throws {
        let output = Hostile.output(.html)
        #expect(!output.lowercased().contains("<script"))
        #expect(!output.contains("<b>\"quoted\"") && !output.contains("<img"))
        #expect(!output.contains("beacon.example"), "the address of a picture is not kept")
        #expect(output.contains("Content-Security-Policy\" content=\"default-src 'none'"))
        let frame = try #require(output.firstMatch(of: /<iframe sandbox loading="lazy" title="[^"]*" srcdoc="([^"]*)"><\/iframe>/)?.1)
        #expect(!frame.contains("<") && frame.contains("default-src &#39;none&#39;"))
        #expect(frame.contains("data-spamlint=&quot;1&quot;"))
    }
}

private final class ElementCounter: NSObject, XMLParserDelegate {
    private(set) var counts: [String: Int] = [:]

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
    ) {
        counts[name, default: 0] += 1
    }
}
