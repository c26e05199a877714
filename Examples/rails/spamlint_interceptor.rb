# frozen_string_literal: true

require "json"
require "net/http"

# An interceptor for ActionMailer: each message is judged by spamlintd's HTTP door before it is sent.
#
#     # config/initializers/spamlint.rb
#     ActionMailer::Base.register_interceptor(SpamlintInterceptor.new(url: "http://127.0.0.1:8025"))
#
# A message that is refused raises SpamlintInterceptor::Refused, so that a job of deliver_later fails and says why. One that cannot be judged
# raises NotJudged: have ActionMailer::MailDeliveryJob retry_on it. With on_error: :send it is sent.
class SpamlintInterceptor
  class Refused < StandardError; end
  class NotJudged < StandardError; end

  def initialize(url: "http://127.0.0.1:8025", token: nil, timeout: 15, on_error: :hold)
    @uri = URI.join(url, "/v1/lint")
    @token = token
    @timeout = timeout
    @on_error = on_error
  end

  def delivering_email(mail)
    report = ask(mail.encoded)
    raise Refused, reason(report) if refuses?(report)
  rescue SystemCallError, SocketError, IOError, Timeout::Error, Net::ProtocolError, JSON::ParserError, NotJudged => error
    raise NotJudged, "not judged: #{error.message}" unless @on_error == :send
  end

  private

  # What `spamlint` itself refuses: five points, or a finding that is an error.
  def refuses?(report)
    report["verdict"] == "fail" || report["findings"].any? { |finding| finding["severity"] == "error" }
  end

  # The weightiest finding, errors first, in words.
  def reason(report)
    first = report["findings"].max_by { |finding| [finding["severity"] == "error" ? 1 : 0, finding["points"]] }
    first ? "not sent: #{first["message"]} [#{first["rule"]}]" : "not sent: score #{report["score"]}"
  end

  def ask(message)
    headers = { "Content-Type" => "message/rfc822", "Accept" => "application/json" }
    headers["Authorization"] = "Bearer #{@token}" if @token
    http = Net::HTTP.new(@uri.hostname, @uri.port)
    http.use_ssl = @uri.scheme == "https"
    http.open_timeout = http.read_timeout = @timeout
    answer = http.start { |door| door.post(@uri.request_uri, message, headers) }
    raise NotJudged, "status #{answer.code}: #{answer.body.strip}" unless answer.is_a?(Net::HTTPOK)

    JSON.parse(answer.body).first
  end
end
