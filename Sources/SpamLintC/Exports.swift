import SpamLint

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// The functions of `spamlint.h`, which tells what they do.

/// Never freed and never changed.
nonisolated(unsafe) private let version = CText.copy(SpamLintVersion.current)

@_cdecl("spamlint_version")
public func version_() -> UnsafePointer<CChar>? { version.map { UnsafePointer($0) } }

@_cdecl("spamlint_open")
public func open_(
    _ configuration: UnsafePointer<CChar>?, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> OpaquePointer? {
    error?.pointee = nil
    do throws(ConfigurationError) {
        guard let configuration else { return LinterBox.handOver(try Linter()) }
        var pool = try LinterPool(.file(String(cString: configuration)), usesCache: false)
        let index = try pool.judge(for: "-")
        return LinterBox.handOver(pool.judges[index].linter)
    } catch let mistake {
        error?.pointee = CText.copy(mistake.lines.joined(separator: "\n"))
        return nil
    }
}

@_cdecl("spamlint_close")
public func close_(_ linter: OpaquePointer?) {
    guard let linter else { return }
    Unmanaged<LinterBox>.fromOpaque(UnsafeRawPointer(linter)).release()
}

@_cdecl("spamlint_lint")
public func lint_(
    _ linter: OpaquePointer?, _ message: UnsafePointer<UInt8>?, _ length: Int, _ name: UnsafePointer<CChar>?,
    _ language: UnsafePointer<CChar>?
) -> UnsafeMutablePointer<CChar>? {
    guard let linter else { return nil }
    let path = name.map { String(cString: $0) } ?? "-"
    let language = language.flatMap { ReportLanguage(rawValue: String(cString: $0)) } ?? .english
    var json = JSONWriter()
    do throws(FileError) {
        for report in try LinterBox.of(linter).linter.reports(on: bytes(message, length), named: path) {
            JSONv1.write(report, language: language, to: &json)
            json.endLine()
        }
    } catch {
        JSONv1.write(error: error.reason(in: language), path: path, to: &json)
        json.endLine()
    }
    return CText.copy(json.bytes).map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self) }
}

@_cdecl("spamlint_fix")
public func fix_(
    _ linter: OpaquePointer?, _ message: UnsafePointer<UInt8>?, _ length: Int, _ name: UnsafePointer<CChar>?,
    _ mendedLength: UnsafeMutablePointer<Int>?
) -> UnsafeMutablePointer<UInt8>? {
    mendedLength?.pointee = 0
    guard let linter else { return nil }
    let own = LinterBox.of(linter).linter
    guard let file = try? own.mend(bytes(message, length), named: name.map { String(cString: $0) } ?? "-", own.mendingRequest) else {
        return nil
    }
    mendedLength?.pointee = file.bytes.count
    return CText.copy(file.bytes)
}

@_cdecl("spamlint_free")
public func free_(_ memory: UnsafeMutableRawPointer?) { free(memory) }

private func bytes(_ message: UnsafePointer<UInt8>?, _ length: Int) -> [UInt8] {
    guard let message, length > 0 else { return [] }
    return Array(UnsafeBufferPointer(start: message, count: length))
}
