# frozen_string_literal: true

# Sends two messages, one of which should not go out: ruby send.rb SMTP-PORT URL [hold|send]
require "action_mailer"
require_relative "spamlint_interceptor"

port, url, on_error = ARGV
ActionMailer::Base.logger = nil
ActionMailer::Base.delivery_method = :smtp
ActionMailer::Base.smtp_settings = { address: "127.0.0.1", port: port.to_i, enable_starttls_auto: false }
ActionMailer::Base.register_interceptor(SpamlintInterceptor.new(url: url, on_error: on_error.to_sym))

class OrderMailer < ActionMailer::Base
  def left(text)
    attachments["order.txt"] = "One tent, green.\n"
    mail(from: "Shop <orders@shop.example>", to: "reader@mail.example", subject: "Your order 4711", body: text)
  end
end

["Your tent left our store this morning.", "Dear {{first_name}}, your tent left our store this morning."].each do |text|
  OrderMailer.left(text).deliver_now
  puts "sent"
rescue SpamlintInterceptor::Refused, SpamlintInterceptor::NotJudged => error
  puts "#{error.class.name.split("::").last}: #{error.message}"
end
