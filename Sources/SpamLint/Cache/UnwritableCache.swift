public import SpamLintCore
import Synchronization

/// A cache into which nothing could be written: reports are as good, and the next run takes as long.
public enum UnwritableCache {
    private static let first = Mutex<(folder: String, error: FileError)?>(nil)

    static func note(_ folder: String, _ error: FileError) {
        first.withLock { if $0 == nil { $0 = (folder, error) } }
    }

    /// What there is to tell, once for a run; nil where everything could be written.
    public static func sentence(in language: ReportLanguage) -> String? {
        guard let (folder, error) = first.withLock({ $0 }) else { return nil }
        switch language {
        case .english: return "\(PathText.shown(folder)): the cache cannot be written: \(error.reason)"
        case .chinese: return "\(PathText.shown(folder))：无法写入缓存：\(error.reason)"
        }
    }
}
