import { DateTimeField } from "../../../../ui/date-time-field.tsx";
import { RadioGroup } from "../../../../ui/radio-group.tsx";
import { fieldOf, momentOf } from "../parts/moments.ts";
import type { Campaign } from "../use-campaign.ts";
import { Part } from "./part.tsx";
import { ReminderPlans } from "./reminder-plans.tsx";
import type { Draft } from "./use-draft.ts";

const day = 24 * 60 * 60 * 1000;
const openingOptions = [
  { value: "by hand", label: "When I open it", description: "Invitations leave at that moment." },
  { value: "by itself", label: "By itself, at a time that I choose" },
] as const;

/** When it opens and closes, and when people are reminded. */
export function ScheduleSection({ draft, campaign }: { draft: Draft; campaign: Campaign }) {
  const { settings, change } = draft;
  const { timeZone } = campaign;
  const { opensAt, closesAt } = settings;
  const isWrong = opensAt !== null && closesAt !== null && opensAt >= closesAt;
  const chooseOpening = (how: "by hand" | "by itself") => {
    if (how === "by hand") return change({ opensAt: null });
    const tomorrow = fieldOf(new Date(Date.now() + day).toISOString(), timeZone).slice(0, 10);
    change({ opensAt: momentOf(`${tomorrow}T08:00`, timeZone) });
  };
  return (
    <Part name="schedule" title="Dates" lead={`All times are those of ${timeZone.replaceAll("_", " ")}.`}>
      <div className="fields">
        <RadioGroup
          label="It opens"
          options={openingOptions}
          value={opensAt === null ? "by hand" : "by itself"}
          onChange={chooseOpening}
        />
        {opensAt !== null && (
          <MomentField
            label="Opens at"
            moment={opensAt}
            timeZone={timeZone}
            onChange={(next) => change({ opensAt: next })}
          />
        )}
        <MomentField
          label="Closes at"
          description="Two weeks are usual. You can extend it while it runs; you can't open it again once it is closed."
          moment={closesAt}
          timeZone={timeZone}
          onChange={(next) => change({ closesAt: next })}
        />
        {isWrong && (
          <p className="field-error">It would close before it opens. Choose a later time to close.</p>
        )}
        <ReminderPlans
          plans={settings.reminders}
          span={{
            opens: opensAt === null ? new Date() : new Date(opensAt),
            closes: closesAt === null ? null : new Date(closesAt),
          }}
          isOpenKnown={opensAt !== null}
          timeZone={timeZone}
          onChange={(reminders) => change({ reminders })}
        />
      </div>
    </Part>
  );
}

interface MomentFieldProps {
  label: string;
  description?: string;
  moment: string | null;
  timeZone: string;
  /** Hears of whole moments only. */
  onChange: (moment: string) => void;
}

/** A day and a time in the organisation's time zone; what is half written changes nothing. */
function MomentField({ moment, timeZone, onChange, ...rest }: MomentFieldProps) {
  return (
    <DateTimeField
      {...rest}
      withTime
      isRequired
      value={fieldOf(moment, timeZone)}
      onChange={(field) => {
        const next = momentOf(field, timeZone);
        if (next !== null) onChange(next);
      }}
    />
  );
}
