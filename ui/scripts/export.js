/* Answers as files: made by the HTTP interface, saved by the browser. */
(() => {
  "use strict";
  const { local, told } = window.reportPage;

  function nameOf(response, fallback) {
    const sent = response.headers.get("content-disposition") || "";
    const encoded = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(sent);
    return encoded ? decodeURIComponent(encoded[1]) : fallback;
  }

  async function fetched(wanted) {
    const response = await fetch("/api/v1/export", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wanted),
    });
    if (!response.ok) throw new Error((await response.json()).detail || "");
    return response;
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  local.export = async (target, data) => {
    const wanted = { format: data.format };
    if (data.conversation) wanted.conversation_id = data.conversation;
    else wanted.answer_id = data.answer;
    try {
      const response = await fetched(wanted);
      save(await response.blob(), nameOf(response, data.format === "docx" ? "回答.docx" : "回答.md"));
      target.closest("details")?.removeAttribute("open");
    } catch (error) {
      told(target, error.message || "导出未成功，请再试一次", 4000);
    }
  };
})();
