import MailHTML
import MailMessage

/// Gathers what every parser noted.
enum DefectCollector {
    static func defects(of message: Message, bodies: [Body]) -> [DefectFact] {
        var defects = message.defects.map { DefectFact(kind: $0.kind.rawValue, place: .source($0.place), detail: $0.detail) }
        for body in bodies {
            defects += body.text.defects.map { DefectFact(kind: $0.kind.rawValue, place: .source($0.place), detail: $0.detail) }
            for defect in body.document?.defects ?? [] {
                defects.append(DefectFact(kind: defect.kind.rawValue, place: .text(part: body.part, defect.place), detail: nil))
            }
        }
        return defects
    }
}
