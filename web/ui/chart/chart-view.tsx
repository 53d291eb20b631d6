import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { neighbour, type Step, within } from "#document/chart/moves.ts";
import type { Layout, Scene } from "#document/chart/scene.ts";
import { sceneParts } from "#document/chart/scene-parts.ts";
import { ChartFoot } from "./chart-foot.tsx";
import { Drawing } from "./drawing.tsx";
import { forgetMeasures, measureText, textScale } from "./measure.ts";
import { PrintedParts } from "./printed-parts.tsx";
import { usePrinting } from "./use-printing.ts";

const steps: Record<string, Step> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
};

interface ChartViewProps {
  layout: Layout;
  /** Said of the chart as a whole to screen readers. */
  label: string;
  caption: string;
}

/**
 * A chart on the screen. Arrow keys move over its marks, Home and End to the first and last, Escape leaves them; what the
 * mark says stands below the chart and is read out.
 */
export function ChartView({ layout, label, caption }: ChartViewProps) {
  const help = useId();
  const { frame, scene } = useScene(layout);
  const [active, setActive] = useState<number | null>(null);
  const parts = usePrintedParts(scene);
  const points = scene?.points ?? [];
  const point = active === null ? undefined : points[active];
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") setActive(null);
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setActive(neighbour(points, active, step));
  };
  const hover = (event: PointerEvent<SVGSVGElement>) => {
    if (!scene) return;
    const { left, top, width } = event.currentTarget.getBoundingClientRect();
    const scale = scene.width / Math.max(1, width);
    setActive(within(points, (event.clientX - left) * scale, (event.clientY - top) * scale));
  };
  return (
    <>
      <div
        className="chart-view"
        ref={frame}
        role="application"
        aria-roledescription="chart"
        aria-label={label}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its marks are reached by keyboard.
        tabIndex={0}
        onKeyDown={move}
        onFocus={(event) => {
          if (event.currentTarget.matches(":focus-visible")) setActive((current) => current ?? 0);
        }}
        onBlur={() => setActive(null)}
      >
        {scene && parts && <PrintedParts parts={parts} />}
        {scene && !parts && (
          <svg
            className="chart-drawing"
            viewBox={`0 0 ${scene.width} ${scene.height}`}
            width={scene.width}
            height={scene.height}
            aria-hidden="true"
            onPointerMove={hover}
            onPointerDown={hover}
            onPointerLeave={() => setActive(null)}
          >
            <Drawing shapes={scene.shapes} />
            {point?.also && <Drawing shapes={point.also} />}
            {point && (
              <rect
                className="chart-ring"
                x={point.x - 1}
                y={point.y - 1}
                width={point.width + 2}
                height={point.height + 2}
                rx="3"
              />
            )}
          </svg>
        )}
      </div>
      <span className="visually-hidden" id={help}>
        Arrow keys move over the marks. The figures are also there as a table.
      </span>
      <ChartFoot caption={caption} words={point?.words ?? ""} />
    </>
  );
}

/** CSS pixels of a sheet's room beside its margins, with a title above the chart. */
const sheet = { width: 680, height: 820 };

/** What is printed in the place of a chart that no sheet holds; null where one does, and on the screen. */
function usePrintedParts(scene: Scene | null): Scene[] | null {
  const isPrinting = usePrinting();
  if (!isPrinting || !scene) return null;
  const parts = sceneParts(scene, (sheet.height * scene.width) / sheet.width);
  return parts.length > 1 ? parts : null;
}

/** The drawing for the room that there is. */
function useScene(layout: Layout) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [fonts, setFonts] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (document.fonts.status === "loaded") return;
    let isShown = true;
    void document.fonts.ready.then(() => {
      forgetMeasures();
      if (isShown) setFonts((count) => count + 1);
    });
    return () => {
      isShown = false;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts are as wide as the fonts that are there.
  const scene = useMemo((): Scene | null => {
    if (width === 0) return null;
    return layout(Math.max(240, width / textScale()), measureText);
  }, [layout, width, fonts]);
  return { frame, scene };
}
