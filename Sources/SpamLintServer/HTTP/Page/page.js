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
