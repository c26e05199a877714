/// What a filter may say, by its letter on the wire.
enum MilterReply: UInt8 {
    case negotiate = 0x4F  // O
    /// Go on: nothing against this command; at the end of a message, nothing against the message.
    case proceed = 0x63  // c
    case reject = 0x72  // r
    case tempfail = 0x74  // t
    /// `550 5.7.1 text`, NUL.
    case text = 0x79  // y
    /// No more of the body is wanted.
    case skip = 0x73  // s
    /// Still at work: the server's clock starts anew.
    case progress = 0x70  // p

    // Between the end of a message and the reply to it.

    /// Name, NUL, value, NUL.
    case addField = 0x68  // h
    /// Number of the place from 0, name, NUL, value, NUL.
    case insertField = 0x69  // i
    /// Number among the fields of the name from 1, name, NUL, value, NUL; an empty value removes the field.
    case changeField = 0x6D  // m
    case replaceBody = 0x62  // b
    /// Reason, NUL.
    case quarantine = 0x71  // q
}
