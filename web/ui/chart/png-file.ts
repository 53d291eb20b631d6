import type { Scene, Shape } from "#document/chart/scene.ts";
import { hatchPath, markPaths } from "#document/chart/shapes.ts";
import type { Colours } from "#document/chart/svg-file.ts";
import { canvasFont } from "./measure.ts";

function draw(canvas: CanvasRenderingContext2D, shape: Shape, colours: Colours): void {
  canvas.strokeStyle = colours(shape.paint);
  canvas.fillStyle = colours(shape.paint);
  canvas.lineWidth = 1;
  canvas.setLineDash([]);
  switch (shape.kind) {
    case "line":
      canvas.lineWidth = shape.width;
      if (shape.dash) canvas.setLineDash([4, 3]);
      canvas.beginPath();
      canvas.moveTo(shape.x1, shape.y1);
      canvas.lineTo(shape.x2, shape.y2);
      canvas.stroke();
      return;
    case "box":
      canvas.fillRect(shape.x, shape.y, shape.width, shape.height);
      if (!shape.edge) return;
      canvas.strokeStyle = colours(shape.edge);
      canvas.strokeRect(shape.x, shape.y, shape.width, shape.height);
      return;
    case "hatch":
      canvas.stroke(new Path2D(hatchPath(shape, shape.gap)));
      return;
    case "path":
      canvas.lineWidth = shape.width;
      canvas.beginPath();
      for (const [x, y] of shape.points) canvas.lineTo(x, y);
      canvas.stroke();
      return;
    case "mark":
      canvas.save();
      canvas.translate(shape.x, shape.y);
      drawMark(canvas, shape, colours);
      canvas.restore();
      return;
    case "text":
      canvas.font = canvasFont(shape.face);
      canvas.textAlign = shape.anchor === "middle" ? "center" : (shape.anchor ?? "start");
      canvas.direction = "ltr";
      canvas.fillText(shape.text, shape.x, shape.y);
      return;
  }
}

type Mark = Extract<Shape, { kind: "mark" }>;

function drawMark(canvas: CanvasRenderingContext2D, { shape, paint }: Mark, colours: Colours): void {
  if (shape === "bar") {
    canvas.fillRect(-9, -5, 18, 10);
    return;
  }
  const path = new Path2D(shape === "disc" || shape === "ring" ? undefined : markPaths[shape]);
  if (shape === "disc" || shape === "ring") path.arc(0, 0, shape === "disc" ? 5.25 : 4.75, 0, 2 * Math.PI);
  canvas.fillStyle = colours(shape === "ring" ? "paper" : paint);
  canvas.strokeStyle = colours(shape === "ring" ? paint : "paper");
  canvas.lineWidth = shape === "ring" ? 2 : 1;
  canvas.fill(path);
  canvas.stroke(path);
}

/** A picture as a PNG file with two pixels for each of its own. */
export async function pngFile(scene: Scene, colours: Colours): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(2 * scene.width);
  canvas.height = Math.ceil(2 * scene.height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser can't draw pictures.");
  context.scale(2, 2);
  for (const shape of scene.shapes) draw(context, shape, colours);
  const { promise, resolve, reject } = Promise.withResolvers<Blob>();
  canvas.toBlob(
    (blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large."))),
    "image/png",
  );
  return promise;
}
