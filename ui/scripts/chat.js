/* The tab 问答 in the browser: the input box, the newest answer in view, the evidence beside it. */
(() => {
  "use strict";
  const { before, byId, copied, local, send, watch, whenThere } = window.reportPage;
  let asked = ""; // the last question sent, to give it back when the connection broke
  let opener = null; // what opened the evidence: focus returns to it

  const input = () => document.querySelector("#box textarea");

  function fill(text) {
    const box = input();
    const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    setter.call(box, text); // past the framework's own setter, which would miss the change
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  }

  /* Before the typed question is sent: empty the box, so that a second Enter sends nothing. While an answer is being
     made nothing is sent and the words stay. */
  window.reportPage.take = (state, text) => {
    if (document.querySelector(".answer.pending")) return [state, ""];
    asked = text;
    fill("");
    return [state, text];
  };

  local.edit = (target) => fill(target.closest(".turn").querySelector(".question p").textContent);

  function open(from) {
    if (from && !byId("panel").contains(from)) opener = from;
    document.body.classList.add("reading");
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    from?.classList.add("chosen");
    setTimeout(settle, 120); // the same evidence again changes nothing, so the observer would not tell
  }

  local.close = () => {
    if (!document.body.classList.contains("reading")) return;
    document.body.classList.remove("reading");
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  };

  for (const name of ["cite", "related", "passage"]) before[name] = open;
  before.ask = () => local.close();
  before.new = () => {
    local.close();
    addressed("");
  };
  before.resume = (target, data) => {
    local.close();
    addressed(data.conversation);
    if (narrow()) recalled(false);
  };

  /* Earlier conversations: shown beside the open one, over it where there is no room. */
  const narrow = () => window.matchMedia("(max-width: 60rem)").matches;
  const current = () => new URLSearchParams(location.search).get("conversation") || "";

  function recalled(shown) {
    document.body.classList.toggle("recalling", shown);
    document.querySelector("[data-act=recall]")?.setAttribute("aria-expanded", String(shown));
    if (shown) send("past", { open: current() });
  }

  local.recall = () => {
    const shown = !document.body.classList.contains("recalling");
    recalled(shown);
    localStorage.setItem("recalling", shown ? "yes" : "");
  };

  /* The address names the open conversation, so that a reloaded page shows it again. */
  function addressed(conversation) {
    const query = conversation ? `?conversation=${conversation}` : location.pathname;
    if (current() !== conversation || location.search.includes("answer=")) {
      history.replaceState(null, "", query + location.hash);
      if (document.body.classList.contains("recalling")) send("past", { open: conversation });
    }
  }

  local.share = (target, data) => copied(`${location.origin}/?answer=${data.answer}`, target, "链接已复制");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") local.close();
  });

  /* The evidence as text or as the page's image; the choice is kept in this browser. */
  local.view = (target, data) => {
    localStorage.setItem("view", data.view);
    settle();
  };

  local.enlarge = (target) => {
    const large = byId("panel").classList.toggle("large");
    target.setAttribute("aria-pressed", String(large));
    toPlace(byId("panel").querySelector(".sheets"));
  };

  function turnTo(panel) {
    const paged = localStorage.getItem("view") === "page" && panel.querySelector(".sheets") !== null;
    panel.classList.toggle("paged", paged);
    panel.querySelector(".enlarge")?.setAttribute("aria-pressed", String(panel.classList.contains("large")));
    for (const button of panel.querySelectorAll("[data-act=view]"))
      button.setAttribute("aria-pressed", String((button.dataset.view === "page") === paged));
    return paged;
  }

  function toPlace(sheets) {
    const place = sheets.querySelector(".paper i") || sheets.querySelector(".paper");
    const below = place.getBoundingClientRect().top - sheets.getBoundingClientRect().top;
    sheets.scrollTop += below - sheets.clientHeight / 3;
    sheets.scrollLeft += place.getBoundingClientRect().left - sheets.getBoundingClientRect().left - 40;
  }

  /* Bring the quote into view and, for readers of the screen's words, the panel's heading into focus. */
  function settle() {
    const panel = byId("panel");
    const passage = panel.querySelector(".passage");
    if (!passage || !document.body.classList.contains("reading")) return;
    if (!panel.contains(document.activeElement)) panel.querySelector("h2").focus({ preventScroll: true });
    if (turnTo(panel)) return toPlace(panel.querySelector(".sheets"));
    const mark = passage.querySelector("mark") || passage.querySelector(":scope > :not(.outside)");
    const above = mark ? mark.getBoundingClientRect().top - passage.getBoundingClientRect().top : 0;
    const table = mark?.closest(".table"); // a wide one scrolls by itself
    if (table) table.scrollLeft += mark.getBoundingClientRect().left - table.getBoundingClientRect().left - 40;
    passage.scrollTop += above - passage.clientHeight / 4;
  }

  /* Names that the framework leaves out or gives in English. */
  function name(box) {
    box.querySelector(".submit-button")?.setAttribute("aria-label", "发送");
    box.querySelector(".stop-button")?.setAttribute("aria-label", "停止");
  }

  document.addEventListener("connection-lost", () => {
    const questions = [...document.querySelectorAll(".question p")].map((p) => p.textContent);
    if (asked && !input().value && questions.at(-1) !== asked) fill(asked);
  });

  /* An answer is put in place anew when there is more to show below it. What was opened in it stays open, and what was
     typed into its form stays there. Returns what puts both back. */
  function remember(thread) {
    const opened = new Set();
    const typed = new Map();
    const key = (part) => {
      const turn = part.closest(".turn");
      const question = turn?.querySelector(".question p")?.textContent;
      return [turn?.dataset.turn, question, part.name || part.className || part.parentElement.className].join(" ");
    };
    thread.addEventListener(
      "toggle",
      ({ target }) => {
        if (target.isConnected) target.open ? opened.add(key(target)) : opened.delete(key(target));
      },
      true,
    );
    thread.addEventListener("input", ({ target }) => typed.set(key(target), target.value), true);
    return () => {
      for (const part of thread.querySelectorAll("details")) part.open ||= opened.has(key(part));
      for (const field of thread.querySelectorAll("form [name]")) {
        if (typed.has(key(field)) && field.value !== typed.get(key(field))) field.value = typed.get(key(field));
      }
    };
  }

  /* Keep the newest words in view while the reader is at the end of the conversation. */
  function follow(thread) {
    let atEnd = true;
    new ResizeObserver(() => thread.style.setProperty("--room", `${thread.clientHeight}px`)).observe(thread);
    thread.addEventListener("scroll", () => {
      atEnd = thread.scrollTop + thread.clientHeight > thread.scrollHeight - 120;
    });
    const restore = remember(thread);
    watch(thread, () => {
      restore();
      const turns = thread.querySelectorAll(".turn");
      const kept = [...turns].map((turn) => turn.dataset.conversation).findLast(Boolean);
      if (kept && !thread.querySelector(".shared")) addressed(kept);
      const last = turns[turns.length - 1];
      if (turns.length !== Number(thread.dataset.turns || 0)) {
        thread.dataset.turns = turns.length; // a new question goes to the top, so that its answer has room
        if (last) thread.scrollTop += last.getBoundingClientRect().top - thread.getBoundingClientRect().top - 16;
      } else if (atEnd && last?.querySelector(".pending")) thread.scrollTop = thread.scrollHeight;
    });
  }

  whenThere("thread", follow);
  window.reportPage.ready("greet", () => {
    const asked = new URLSearchParams(location.search);
    send("greet", { conversation: asked.get("conversation") || "", answer: asked.get("answer") || "" });
  });
  window.reportPage.ready("past", () => {
    if (localStorage.getItem("recalling") && !narrow()) recalled(true);
  });
  whenThere("panel", (panel) => watch(panel, settle));
  whenThere("box", (box) => (watch(box, () => name(box)), name(box)));
})();
