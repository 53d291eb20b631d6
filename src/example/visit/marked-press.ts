import type { PdfPress } from "#document/pdf.press.ts";

const mark = "Example – invented data";

/** A press that says on every cover that the report is an example. */
export const markedPress = (press: PdfPress): PdfPress => ({
  ...press,
  render: (report, signal, ...rest) => {
    const { cover } = report;
    const marked = { ...cover, kicker: `${mark} · ${cover.kicker}`, notice: `${mark}. ${cover.notice}` };
    return press.render({ ...report, title: `${mark}: ${report.title}`, cover: marked }, signal, ...rest);
  },
});
