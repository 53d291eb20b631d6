import type { Paint } from "#document/chart/scene.ts";

/** The colours of the light theme, as files have them whatever the screen shows. Ends with `remove()`. */
export function lightColours(): { colours: (paint: Paint) => string; remove: () => void } {
  const probe = document.createElement("span");
  probe.style.colorScheme = "light";
  probe.style.display = "none";
  document.body.append(probe);
  const known = new Map<Paint, string>();
  const colours = (paint: Paint) => {
    const found = known.get(paint);
    if (found !== undefined) return found;
    probe.style.color = `var(--${paint})`;
    const colour = getComputedStyle(probe).color;
    known.set(paint, colour);
    return colour;
  };
  return { colours, remove: () => probe.remove() };
}
