import MailBytes
import MailHTML
import SpamLintCore

extension Workpiece {
    /// The picture whose tag a finding is about.
    func image(at place: Place) -> (Body, Image)? {
        guard let (part, range) = textRange(of: place), let body = facts.body(ofPart: part), let document = body.document else {
            return nil
        }
        let images = document.images
        let index = images.indices.partitioningIndex { images[$0].startTag.lowerBound >= range.lowerBound }
        return index < images.count && images[index].startTag == range ? (body, images[index]) : nil
    }
}
