import HTTPTypes
import Hummingbird
import NIOCore
import SpamLintReport

/// `{"error": …}`: what was wrong with a request.
enum ErrorAnswer {
    static func response(_ status: HTTPResponse.Status, _ message: String, fields: HTTPFields = [:]) -> Response {
        var json = JSONWriter()
        json.beginObject()
        json.key("error")
        json.value(message)
        json.endObject()
        var fields = fields
        fields[.contentType] = "application/json"
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
    }
}
