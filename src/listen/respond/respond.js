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

// Who leaves with something unsaved is asked.
const form = document.querySelector("form");
let isChanged = false;
form?.addEventListener("input", () => {
  isChanged = true;
});
form?.addEventListener("submit", () => {
  isChanged = false;
});
window.addEventListener("beforeunload", (event) => {
  if (isChanged) event.preventDefault();
});
