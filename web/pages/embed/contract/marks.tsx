import { type Mark, markWords } from "#embed/contracts/check-in.ts";

const signs: Record<Mark, string> = { kept: "●", partly: "◐", not: "○", none: "–" };

/** How a goal went in a week: a sign with its words. */
export const MarkSign = ({ label, mark }: { label: string; mark: Mark }) => (
  <span className="contract-mark">
    <span aria-hidden="true" data-mark={mark}>
      {signs[mark]}
    </span>{" "}
    {label}: {markWords[mark].toLowerCase()}
  </span>
);
