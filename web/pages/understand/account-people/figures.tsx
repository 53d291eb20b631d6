import type { ResponseOf } from "#platform/http/contract.ts";
import type { readAccountPerson } from "#understand/account-people/account-people.contract.ts";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Columns, Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";

type Found = ResponseOf<typeof readAccountPerson>;
type Item = Found["group"]["items"][number];

const two = (value: number) => value.toLocaleString(undefined, { maximumFractionDigits: 2 });
const percent = (share: number) => share.toLocaleString(undefined, { style: "percent" });
const between = (low: number | null, high: number | null, write: (value: number) => string) =>
  low === null || high === null ? "" : `${write(low)} to ${write(high)}`;

const withheldWords = {
  "too few": "too few answers",
  "all the same": "withheld: all the same",
  constant: "the same for everybody",
} as const;

/** What one account person's customers say: item by item, with how sure it is, and beside everyone else's customers. */
export function AccountFigures({ found: { group, releasedAt } }: { found: Found }) {
  const { n, nps, delight, items } = group;
  const gaps = new Map(group.gaps.map((gap) => [gap.item, gap]));
  const rated = items.filter(({ kind }) => kind !== "choice");
  const write = (item: Item) => (item.kind === "multiple" ? percent : two);
  return (
    <Stack>
      <p>
        {`${n.toLocaleString()} customers answered. `}
        Released <Time value={releasedAt} as="date" />.
      </p>
      <Columns>
        {nps && (
          <KeyFigure
            label="Net promoter score"
            value={Math.round(nps.estimate).toLocaleString()}
            interval={between(nps.low, nps.high, (value) => String(Math.round(value)))}
            n={nps.n}
          />
        )}
        {delight && (
          <KeyFigure
            label="Above expectation"
            value={percent(delight.above.estimate)}
            interval={between(delight.above.low, delight.above.high, percent)}
            n={delight.n}
          />
        )}
      </Columns>
      <Table
        caption="What these customers say"
        rows={rated}
        rowKey={({ name }) => name}
        columns={[
          { key: "label", header: "Question", isRowHeader: true, cell: ({ label }) => label },
          {
            key: "mean",
            header: "Mean or share",
            align: "end",
            cell: (item) =>
              item.mean === null
                ? item.withheld
                  ? withheldWords[item.withheld]
                  : "not shown"
                : write(item)(item.mean),
          },
          {
            key: "interval",
            header: "95 % interval",
            align: "end",
            cell: (item) => between(item.low, item.high, write(item)) || "–",
          },
          { key: "n", header: "n", align: "end", cell: (item) => item.n.toLocaleString() },
          {
            key: "gap",
            header: "Beside all other customers",
            cell: (item) => {
              const gap = gaps.get(item.name);
              return gap ? (gap.word === "no evidence" ? "no evidence of a difference" : gap.word) : "–";
            },
          },
        ]}
      />
      <p>
        Means with Student's t interval, shares with Wilson's. Differences by Welch's test after control of
        the false discovery rate. Account people are never ranked or set beside each other.
      </p>
    </Stack>
  );
}
