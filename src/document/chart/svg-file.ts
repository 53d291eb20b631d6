import { type Paint, type Scene, type Shape, typefaces } from "./scene.ts";
import { hatchPath, markPaths, short } from "./shapes.ts";

export type Colours = (paint: Paint) => string;

const families = {
  serif: "'Source Serif 4', Georgia, 'Times New Roman', serif",
  sans: "'Source Sans 3', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
} as const;

/** A text as it stands in XML; characters that XML has no place for are left out. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML has no place for.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  content = "",
): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(typeof value === "number" ? short(value) : value)}"`],
  );
  return `<${name}${words.join("")}${content === "" ? "/>" : `>${content}</${name}>`}`;
}

function drawn(shape: Shape, colours: Colours): string {
  const own = colours(shape.paint);
  switch (shape.kind) {
    case "line": {
      const { x1, x2, y1, y2, width, dash } = shape;
      const dashes = dash ? "4 3" : undefined;
      return element("line", {
        x1,
        x2,
        y1,
        y2,
        stroke: own,
        "stroke-width": width,
        "stroke-dasharray": dashes,
      });
    }
    case "box": {
      const { x, y, width, height, edge } = shape;
      return element("rect", { x, y, width, height, fill: own, stroke: edge && colours(edge) });
    }
    case "hatch":
      return element("path", { d: hatchPath(shape, shape.gap), fill: "none", stroke: own });
    case "path": {
      const points = shape.points.map(([x, y]) => `${short(x)},${short(y)}`).join(" ");
      return element("polyline", { points, fill: "none", stroke: own, "stroke-width": shape.width });
    }
    case "mark": {
      const { x, y, shape: form } = shape;
      const paper = colours("paper");
      if (form === "bar") return element("rect", { x: x - 9, y: y - 5, width: 18, height: 10, fill: own });
      if (form === "disc") return element("circle", { cx: x, cy: y, r: 5.25, fill: own, stroke: paper });
      if (form === "ring")
        return element("circle", { cx: x, cy: y, r: 4.75, fill: paper, stroke: own, "stroke-width": 2 });
      const transform = `translate(${short(x)} ${short(y)})`;
      return element("path", { d: markPaths[form], transform, fill: own, stroke: paper });
    }
    case "text": {
      const { x, y, text, face, anchor } = shape;
      const { size, weight, family } = typefaces[face];
      const set = { "font-family": families[family], "font-size": size, "font-weight": weight };
      return element("text", { x, y, fill: own, ...set, "text-anchor": anchor ?? "start" }, escaped(text));
    }
  }
}

/** A picture as an SVG file that needs nothing else: colours and fonts are in it. */
export function svgFile(scene: Scene, title: string, description: string, colours: Colours): string {
  const { width, height, shapes } = scene;
  const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
  const seen = shapes.filter((shape) => shape.kind !== "text" || shape.text !== "");
  const words = `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">${words}${seen.map((shape) => drawn(shape, colours)).join("")}</svg>\n`;
}
