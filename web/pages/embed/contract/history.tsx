import { useState } from "react";
import { historyOf } from "#embed/contracts/check-in.ts";
import { writtenGoals } from "#embed/contracts/clauses.ts";
import { longDate } from "#understand/profile/wording.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/section.tsx";
import { MarkSign } from "./marks.tsx";
import type { Contract } from "./use-contract.ts";

/** As many weeks are shown at first. */
const shownAtFirst = 6;

/** The weeks so far, the newest first. A week without a note is a gap, and no failure. */
export function History({ contract, today }: { contract: Contract; today: string }) {
  const [isWhole, setWhole] = useState(false);
  const { beginsOn, endsOn, checkIns, versions } = contract;
  if (beginsOn === null || endsOn === null || checkIns.length === 0) return null;
  const weeks = historyOf(checkIns, { beginsOn, endsOn, today });
  const goals = writtenGoals(versions[0]?.clauses ?? contract.clauses);
  const learned = checkIns.filter((each) => each.learned !== "");
  return (
    <Section title="The weeks so far">
      {learned.length > 0 && (
        <div className="contract-learned">
          <h3>What I learned</h3>
          <ul>
            {learned.map((each) => (
              <li key={each.week} dir="auto">
                {each.learned}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ol className="contract-weeks" reversed>
        {(isWhole ? weeks : weeks.slice(0, shownAtFirst)).map(({ week, checkIn }) => (
          <li className="contract-weeks-row" key={week}>
            <p className="contract-week">Week from {longDate(week)}</p>
            {checkIn === null ? (
              <p className="contract-help">Nothing noted</p>
            ) : (
              <div>
                <p className="contract-marks">
                  {goals.map(({ id }, index) => {
                    const mark = checkIn.marks[id];
                    return mark && <MarkSign key={id} label={`Goal ${index + 1}`} mark={mark} />;
                  })}
                </p>
                {checkIn.note !== "" && <p dir="auto">{checkIn.note}</p>}
              </div>
            )}
          </li>
        ))}
      </ol>
      {!isWhole && weeks.length > shownAtFirst && (
        <div>
          <Button tone="quiet" onPress={() => setWhole(true)}>{`Show all ${weeks.length} weeks`}</Button>
        </div>
      )}
    </Section>
  );
}
