import { axisAroundZero, axisBetween } from "#document/axis.ts";
import type { Figure } from "#understand/profile/figure.ts";
import { printedMean, signed, signedMean } from "#understand/profile/wording.ts";
import type { Overview } from "#understand/results/result-pages.contract.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { questionHow } from "./how-of.ts";
import { methodWords } from "./method-words.ts";
import type { Item, Question } from "./question-results.tsx";
import { percent, withheldSentence, withheldWords } from "./result-words.ts";

const labelOf = ({ text, perspective }: Item) => [text, perspective?.name].filter(Boolean).join(": ");

const meanName = { ranking: "Mean rank", "constant-sum": "Mean amount" } as const;

/** The interval for a `KeyFigure`; nothing where there is none. */
const intervalOf = ({ low, high }: Figure, print: (value: number) => string) =>
  low === null || high === null ? {} : { interval: `${print(low)} to ${print(high)}` };

/** Means: of one question as large figures, of several rows on one scale. */
export function MeanItems({ question, overview }: { question: Question; overview: Overview }) {
  const { items, scale, type, text } = question;
  const [only, ...others] = items;
  if (!only) return null;
  if (others.length === 0) return <SingleMean item={only} />;
  const means = items.flatMap(({ mean }) => (mean ? [mean] : []));
  const values = means.flatMap(({ estimate, low, high }) => [estimate, low ?? estimate, high ?? estimate]);
  const isGap = ({ perspective }: Item) => perspective?.id === "gap";
  const onScale = items.filter((item) => !isGap(item));
  const gaps = items.filter(isGap);
  const axis = scale
    ? axisBetween(scale.minimum, scale.maximum)
    : axisBetween(Math.floor(Math.min(...values)), Math.ceil(Math.max(...values)));
  const label = type === "paired-rating" ? "Statement" : "Option";
  const name = type === "ranking" || type === "constant-sum" ? meanName[type] : "Mean";
  return (
    <>
      <Means
        title={`${name}: ${text}`}
        label={label}
        name={name}
        axis={axis}
        items={onScale}
        overview={overview}
      />
      {gaps.length > 0 && (
        <Means
          title={`Mean gap: ${text}`}
          label={label}
          name="Mean gap"
          axis={axisAroundZero(
            gaps.flatMap(({ mean }) => (mean ? [mean.estimate, mean.low ?? 0, mean.high ?? 0] : [])),
          )}
          items={gaps}
          overview={overview}
          isSigned
        />
      )}
    </>
  );
}

interface MeansProps {
  title: string;
  /** Heads the names of the items. */
  label: string;
  name: string;
  axis: Parameters<typeof IntervalChart>[0]["axis"];
  items: readonly Item[];
  overview: Overview;
  isSigned?: boolean;
}

function Means({ title, label, name, axis, items, overview, isSigned = false }: MeansProps) {
  return (
    <IntervalChart
      title={title}
      level={3}
      caption={methodWords(items.filter(({ mean }) => mean))}
      label={label}
      axis={axis}
      series={[{ name, look: "single" }]}
      headers={["n"]}
      print={isSigned ? signedMean : printedMean}
      counts={Object.fromEntries(items.map((item) => [keyOf(item), item.n]))}
      rows={items.map((item) => ({
        key: keyOf(item),
        label: labelOf(item),
        values: [item.mean],
        cells: [item.n?.toLocaleString() ?? "–"],
        ...(item.n !== null && { said: `n ${item.n}` }),
        ...(item.withheld && { withheld: withheldWords[item.withheld] }),
      }))}
      how={questionHow(overview, {
        question: title,
        definition: `${name} of the answers given. Those who did not know, for whom it does not apply or who would rather not say are counted apart, never as zero.`,
        n: null,
        method: methodWords(items.filter(({ mean }) => mean)),
      })}
    />
  );
}

const keyOf = ({ id, perspective }: Item) => `${id} ${perspective?.id ?? ""}`;

function SingleMean({ item: { mean, median, netPromoterScore, method } }: { item: Item }) {
  return (
    <>
      <Columns minimum="12rem">
        {mean && (
          <KeyFigure label="Mean" value={printedMean(mean.estimate)} {...intervalOf(mean, printedMean)} />
        )}
        {median !== null && <KeyFigure label="Median" value={printedMean(median)} />}
        {netPromoterScore && (
          <KeyFigure
            label="Net promoter score"
            value={signed(netPromoterScore.estimate)}
            {...intervalOf(netPromoterScore, signed)}
            note="Share of 9 and 10 less share of 0 to 6, from −100 to 100"
          />
        )}
      </Columns>
      <p className="results-note">{`Method: ${method}.`}</p>
    </>
  );
}

interface ShareItemProps {
  item: Item;
  /** Whether the question has no other rows. */
  isOnly: boolean;
  /** Whether its columns may be a scale. */
  isMatrix: boolean;
  /** The question's text. */
  question: string;
  overview: Overview;
}

const shareAxis = { minimum: 0, maximum: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };

/** Where a scale has an answer beside it, it is one of the answers here, and none where ratings are summed up. */
function besideScale(options: readonly { id: string; text: string }[]): string {
  const beside = options.filter(({ id }) => !/^\d+$/.test(id));
  if (options.length - beside.length < 2 || beside.length === 0) return "";
  const names = beside.map(({ text }) => `“${text}”`).join(", ");
  return ` ${names} ${beside.length === 1 ? "counts" : "count"} as an answer here; means and shares of the scale under “What it comes to” leave ${beside.length === 1 ? "it" : "them"} out, so their n is smaller.`;
}

/** How answers spread: a bar an option, with its interval. */
export function ShareItem({ item, isOnly, isMatrix, question, overview }: ShareItemProps) {
  const { shares, mean, withheld, n, method } = item;
  if (withheld && !mean)
    return (
      <p className="question-basis">
        {!isOnly && `${labelOf(item)}: `}
        {withheldSentence[withheld]}
      </p>
    );
  if (!shares) return null;
  const chart = (
    <IntervalChart
      title={isOnly ? `How the answers spread: ${question}` : `How the answers spread: ${labelOf(item)}`}
      caption={`n = ${(n ?? 0).toLocaleString()}. Method: ${method}.${isMatrix ? besideScale(shares) : ""}`}
      label="Answer"
      axis={shareAxis}
      series={[{ name: "Share", look: "bar" }]}
      headers={["Number"]}
      print={percent}
      printTick={percent}
      rows={shares.map(({ id, text, count, share }) => ({
        key: id,
        label: text,
        values: [share],
        cells: [count.toLocaleString()],
        said: `${count} people`,
      }))}
      how={questionHow(overview, {
        question,
        definition: "The share of those who answered that chose each answer, with how many they are.",
        n,
        method: `${method}.`,
      })}
    />
  );
  if (isOnly) return chart;
  return (
    <details open={!mean}>
      <summary>{`${labelOf(item)}: how the answers spread (n = ${n ?? 0})`}</summary>
      {chart}
    </details>
  );
}
