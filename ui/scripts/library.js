/* The tab 文档 in the browser: the outline leads to places of the text that is shown already without asking again. */
(() => {
  "use strict";
  const { before, byId, local, send, watch, whenThere } = window.reportPage;

  const shown = () => byId("page").querySelector("[data-target]");

  function go(place) {
    const page = byId("page");
    const target = page.querySelector(`#${place}`);
    if (!target) return false;
    page.scrollTop += target.getBoundingClientRect().top - page.getBoundingClientRect().top - 12;
    if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
    for (const old of document.querySelectorAll("#shelf [aria-current]")) old.removeAttribute("aria-current");
    document.querySelector(`#shelf .outline [data-section="${place.slice(7)}"]`)?.setAttribute("aria-current", "true");
    return true;
  }

  local.read = (target, data) => {
    const chapter = target.matches("summary") && target.parentElement;
    if (chapter) chapter.open = !chapter.open; // it leads to its place and opens what is below it
    const same = shown()?.dataset.document === data.document && !target.matches("button");
    const there = same && go(`section${data.section}`);
    if (!there) send("read", data);
  };

  /* Files go to the HTTP interface one after the other; how far each is being sent is shown here, what becomes of it
     is told by the server. */
  const API = "/api/v1/documents";

  function place(name) {
    const item = document.createElement("li");
    item.className = "job sending";
    item.innerHTML = '<p class="name"></p><progress max="1" value="0"></progress><p class="note" role="status"></p>';
    item.querySelector(".name").textContent = name;
    item.querySelector("progress").setAttribute("aria-label", name);
    byId("holdings").querySelector(".jobs").prepend(item);
    return item;
  }

  function post(file, item) {
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("file", file);
      const tell = (text) => (item.querySelector(".note").textContent = text);
      request.upload.onprogress = ({ loaded, total }) => {
        item.querySelector("progress").value = total ? loaded / total : 0;
        tell(`正在上传（${Math.round((100 * loaded) / (total || 1))}%）`);
      };
      const failed = (text) => {
        item.querySelector("progress").remove();
        tell(text);
        item.querySelector(".note").className = "fault";
        done(false);
      };
      request.onload = () => {
        if (request.status === 202) return done(true);
        let said = "";
        try {
          said = JSON.parse(request.responseText).detail;
        } catch {
          said = "";
        }
        failed(said || "没有上传成功，请再试一次。");
      };
      request.onerror = () => failed("与服务器的连接断开了，没有上传成功。请再试一次。");
      request.open("POST", API);
      request.send(body);
    });
  }

  async function upload(files) {
    const items = [...files].map((file) => [file, place(file.name)]);
    let taken = false;
    for (const [file, item] of items) taken = (await post(file, item)) || taken;
    if (taken) send("holdings", {});
  }

  before.holdings = (target, data) => (data.document = shown()?.dataset.document || "");

  document.addEventListener("change", (event) => {
    if (!event.target.matches("form[data-act=upload] input")) return;
    upload(event.target.files);
    event.target.value = "";
  });
  for (const name of ["dragover", "drop"])
    document.addEventListener(name, (event) => {
      if (!byId("stacks")?.contains(event.target) || !document.querySelector("[data-act=upload]")) return;
      event.preventDefault();
      if (name === "drop" && event.dataTransfer.files.length) upload(event.dataTransfer.files);
    });

  /* Another document's outline has opened: bring its beginning into view. */
  whenThere("shelf", (shelf) => {
    let last = "";
    watch(shelf, () => {
      const open = shelf.querySelector(".open > .title");
      if (!open || open.dataset.document === last) return;
      last = open.dataset.document;
      shelf.scrollTop += open.getBoundingClientRect().top - shelf.getBoundingClientRect().top - 14;
    });
  });

  whenThere("page", (page) =>
    watch(page, () => {
      const target = shown();
      if (!target || target.dataset.reached) return;
      target.dataset.reached = "";
      page.scrollTop = 0;
      if (target.dataset.target !== "section0") go(target.dataset.target);
    }),
  );
})();
