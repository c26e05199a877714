"use strict";
const source = document.getElementById("source");
const status = document.getElementById("status");
const report = document.getElementById("report");
const token = document.getElementById("token");
const lang = document.getElementById("lang");
const words = {
  en: { begin: "Drop a message, choose a file, or paste its source.", source: "Source of the message", file: "Choose a file",
        language: "Language", token: "Token", lint: "Lint", busy: "Linting…", done: "Done.", away: "The daemon does not answer." },
  zh: { begin: "拖入邮件、选择文件，或粘贴邮件源码。", source: "邮件源码", file: "选择文件", language: "语言", token: "令牌", lint: "检查",
        busy: "正在检查…", done: "完成。", away: "守护进程没有应答。" }
};
// Bytes of a file, kept as they are: a text area would change line ends and encodings.
let bytes = null;
let timer = 0;
let turn = 0;

async function lint() {
  const body = bytes || source.value;
  if (!body.length && !body.size) { return; }
  const mine = ++turn;
  say("busy");
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
      delete status.dataset.text;
      status.textContent = why;
      report.hidden = true;
      return;
    }
    report.srcdoc = text;
    report.hidden = false;
    say("done");
  } catch (error) {
    if (mine === turn) { say("away"); }
  }
}

function say(word) {
  status.dataset.text = word;
  status.textContent = words[lang.value][word];
}
function translate() {
  document.documentElement.lang = lang.value === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-text]")) { element.textContent = words[lang.value][element.dataset.text]; }
}

function soon() { clearTimeout(timer); timer = setTimeout(lint, 400); }
async function take(file) {
  if (!file) { return; }
  bytes = file;
  source.value = await file.slice(0, 200000).text();
  lint();
}

source.addEventListener("input", () => { bytes = null; soon(); });
lang.addEventListener("change", () => { translate(); lint(); });
document.getElementById("file").addEventListener("change", event => take(event.target.files[0]));
document.getElementById("form").addEventListener("submit", event => { event.preventDefault(); lint(); });
document.addEventListener("dragover", event => { event.preventDefault(); document.body.classList.add("over"); });
document.addEventListener("dragleave", () => document.body.classList.remove("over"));
document.addEventListener("drop", event => {
  event.preventDefault();
  document.body.classList.remove("over");
  take(event.dataTransfer.files[0]);
});
if (navigator.language.startsWith("zh")) { lang.value = "zh"; }
translate();
