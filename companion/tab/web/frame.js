// Runs in the reader's page, which can reach nothing of ours: hands its links and forms to
// preview.js.

const go = (asked) => parent.postMessage(asked, "*");

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href], area[href]");
  const href = link?.getAttribute("href");
  if (!link || event.defaultPrevented || href.startsWith("javascript:")) return;
  event.preventDefault();
  if (href.startsWith("#")) document.getElementById(href.slice(1))?.scrollIntoView();
  else go({ url: href });
});

function send(form, submitter) {
  const says = (name) =>
    submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? "";
  go({
    url: says("action"),
    method: says("method").toUpperCase() === "POST" ? "POST" : "GET",
    hasFiles: says("enctype") === "multipart/form-data",
    fields: [...new FormData(form, submitter)],
  });
}

addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  event.preventDefault();
  send(event.target, event.submitter);
});
HTMLFormElement.prototype.submit = function () {
  send(this);
};
