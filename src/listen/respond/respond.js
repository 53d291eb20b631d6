// Small comforts. Without it everything works as well.
for (const group of document.querySelectorAll("[data-total]")) {
  const total = document.createElement("output");
  total.className = "total";
  const fields = [...group.querySelectorAll("input")];
  const show = () => {
    const sum = fields.reduce((all, { value }) => all + (Number(value) || 0), 0);
    total.textContent = `${sum} / ${group.dataset.total}`;
  };
  group.append(total);
  group.addEventListener("input", show);
  show();
}

// What excludes all others takes their marks away, and they its.
for (const box of document.querySelectorAll("[data-alone]")) {
  const others = [...box.form.elements].filter((each) => each.name === box.name && each !== box);
  box.addEventListener("change", () => {
    if (box.checked) for (const each of others) each.checked = false;
  });
  for (const each of others)
    each.addEventListener("change", () => {
      if (each.checked) box.checked = false;
    });
}

// The code of a ballot is kept on this device from when it is asked for until the ballot is reached, and no longer: an answer
// that gets lost on its way costs nobody their ballot. After an hour whoever comes is perhaps somebody else.
const link = location.pathname.split("/")[2]?.slice(-8);
const begun = (use) => {
  try {
    return use(localStorage);
  } catch {
    // Where nothing can be kept the code is typed.
    return null;
  }
};
const beginning = document.querySelector("form[data-begins]");
beginning?.addEventListener("submit", () => {
  const { value: code } = beginning.elements.code;
  begun((kept) => kept.setItem("begun", JSON.stringify({ link, code, at: Date.now() })));
});
const last = begun((kept) => JSON.parse(kept.getItem("begun")));
const isOver = last !== null && !(Date.now() - last.at < 3_600_000);
const typed = document.querySelector("form[data-goes-on] input");
if (typed?.value === "" && !isOver && last?.link === link) typed.value = last.code;
if (isOver || /^\/b\/[\w-]{63}/.test(location.pathname)) begun((kept) => kept.removeItem("begun"));

// Who leaves with something unsaved is asked, but for a device that is to forget by itself.
const form = document.querySelector("form");
let isChanged = false;
form?.addEventListener("input", () => {
  isChanged = true;
});
form?.addEventListener("submit", () => {
  isChanged = false;
});
window.addEventListener("beforeunload", (event) => {
  if (isChanged && !document.body.classList.contains("kiosk")) event.preventDefault();
});
