import type { Figure } from "#understand/profile/figure.ts";
import { printedMean, signedMean } from "#understand/profile/wording.ts";

/** An estimate with its interval: "13.58", and below it "13.32 to 13.84". */
export function FigureWords({ figure, isSigned = false }: { figure: Figure | null; isSigned?: boolean }) {
  if (figure === null) return <span className="figure-none">withheld</span>;
  const print = isSigned ? signedMean : printedMean;
  const { estimate, low, high } = figure;
  return (
    <span className="figure">
      {print(estimate)}
      {low !== null && high !== null && (
        <span className="figure-interval">
          {" "}
          {print(low)} to {print(high)}
        </span>
      )}
    </span>
  );
}

/** A share as people say it: "60 %". */
export const percent = (share: number) => `${Math.round(100 * share)} %`;

/** "60 %", and below it "31 to 83 %". */
export function ShareWords({ share: { estimate, low, high } }: { share: Figure }) {
  return (
    <span className="figure">
      {percent(estimate)}
      {low !== null && high !== null && (
        <span className="figure-interval">
          {" "}
          {Math.round(100 * low)} to {percent(high)}
        </span>
      )}
    </span>
  );
}

/** Why figures are not shown, as a sentence. */
export const withheldSentence = {
  "too few answers": "Too few answers to show without giving somebody away.",
  "protects individuals": "Withheld: with it, individual answers could be worked out.",
} as const;

/** The same in two words, for cells. */
export const withheldWords = {
  "too few answers": "too few answers",
  "protects individuals": "protects individuals",
} as const;

/** The interval for a `KeyFigure`; nothing where there is none. */
export const intervalOf = ({ low, high }: Figure, print: (value: number) => string) =>
  low === null || high === null ? {} : { interval: `${print(low)} to ${print(high)}` };
