import { Section } from "../../../../ui/section.tsx";
import { Table } from "../../../../ui/table.tsx";
import { Disclosure } from "../draft/disclosure.tsx";
import type { CampaignProgress } from "./use-progress.ts";

type Day = NonNullable<CampaignProgress["days"]>[number];

const dayWords = (date: string) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
  });

/** More days than this are drawn close together. */
const roomyDays = 10;

/** Whether a day's date stands below its bar: of many only some, with room up to the next and up to the end. */
function isDated(index: number, days: number): boolean {
  if (days <= roomyDays) return true;
  const step = Math.ceil(days / 6);
  return index % step === 0 && days - index >= 0.8 * step;
}

/** How many finished on each day: bars, and the same as a table. */
export function DayChart({ days }: { days: readonly Day[] }) {
  const most = Math.max(1, ...days.map(({ completed }) => completed));
  const total = days.reduce((sum, { completed }) => sum + completed, 0);
  return (
    <Section title="By day" lead="How many finished, day by day, in the organisation's time zone.">
      {days.length === 0 ? (
        <p>Nobody has answered yet. The first answers appear here within seconds.</p>
      ) : (
        <>
          <div
            className="day-chart"
            data-days={days.length <= roomyDays ? "few" : days.length <= 28 ? "weeks" : "many"}
            role="img"
            aria-label={`Finished by day: ${total.toLocaleString()} in all, at most ${most.toLocaleString()} on one day. The table below has the figures.`}
          >
            {days.map(({ date, completed }, index) => (
              <div className="day" key={date} title={`${dayWords(date)}: ${completed.toLocaleString()}`}>
                <span className="day-count">{completed > 0 ? completed.toLocaleString() : ""}</span>
                <span className="day-bar" style={{ blockSize: `${(completed / most) * 7}rem` }} />
                <span className="day-label">{isDated(index, days.length) && dayWords(date)}</span>
              </div>
            ))}
          </div>
          <Disclosure title="The same as a table">
            <Table
              caption="Started and finished by day"
              rows={days}
              rowKey={({ date }) => date}
              columns={[
                { key: "date", header: "Day", isRowHeader: true, cell: ({ date }) => dayWords(date) },
                {
                  key: "started",
                  header: "Started",
                  align: "end",
                  cell: ({ started }) => started.toLocaleString(),
                },
                {
                  key: "completed",
                  header: "Finished",
                  align: "end",
                  cell: ({ completed }) => completed.toLocaleString(),
                },
              ]}
            />
          </Disclosure>
        </>
      )}
    </Section>
  );
}
