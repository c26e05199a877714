import MailText
import Synchronization

/// The words of a context, folded when a hit first asks for them.
final class ContextWords: Sendable {
    let list: DeferredTexts
    private let cache = Mutex<[[UInt8]]?>(nil)

    init(_ list: DeferredTexts) {
        self.list = list
    }

    var folded: [[UInt8]] {
        cache.withLock { cache in
            let folded = cache ?? list.value.map { FoldedText(folding: Array($0.utf8), as: .folded).bytes }
            cache = folded
            return folded
        }
    }
}
