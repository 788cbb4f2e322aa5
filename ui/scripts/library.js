/* The tab 文档 in the browser: the outline leads to places of the text that is shown already without asking again. */
(() => {
  "use strict";
  const { byId, local, send, watch, whenThere } = window.reportPage;

  const shown = () => byId("page").querySelector("[data-target]");

  function go(place) {
    const page = byId("page");
    const target = page.querySelector(`#${place}`);
    if (!target) return false;
    page.scrollTop += target.getBoundingClientRect().top - page.getBoundingClientRect().top - 12;
    if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
    for (const old of document.querySelectorAll("#shelf [aria-current]")) old.removeAttribute("aria-current");
    document.querySelector(`#shelf a[data-section="${place.slice(7)}"]`)?.setAttribute("aria-current", "true");
    return true;
  }

  local.read = (target, data) => {
    target.closest("details")?.setAttribute("open", "");
    const there = shown()?.dataset.document === data.document && target.matches("a") && go(`section${data.section}`);
    if (!there) send("read", data);
  };

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
