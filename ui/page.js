/* What happens in the browser. Elements with data-act do something when clicked:
   ask, cite, related, new   are sent to the server (chat.py) with the element's other data attributes;
   edit, copy, close, theme  are done here.
   No request leaves this file, to any host. */
window.reportPage = (() => {
  "use strict";
  const sent = ["ask", "cite", "related", "new"];
  let send = null; // set when the conversation has been put on the page
  let asked = ""; // the last question sent, to give it back when the connection broke
  let opener = null; // the mark that opened the evidence: focus returns to it

  const byId = (id) => document.getElementById(id);
  const input = () => document.querySelector("#box textarea");

  function fill(text) {
    const box = input();
    const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    setter.call(box, text); // past the framework's own setter, which would miss the change
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  }

  async function copy(text) {
    if (window.isSecureContext && navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea"); // plain http in an office network: no clipboard interface
    area.value = text;
    area.setAttribute("aria-hidden", "true");
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("copy");
  }

  function told(button, text) {
    const before = button.dataset.name || button.textContent;
    button.dataset.name = before;
    button.textContent = text;
    setTimeout(() => (button.textContent = before), 1600);
  }

  function open(from) {
    if (!byId("panel").contains(from)) opener = from;
    document.body.classList.add("reading");
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    from.classList.add("chosen");
    setTimeout(settle, 120); // the same evidence again changes nothing, so the observer would not tell
  }

  function close() {
    document.body.classList.remove("reading");
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  }

  /* Before the typed question is sent: empty the box, so that a second Enter sends nothing. While an answer is being
     made nothing is sent and the words stay. */
  function take(state, text) {
    if (document.querySelector(".answer.pending")) return [state, ""];
    asked = text;
    fill("");
    return [state, text];
  }

  /* Bring the quote into view and, for readers of the screen's words, the panel's heading into focus. */
  function settle() {
    const panel = byId("panel");
    const passage = panel.querySelector(".passage");
    if (!passage || !document.body.classList.contains("reading")) return;
    const mark = passage.querySelector("mark") || passage.querySelector(":scope > :not(.outside)");
    const above = mark ? mark.getBoundingClientRect().top - passage.getBoundingClientRect().top : 0;
    const table = mark?.closest(".table"); // a wide one scrolls by itself
    if (table) table.scrollLeft += mark.getBoundingClientRect().left - table.getBoundingClientRect().left - 40;
    passage.scrollTop += above - passage.clientHeight / 4;
    if (!panel.contains(document.activeElement)) panel.querySelector("h2").focus({ preventScroll: true });
  }

  /* Until the reader chooses, the framework follows the system; a choice is kept in this browser. */
  function theme() {
    localStorage.setItem("theme", document.body.classList.contains("dark") ? "light" : "dark");
    dress();
  }

  function dress() {
    const chosen = localStorage.getItem("theme");
    if (chosen && document.body.classList.contains("dark") !== (chosen === "dark"))
      document.body.classList.toggle("dark", chosen === "dark");
  }

  function act(target) {
    const { act: name, ...data } = target.dataset;
    if (name === "edit") fill(target.closest(".turn").querySelector(".question p").textContent);
    else if (name === "close") close();
    else if (name === "theme") theme();
    else if (name === "copy")
      copy(data.text).then(() => told(target, "已复制"), () => told(target, "复制未成功，请手动选取"));
    else if (sent.includes(name) && send) {
      if (name === "cite" || name === "related") open(target);
      else close();
      send(name, data);
    }
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-act]");
    if (!target || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act(target);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("reading")) close();
  });

  /* Names that the framework leaves out or gives in English. */
  function name() {
    const box = byId("box");
    box.querySelector(".submit-button")?.setAttribute("aria-label", "发送");
    box.querySelector(".stop-button")?.setAttribute("aria-label", "停止");
  }

  /* The framework's own messages are English; say in Chinese what happened and what to do. */
  function translate() {
    for (const text of document.querySelectorAll("[data-testid=toast-text]:not([data-told])")) {
      const lost = /connection|network|fetch/i.test(text.textContent);
      text.dataset.told = "";
      text.textContent = lost ? "与服务器的连接断开了，正在重新连接。" : "这一步没有完成，请刷新页面后再试。";
      const questions = [...document.querySelectorAll(".question p")].map((p) => p.textContent);
      if (lost && asked && !input().value && questions.at(-1) !== asked) fill(asked);
    }
    for (const title of document.querySelectorAll(".toast-title:not([data-told])")) {
      title.dataset.told = "";
      title.textContent = "提示";
      title.closest(".toast-body")?.querySelector(".toast-close")?.setAttribute("aria-label", "关闭");
    }
  }

  /* Keep the newest words in view while the reader is at the end of the conversation. */
  function follow(thread) {
    let atEnd = true;
    new ResizeObserver(() => thread.style.setProperty("--room", `${thread.clientHeight}px`)).observe(thread);
    thread.addEventListener("scroll", () => {
      atEnd = thread.scrollTop + thread.clientHeight > thread.scrollHeight - 120;
    });
    watch(thread, () => {
      const turns = thread.querySelectorAll(".turn");
      const last = turns[turns.length - 1];
      if (turns.length !== Number(thread.dataset.turns || 0)) {
        thread.dataset.turns = turns.length; // a new question goes to the top, so that its answer has room
        if (last) thread.scrollTop += last.getBoundingClientRect().top - thread.getBoundingClientRect().top - 16;
      } else if (atEnd && last?.querySelector(".pending")) thread.scrollTop = thread.scrollHeight;
    });
  }

  function wire(element, trigger) {
    send = trigger;
    whenThere("thread", follow);
    whenThere("panel", (panel) => watch(panel, settle));
    watch(document.querySelector(".toast-wrap") || document.body, translate);
    whenThere("box", (box) => (watch(box, name), name()));
  }

  /* The framework puts the parts of the page in place one by one. */
  function whenThere(id, then) {
    const part = byId(id);
    if (part) then(part);
    else requestAnimationFrame(() => whenThere(id, then));
  }

  function watch(part, then) {
    new MutationObserver(then).observe(part, { childList: true, subtree: true, characterData: true });
  }

  document.documentElement.lang = "zh-CN";
  new MutationObserver(dress).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  dress(); // the framework runs this script when the body is there, and sets the class later
  return { take, wire };
})();
