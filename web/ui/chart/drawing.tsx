import type { Shape } from "#document/chart/scene.ts";
import { typefaces } from "#document/chart/scene.ts";
import { hatchPath, markPaths } from "#document/chart/shapes.ts";

const colour = (paint: string) => `var(--${paint})`;

/** Shapes as SVG elements; colours follow the theme. */
export function Drawing({ shapes }: { shapes: readonly Shape[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no identity of their own.
  return shapes.map((shape, index) => <Drawn key={index} shape={shape} />);
}

function Drawn({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case "line":
      return (
        <line
          x1={shape.x1}
          x2={shape.x2}
          y1={shape.y1}
          y2={shape.y2}
          stroke={colour(shape.paint)}
          strokeWidth={shape.width}
          {...(shape.dash && { strokeDasharray: "4 3" })}
        />
      );
    case "box":
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          fill={colour(shape.paint)}
          {...(shape.edge && { stroke: colour(shape.edge) })}
        />
      );
    case "hatch":
      return <path d={hatchPath(shape, shape.gap)} fill="none" stroke={colour(shape.paint)} />;
    case "path":
      return (
        <polyline
          points={shape.points.map((point) => point.join(",")).join(" ")}
          fill="none"
          stroke={colour(shape.paint)}
          strokeWidth={shape.width}
        />
      );
    case "mark":
      return <DrawnMark {...shape} />;
    case "text": {
      const { size, weight, family } = typefaces[shape.face];
      return (
        <text
          x={shape.x}
          y={shape.y}
          fill={colour(shape.paint)}
          fontFamily={colour(family)}
          fontSize={size}
          fontWeight={weight}
          textAnchor={shape.anchor ?? "start"}
        >
          {shape.text}
        </text>
      );
    }
  }
}

/** One mark by itself: also in legends. */
export function DrawnMark({ x, y, shape, paint }: Omit<Extract<Shape, { kind: "mark" }>, "kind">) {
  const fill = colour(paint);
  if (shape === "bar") return <rect x={x - 9} y={y - 5} width={18} height={10} fill={fill} />;
  if (shape === "disc") return <circle cx={x} cy={y} r={5.25} fill={fill} stroke="var(--paper)" />;
  if (shape === "ring")
    return <circle cx={x} cy={y} r={4.75} fill="var(--paper)" stroke={fill} strokeWidth={2} />;
  return <path d={markPaths[shape]} transform={`translate(${x} ${y})`} fill={fill} stroke="var(--paper)" />;
}
