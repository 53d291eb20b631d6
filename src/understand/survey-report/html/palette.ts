import { type Brand, contrastOnWhite, defaultBrand } from "#document/brand.ts";
import type { Paint } from "#document/chart/scene.ts";

type Colour = Paint | "brand" | "focus" | "link" | "raised";

/** The report's colours on light and on dark ground; every text colour has 4.5 : 1 on its ground. */
const palette: Record<Colour, readonly [light: string, dark: string]> = {
  paper: ["#ffffff", "#14171a"],
  wash: ["#f6f5f1", "#1c2024"],
  raised: ["#ffffff", "#20252a"],
  ink: ["#1d1d1b", "#e8e6e1"],
  muted: ["#5c5b57", "#a9a8a3"],
  rule: ["#dedad1", "#343a40"],
  "rule-strong": ["#8b8880", "#7d8288"],
  brand: ["#1d1d1b", "#e8e6e1"],
  accent: ["#a54a17", "#e59a6a"],
  focus: ["#1b6f8f", "#8ccbe4"],
  link: ["#17495c", "#8cc3d8"],
  "series-1": ["#17495c", "#7fb9cf"],
  "series-2": ["#b3541e", "#e59a6a"],
  "series-3": ["#4b7a2f", "#a5cf83"],
  "step-1": ["#f0c4a4", "#7a4524"],
  "step-2": ["#f7e2d2", "#523425"],
  "step-3": ["#e7e5df", "#3b4045"],
  "step-4": ["#bcd8e2", "#29505f"],
  "step-5": ["#17495c", "#7fb9cf"],
  "heat-low-2": ["#f0bd98", "#7a4221"],
  "heat-low-1": ["#f9e3d4", "#4a3022"],
  "heat-middle": ["#f3f2ee", "#24292e"],
  "heat-high-1": ["#d9e8ee", "#203b47"],
  "heat-high-2": ["#9fc9d9", "#1f5a70"],
};

/**
 * The colours as custom properties, light ones also by a name of their own for files; and a class each for areas and lines.
 * Printers get the light ones.
 */
export function paletteStyle(): string {
  const colours = Object.entries(palette);
  const light = colours.map(([name, [value]]) => `--light-${name}:${value};--${name}:var(--light-${name})`);
  const dark = colours.map(([name, [, value]]) => `--${name}:${value}`);
  const classes = colours.map(([name]) => `.f-${name}{fill:var(--${name})}.l-${name}{stroke:var(--${name})}`);
  return `:root{${light.join(";")}}@media screen and (prefers-color-scheme:dark){:root{${dark.join(";")}}}${classes.join("")}`;
}

/** Contrast on white that leaves 4.5 : 1 on the darker of the two light grounds. */
const readable = 5;

/**
 * A brand's colours in the place of the report's own on light ground: of rules and series where they have 3 : 1 on white, of
 * words where they can be read. Dark ground keeps the report's own.
 */
export function brandStyle({ primary, accent }: Brand): string {
  const rules = [
    ...(primary === defaultBrand.primary ? [] : replaced(primary, ["brand", "series-1"], ["link"])),
    ...(accent === defaultBrand.accent ? [] : replaced(accent, ["series-2"], ["accent"])),
  ];
  return rules.length === 0 ? "" : `:root{${rules.join(";")}}`;
}

function replaced(colour: string, marks: readonly Colour[], words: readonly Colour[]): string[] {
  const contrast = contrastOnWhite(colour) ?? 0;
  const names = [...(contrast >= 3 ? marks : []), ...(contrast >= readable ? words : [])];
  return names.map((name) => `--light-${name}:${colour}`);
}
