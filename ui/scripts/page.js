/* What happens in the browser, whatever the tab. Elements with data-act do something when clicked, forms with data-act
   when sent (and, with data-live, whenever a choice changes). An act that a part of the page was wired with is sent to
   the server, with the element's other data attributes or the form's fields; the others are done here. */
window.reportPage = (() => {
  "use strict";
  const senders = {}; // act -> how to send it, set when the part of the page that wants it has been put in place
  const before = {}; // act -> what to do here before it is sent
  const waiting = {}; // act -> what to do as soon as it can be sent
  const local = {}; // act -> what is done here only
  const opened = new Set(); // tabs that have been asked for their contents

  const byId = (id) => document.getElementById(id);

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

  function told(button, text, time = 1600, then = () => {}) {
    const before = button.dataset.name || button.textContent;
    button.dataset.name = before;
    button.textContent = text;
    setTimeout(() => {
      button.textContent = before;
      then();
    }, time);
  }

  const copied = (text, button, done) =>
    copy(text).then(() => told(button, done), () => told(button, "复制未成功，请手动选取"));
  local.copy = (target, data) => copied(data.text, target, "已复制");

  /* Until the reader chooses, the framework follows the system; a choice is kept in this browser. */
  local.theme = () => {
    localStorage.setItem("theme", document.body.classList.contains("dark") ? "light" : "dark");
    dress();
  };

  function dress() {
    const chosen = localStorage.getItem("theme");
    if (chosen && document.body.classList.contains("dark") !== (chosen === "dark"))
      document.body.classList.toggle("dark", chosen === "dark");
  }

  /* Tabs: the hash says which one is shown; a tab is asked for its contents when it is first shown. */
  local.tab = (target, data) => {
    history.replaceState(null, "", `#${data.tab}`);
    show();
  };

  function show() {
    const wanted = location.hash.slice(1);
    const tab = document.querySelector(`.tabs a[data-tab="${CSS.escape(wanted)}"]`) ? wanted : "ask";
    if (document.body.dataset.tab && document.body.dataset.tab !== tab) local.close();
    document.body.dataset.tab = tab;
    for (const link of document.querySelectorAll(".tabs a"))
      if (link.dataset.tab === tab) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    if (senders[tab] && !opened.has(tab)) {
      opened.add(tab);
      send(tab, {});
    }
  }

  function send(name, data) {
    before[name]?.(null, data);
    senders[name](name, data);
  }

  /* What cannot be undone wants a second press within a few seconds. */
  function sure(target) {
    if (!target.dataset.sure || target.dataset.asked) return true;
    target.dataset.asked = "yes";
    told(target, target.dataset.sure, 3000, () => delete target.dataset.asked);
    return false;
  }

  /* Where the pressed element is put in place anew, it gets the focus back. */
  let focused = "";
  function refocus(part) {
    if (!focused || document.activeElement !== document.body) return;
    part.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    focused = "";
  }

  function act(target, data) {
    const name = target.dataset.act;
    if (!sure(target)) return;
    const form = data.form && byId(data.form)?.querySelector("form");
    if (form) data = { ...Object.fromEntries(new FormData(form)), ...data };
    focused = target.dataset.key || "";
    if (local[name]) local[name](target, data);
    else if (senders[name]) {
      before[name]?.(target, data);
      senders[name](name, data);
    }
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-act]");
    if (!target || target.matches("form") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { act: _, ...data } = target.dataset;
    act(target, data);
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-act]")) return;
    event.preventDefault();
    act(event.target, { ...event.target.dataset, ...Object.fromEntries(new FormData(event.target)) });
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("form[data-live] :is(select, [type=checkbox])")) event.target.form.requestSubmit();
  });

  /* The framework's own messages are English; say in Chinese what happened and what to do. */
  function translate() {
    for (const text of document.querySelectorAll("[data-testid=toast-text]:not([data-told])")) {
      const lost = /connection|network|fetch/i.test(text.textContent);
      text.dataset.told = "";
      text.textContent = lost ? "与服务器的连接断开了，正在重新连接。" : "这一步没有完成，请刷新页面后再试。";
      if (lost) document.dispatchEvent(new Event("connection-lost"));
    }
    for (const title of document.querySelectorAll(".toast-title:not([data-told])")) {
      title.dataset.told = "";
      title.textContent = "提示";
      title.closest(".toast-body")?.querySelector(".toast-close")?.setAttribute("aria-label", "关闭");
    }
  }

  function ready(name, then) {
    waiting[name] = then;
    if (senders[name]) then();
  }

  /* A part that holds data-poll asks for what it names a second after each time it was put in place. */
  const polling = new Map();
  function poll(part) {
    const wants = part.querySelector("[data-poll]");
    clearTimeout(polling.get(part));
    if (wants) polling.set(part, setTimeout(() => (send(wants.dataset.poll, { ...wants.dataset }), poll(part)), 1500));
  }

  function wire(id, trigger, names) {
    for (const name of names) {
      senders[name] = trigger;
      waiting[name]?.();
    }
    whenThere(id, (part) => watch(part, () => poll(part)));
    show();
    if (!document.body.dataset.translated) {
      document.body.dataset.translated = "";
      watch(document.querySelector(".toast-wrap") || document.body, translate);
      whenThere("desk", (desk) => watch(desk, () => refocus(desk)));
    }
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
  window.addEventListener("hashchange", show);
  whenThere("masthead", (masthead) => {
    watch(masthead, show); // it is put in place anew when it says who is logged in
    setTimeout(show);
  });
  ready("arrive", () => send("arrive", {}));
  return { before, byId, copied, local, ready, send, told, watch, whenThere, wire };
})();
