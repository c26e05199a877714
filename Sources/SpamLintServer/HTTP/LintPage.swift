/// The files of the page for people.
enum LintPage {
    static let html = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>spamlint</title>
        <link rel="stylesheet" href="/page.css">
        </head>
        <body>
        <header><h1>spamlint</h1><p id="status" role="status">Drop a message, choose a file, or paste its source.</p></header>
        <main>
        <form id="form">
        <label for="source">Source of the message</label>
        <textarea id="source" spellcheck="false" autocomplete="off" placeholder="From: Shop &lt;news@shop.example&gt;&#10;Subject: …"></textarea>
        <div class="row">
        <label class="file">Choose a file <input id="file" type="file"></label>
        <label>Language <select id="lang"><option value="en">English</option><option value="zh">中文</option></select></label>
        <label id="tokenRow" hidden>Token <input id="token" type="password" autocomplete="off"></label>
        <button id="lint" type="submit">Lint</button>
        </div>
        </form>
        <iframe id="report" title="Report" sandbox="" hidden></iframe>
        </main>
        <script src="/page.js"></script>
        </body>
        </html>
        """

    static let style = """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { margin: 0 auto; max-width: 72rem; padding: 1rem; }
        h1 { font-size: 1.25rem; margin: 0; }
        textarea { box-sizing: border-box; width: 100%; height: 14rem; font: 0.85rem/1.4 ui-monospace, monospace; }
        .row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; margin: 0.5rem 0 1rem; }
        iframe { border: 1px solid; border-radius: 0.4rem; box-sizing: border-box; width: 100%; height: 80vh; background: Canvas; }
        body.over textarea { outline: 3px dashed; }
        """

    static let script = """
        "use strict";
        const source = document.getElementById("source");
        const status = document.getElementById("status");
        const report = document.getElementById("report");
        const token = document.getElementById("token");
        const lang = document.getElementById("lang");
        // Bytes of a file, kept as they are: a text area would change line ends and encodings.
        let bytes = null;
        let timer = 0;
        let turn = 0;

        async function lint() {
          const body = bytes || source.value;
          if (!body.length && !body.size) { return; }
          const mine = ++turn;
          status.textContent = "Linting…";
          const headers = { "Accept": "text/html", "Content-Type": "application/octet-stream" };
          if (token.value) { headers["Authorization"] = "Bearer " + token.value; }
          try {
            const answer = await fetch("/v1/lint?lang=" + lang.value, { method: "POST", headers, body });
            const text = await answer.text();
            if (mine !== turn) { return; }
            if (answer.status === 401) { document.getElementById("tokenRow").hidden = false; }
            if (!answer.ok) {
              let why = text;
              try { why = JSON.parse(text).error; } catch (ignored) { }
              status.textContent = why;
              report.hidden = true;
              return;
            }
            report.srcdoc = text;
            report.hidden = false;
            status.textContent = "Done.";
          } catch (error) {
            if (mine === turn) { status.textContent = "The daemon does not answer."; }
          }
        }

        function soon() { clearTimeout(timer); timer = setTimeout(lint, 400); }
        async function take(file) {
          if (!file) { return; }
          bytes = file;
          source.value = await file.slice(0, 200000).text();
          lint();
        }

        source.addEventListener("input", () => { bytes = null; soon(); });
        lang.addEventListener("change", lint);
        document.getElementById("file").addEventListener("change", event => take(event.target.files[0]));
        document.getElementById("form").addEventListener("submit", event => { event.preventDefault(); lint(); });
        document.addEventListener("dragover", event => { event.preventDefault(); document.body.classList.add("over"); });
        document.addEventListener("dragleave", () => document.body.classList.remove("over"));
        document.addEventListener("drop", event => {
          event.preventDefault();
          document.body.classList.remove("over");
          take(event.dataTransfer.files[0]);
        });
        """
}
