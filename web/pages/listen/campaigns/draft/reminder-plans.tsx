import { Plus, X } from "lucide-react";
import { type ReminderPlan, reminderDue } from "#listen/campaigns/schedule.ts";
import { Button, IconButton } from "../../../../ui/button.tsx";
import { Select } from "../../../../ui/select.tsx";
import { momentWords } from "../parts/moments.ts";
import { WholeNumber } from "./anonymity-section.tsx";

interface ReminderPlansProps {
  plans: readonly ReminderPlan[];
  /** When it opens, or would if it opened now; null where no close is chosen. */
  span: { opens: Date; closes: Date | null };
  /** Otherwise rounds after the opening have no day yet. */
  isOpenKnown: boolean;
  timeZone: string;
  onChange: (plans: ReminderPlan[]) => void;
}

const anchors = [
  { value: "opening", label: "days after it opens" },
  { value: "closing", label: "days before it closes" },
] as const;
const times = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);
const most = 10;

/** Rounds of reminders: each goes to those who have not completed by then. */
export function ReminderPlans({ plans, span, isOpenKnown, timeZone, onChange }: ReminderPlansProps) {
  const set = (index: number, changes: Partial<ReminderPlan>) =>
    onChange(plans.map((plan, each) => (each === index ? { ...plan, ...changes } : plan)));
  const { opens, closes } = span;
  const dueOf = (plan: ReminderPlan) => {
    if (!closes || (plan.anchor === "opening" && !isOpenKnown)) return null;
    return reminderDue(plan, { opens, closes }, timeZone);
  };
  return (
    <fieldset className="reminder-plans">
      <legend className="field-label">Reminders</legend>
      <p className="field-description">
        They go to those who have not finished by then. Nobody gets two mails of this campaign within a day.
      </p>
      {plans.map((plan, index) => {
        const due = dueOf(plan);
        const options = [...new Set([...times, plan.time])].sort();
        const number = index + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rounds have no other name
          <div className="reminder-plan" key={index}>
            <WholeNumber
              label={`Round ${number}: days`}
              description=""
              value={plan.days}
              minValue={1}
              maxValue={90}
              onChange={(days) => set(index, { days })}
            />
            <Select
              label={`Round ${number}: counted from`}
              options={anchors}
              value={plan.anchor}
              onChange={(anchor) => set(index, { anchor })}
            />
            <Select
              label={`Round ${number}: at`}
              options={options.map((time) => ({ value: time, label: time }))}
              value={plan.time}
              onChange={(time) => set(index, { time })}
            />
            <IconButton
              label={`Remove round ${number}`}
              icon={<X size={16} aria-hidden />}
              onPress={() => onChange(plans.filter((_, each) => each !== index))}
            />
            {due && (
              <p className="reminder-due">
                {due <= opens || (closes && due >= closes)
                  ? `${momentWords(due, timeZone)}: not while it is open, so nothing is sent.`
                  : momentWords(due, timeZone)}
              </p>
            )}
          </div>
        );
      })}
      {plans.length < most && (
        <div>
          <Button
            icon={<Plus size={16} aria-hidden />}
            onPress={() => onChange([...plans, { anchor: "closing", days: 1, time: "09:00" }])}
          >
            Add a reminder
          </Button>
        </div>
      )}
    </fieldset>
  );
}
