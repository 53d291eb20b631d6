import type { BarsChart, PlaneChart } from "./deck.ts";
import { labelPoints, type PlaneLabels, type PointLabel } from "./plane-labels.ts";

/** A chart with what was decided when it was drawn. */
export type DrawnChart = BarsChart | (PlaneChart & Pick<PlaneLabels, "labels">);

/** Names of the two lines through a plane, which are series like any other and can be moved. */
export const middleNames = ["Average upwards", "Average across"] as const;

/**
 * Completes the markup of a native chart: intervals, labels of points, lines through the middle, and no place for figures that
 * are withheld.
 *
 * @param markup of `ppt/charts/chart….xml`
 */
export function completed(markup: string, chart: DrawnChart): string {
  const whole = markup.replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, "");
  return chart.kind === "bars" ? withIntervals(whole, chart) : withPoints(whole, chart);
}

const eachSeries = (markup: string, change: (series: string, place: number) => string) => {
  let place = 0;
  return markup.replace(/<c:ser>[\s\S]*?<\/c:ser>/g, (series) => change(series, place++));
};

/** Error bars from the low to the high end (ECMA-376, 21.2.2.55), which can be edited like any other. */
function withIntervals(markup: string, { series: all }: BarsChart): string {
  return eachSeries(markup, (series, place) => {
    const { intervals, values, isMuted = [] } = all[place] ?? {};
    const muted = isMuted.flatMap((each, index) => (each ? [mutedBar(index)] : [])).join("");
    const coloured = series.replace('<c:invertIfNegative val="0"/>', (found) => found + muted);
    if (!intervals?.some((each) => each !== null) || !values) return coloured;
    const distances = (end: "low" | "high") =>
      numbers(intervals.map((each, index) => (each ? Math.abs(each[end] - (values[index] ?? 0)) : 0)));
    const bars = `<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${distances("high")}</c:plus><c:minus>${distances("low")}</c:minus><c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="222222"/></a:solidFill></a:ln></c:spPr></c:errBars>`;
    return coloured.replace("<c:cat>", `${bars}<c:cat>`);
  });
}

const mutedBar = (index: number) =>
  `<c:dPt><c:idx val="${index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:srgbClr val="A9B2B8"/></a:solidFill></c:spPr></c:dPt>`;

const numbers = (values: readonly number[]) =>
  `<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${values.map((value, index) => `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`).join("")}</c:numLit>`;

function withPoints(
  markup: string,
  { points, labels: texts }: PlaneChart & Pick<PlaneLabels, "labels">,
): string {
  return eachSeries(markup, (series, place) => {
    if (place >= 2) {
      const line =
        '<a:ln w="12700"><a:solidFill><a:srgbClr val="7A7A7A"/></a:solidFill><a:prstDash val="dash"/></a:ln>';
      const drawn = series.replace(/<a:ln[^>]*>\s*<a:noFill\/>\s*<\/a:ln>/, line);
      return drawn.replace(/<c:symbol val="[a-z]+"\/>/, '<c:symbol val="none"/>');
    }
    const labels = points.flatMap(({ isUrgent }, index) => {
      const label = texts[index];
      return label && isUrgent === (place === 0) ? [pointLabel(index, label)] : [];
    });
    const hidden =
      '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';
    const own = labels.length === 0 ? "" : `<c:dLbls>${labels.join("")}${hidden}</c:dLbls>`;
    return series.replace(/<c:dLbls>[\s\S]*?<\/c:dLbls>/, "").replace("<c:xVal>", `${own}<c:xVal>`);
  });
}

const pointLabel = (index: number, { text, side }: PointLabel) =>
  `<c:dLbl><c:idx val="${index}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB" sz="${100 * labelPoints}"><a:solidFill><a:srgbClr val="222222"/></a:solidFill></a:rPr><a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val="${side}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>`;

/** Text as XML. */
export const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
