/// Why a client of spamd gets no verdict: numbers of `sysexits.h`, with spamd's own 79 and spamc's own 98.
public enum SpamdCode: Int, Sendable {
    case dataError = 65
    case unavailable = 69
    case software = 70
    case temporaryFailure = 75
    case protocolError = 76
    case timeout = 79
    case tooBig = 98

    /// What stands before the reason in a reply; spamd's words where it has some.
    var phrase: String {
        switch self {
        case .dataError: "Bad data"
        case .unavailable: "Service Unavailable"
        case .software: "Internal error"
        case .temporaryFailure: "Temporary failure"
        case .protocolError: "Bad header line"
        case .timeout: "Timeout"
        case .tooBig: "Too big"
        }
    }
}
