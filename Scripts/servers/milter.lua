-- miltertest(8), another's client of the milter protocol: miltertest -D port=PORT -s milter.lua
-- The daemon's policy refuses messages with a placeholder that was not filled in, and tags all others.
local function expect(holds, what)
    if not holds then
        mt.echo("milter.lua: " .. what)
        error(what)
    end
end

local function message(sender, body)
    local connection = mt.connect("inet:" .. port .. "@127.0.0.1")
    expect(connection, "no connection")
    expect(mt.conninfo(connection, "client.example", "192.0.2.1") == nil, "connect")
    expect(mt.helo(connection, "client.example") == nil, "helo")
    mt.macro(connection, SMFIC_MAIL, "i", "4LUA", "{auth_authen}", "shop")
    expect(mt.mailfrom(connection, sender) == nil, "mail")
    expect(mt.rcptto(connection, "<reader@mail.example>") == nil, "rcpt")
    for _, field in ipairs({{"From", "Shop <orders@shop.example>"}, {"To", "reader@mail.example"}, {"Subject", "Your order 4711"},
                            {"Date", "Mon, 23 Nov 2026 10:00:00 +0000"}, {"Message-ID", "<1@shop.example>"}, {"X-Spamlint-Score", "-5"}}) do
        expect(mt.header(connection, field[1], field[2]) == nil, field[1])
    end
    expect(mt.eoh(connection) == nil, "end of header")
    expect(mt.bodystring(connection, body) == nil, "body")
    expect(mt.eom(connection) == nil, "end of message")
    return connection
end

local good = message("<orders@shop.example>", "It left today.\r\n")
expect(mt.getreply(good) == SMFIR_CONTINUE or mt.getreply(good) == SMFIR_ACCEPT, "a good message is not let through")
expect(mt.eom_check(good, MT_HDRINSERT, "X-Spamlint-Verdict"), "not tagged")
expect(mt.eom_check(good, MT_HDRDELETE, "X-Spamlint-Score"), "a forged field stays")
mt.disconnect(good)

local bad = message("<orders@shop.example>", "Dear {{first_name}}, it left today.\r\n")
expect(mt.getreply(bad) == SMFIR_REPLYCODE, "a bad message is not refused")
mt.disconnect(bad)

local bounce = message("<>", "Dear {{first_name}}, it left today.\r\n")
expect(mt.getreply(bounce) == SMFIR_CONTINUE or mt.getreply(bounce) == SMFIR_ACCEPT, "a bounce is refused")
mt.disconnect(bounce)
mt.echo("milter.lua: all as expected")
