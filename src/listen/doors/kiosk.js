// A kiosk forgets whoever has left it: it asks after some time without a touch, and then begins again. Without this a page
// lasts as long whether it is touched or not.
const still = document.querySelector("dialog[data-idle]");
if (still) {
  const idle = Number(still.dataset.idle) * 1000;
  const asks = Math.max(idle - 20_000, idle / 2);
  const left = still.querySelector("output");
  let touched = Date.now();
  let told = Date.now();
  const touch = () => {
    touched = Date.now();
    if (still.open) still.close();
  };
  for (const name of ["pointerdown", "keydown", "input", "wheel", "touchmove"])
    window.addEventListener(name, touch, { passive: true });
  window.setInterval(() => {
    const now = Date.now();
    if (now - touched >= idle) {
      window.location.replace(still.dataset.leave);
      return;
    }
    if (now - touched >= asks) {
      left.value = String(Math.ceil((touched + idle - now) / 1000));
      if (!still.open) still.showModal();
    }
    // While somebody is there the server goes on knowing them.
    if (touched > told && now - told >= 15_000) {
      told = now;
      void fetch(still.dataset.alive, { method: "POST" });
    }
  }, 1000);
}

// A browser may keep a page aside and show it again as it was: it keeps an empty one, which is loaded anew.
if (document.body.classList.contains("kiosk")) {
  window.addEventListener("pagehide", () => document.body.replaceChildren());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}
