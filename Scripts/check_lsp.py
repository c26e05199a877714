#!/usr/bin/env python3
"""Drives `spamlint lsp` with a client library that others wrote, as an editor would.

usage: check_lsp.py PROGRAM

Opens a message, asks for hover and code actions, changes it, closes it, and ends the server. Ends with 1 where an answer is not what the
protocol or the message asks for. Needs the Python package pygls, version 2 or newer.
"""
import asyncio
import sys

try:
    from lsprotocol import types
    from pygls.lsp.client import LanguageClient
except ImportError:
    sys.exit("check_lsp.py needs the Python package pygls: pip install pygls")

URI = "file:///srv/mail/letter.eml"
MAIL = """From: Ada <ada@example.org>
To: reader@example.com
Subject: \U0001F600 {{first_name}}
Date: Mon, 23 Nov 2026 10:00:00 +0000
Message-ID: <letter.1@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Here are the minutes of our meeting.
"""


async def talk(program):
    client = LanguageClient("check_lsp", "1")
    published = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def diagnostics(parameters):
        published.put_nowait(parameters)

    await client.start_io(program, "lsp", "--now", "2026-11-23T12:00:00Z")
    told = await client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities(), process_id=None, root_uri=None))
    assert told.capabilities.hover_provider and told.server_info.name == "spamlint", told
    client.initialized(types.InitializedParams())
    document = types.TextDocumentIdentifier(uri=URI)
    client.text_document_did_open(types.DidOpenTextDocumentParams(
        text_document=types.TextDocumentItem(uri=URI, language_id="mail", version=1, text=MAIL)))
    first = await asyncio.wait_for(published.get(), 60)
    unfilled = [one for one in first.diagnostics if one.code == "merge-placeholder-subject"]
    assert first.version == 1 and len(unfilled) == 1, first
    place = unfilled[0].range
    assert (place.start.line, place.start.character, place.end.character) == (2, 12, 26), place
    hover = await client.text_document_hover_async(types.HoverParams(
        text_document=document, position=types.Position(line=2, character=14)))
    assert "merge-placeholder-subject" in hover.contents.value, hover
    nothing = await client.text_document_hover_async(types.HoverParams(
        text_document=document, position=types.Position(line=8, character=3)))
    assert nothing is None, nothing
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        text_document=document, range=types.Range(start=types.Position(0, 0), end=types.Position(9, 0)),
        context=types.CodeActionContext(diagnostics=first.diagnostics)))
    for action in actions:
        assert action.title and action.edit.changes[URI], action
    client.text_document_did_change(types.DidChangeTextDocumentParams(
        text_document=types.VersionedTextDocumentIdentifier(uri=URI, version=2),
        content_changes=[types.TextDocumentContentChangeWholeDocument(text=MAIL.replace("{{first_name}}", "Minutes of Monday"))]))
    second = await asyncio.wait_for(published.get(), 60)
    assert second.version == 2 and not [one for one in second.diagnostics if one.code == "merge-placeholder-subject"], second
    client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=document))
    last = await asyncio.wait_for(published.get(), 60)
    assert not last.diagnostics, last
    await client.shutdown_async(None)
    client.exit(None)
    print(f"{len(first.diagnostics)} findings, then {len(second.diagnostics)}; {len(actions)} code actions; every answer as expected")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    asyncio.run(talk(sys.argv[1]))
