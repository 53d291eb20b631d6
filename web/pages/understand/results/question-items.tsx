import { axisAroundZero, axisBetween } from "#document/axis.ts";
import { printedMean, signed } from "#understand/profile/wording.ts";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { FigureWords, intervalOf, ShareWords, withheldWords } from "./figure-words.tsx";
import { IntervalTable } from "./interval-table.tsx";
import { methodWords } from "./method-words.ts";
import type { Item, Question } from "./question-results.tsx";

const labelOf = ({ text, perspective }: Item) => [text, perspective?.name].filter(Boolean).join(": ");

const meanName = { ranking: "Mean rank", "constant-sum": "Mean amount" } as const;

/** Means: of one question as large figures, of several rows on one scale. */
export function MeanItems({ question }: { question: Question }) {
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
      <Means caption={text} label={label} name={name} axis={axis} items={onScale} />
      {gaps.length > 0 && (
        <Means
          caption={`${text}: gaps`}
          label={label}
          name="Mean gap"
          axis={axisAroundZero(
            gaps.flatMap(({ mean }) => (mean ? [mean.estimate, mean.low ?? 0, mean.high ?? 0] : [])),
          )}
          items={gaps}
          isSigned
        />
      )}
      <p className="results-note">{methodWords(items.filter(({ mean }) => mean))}</p>
    </>
  );
}

interface MeansProps {
  caption: string;
  /** Heads the names of the items. */
  label: string;
  name: string;
  axis: Parameters<typeof IntervalTable>[0]["axis"];
  items: readonly Item[];
  isSigned?: boolean;
}

function Means({ caption, label, name, axis, items, isSigned = false }: MeansProps) {
  return (
    <IntervalTable
      caption={caption}
      label={label}
      axis={axis}
      series={[name]}
      headers={[name, "n"]}
      rows={items.map((item) => ({
        key: `${item.id} ${item.perspective?.id ?? ""}`,
        label: labelOf(item),
        points: [item.mean],
        cells: [
          item.withheld ? (
            <span key="mean" className="figure-none">
              {withheldWords[item.withheld]}
            </span>
          ) : (
            <FigureWords key="mean" figure={item.mean} isSigned={isSigned} />
          ),
          item.n?.toLocaleString() ?? "–",
        ],
      }))}
    />
  );
}

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

/** Shares as bars with their figures. */
export function ShareItem({ item, isOnly }: { item: Item; isOnly: boolean }) {
  const { shares, mean, withheld, n, method } = item;
  if (withheld && !mean) {
    return (
      <p className="question-basis">
        {!isOnly && `${labelOf(item)}: `}
        {withheldWords[withheld]}
      </p>
    );
  }
  if (!shares) return null;
  const list = (
    <>
      <dl className="share-list">
        {shares.map(({ id, text, count, share }) => (
          <div key={id}>
            <dt>{text}</dt>
            <dd className="share-bar" aria-hidden="true">
              <span className="share-fill" style={{ inlineSize: `${100 * share.estimate}%` }} />
            </dd>
            <dd className="share-value">
              <ShareWords share={share} />
            </dd>
            <dd className="share-count">{count.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {!mean && <p className="results-note">{`Method: ${method}.`}</p>}
    </>
  );
  if (isOnly) return list;
  return (
    <details open={!mean}>
      <summary>{`${labelOf(item)}: how the answers spread (n = ${n ?? 0})`}</summary>
      {list}
    </details>
  );
}
