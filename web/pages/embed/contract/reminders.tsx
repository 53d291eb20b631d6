import { setReminders } from "#embed/contracts/contract.contract.ts";
import { longDate } from "#understand/profile/wording.ts";
import { call } from "../../../client.ts";
import { Form } from "../../../ui/form.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { type Contract, useContractParams, useTakeContract } from "./use-contract.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map(
  (label, index) => ({ value: String(index + 1), label }),
);
const pauses = ["0", "1", "2", "3", "4", "6", "8"].map((weeks) => ({
  value: weeks,
  label: weeks === "0" ? "No pause" : weeks === "1" ? "One week" : `${weeks} weeks`,
}));

/** The weekly mail: on which day, paused, or not at all. */
export function Reminders({ contract }: { contract: Contract }) {
  const { reminders } = contract;
  const { next, pausedUntil, stopped } = reminders;
  return (
    <Section
      title="The weekly question by mail"
      lead={
        next !== null ? (
          <>
            {pausedUntil !== null && `It pauses until ${longDate(pausedUntil)}. `}The next one comes on{" "}
            <Time value={next} as="date-time" />, unless you have noted the week before.
          </>
        ) : stopped ? (
          "It is stopped. You can note your weeks here all the same."
        ) : (
          "No more of them come before your contract ends."
        )
      }
    >
      <ReminderForm key={JSON.stringify(reminders)} contract={contract} />
    </Section>
  );
}

function ReminderForm({ contract }: { contract: Contract }) {
  const params = useContractParams(contract);
  const take = useTakeContract();
  const { weekday, stopped } = contract.reminders;
  const form = useFormValues({ weekday: String(weekday), pause: "0", comes: !stopped });
  const { values } = form;
  const save = async () => {
    const body = {
      weekday: Number(values.weekday),
      stopped: !values.comes,
      pauseWeeks: values.comes ? Number(values.pause) : 0,
    };
    await take(await call(setReminders, { params, body }));
    toast(values.comes ? "Saved." : "Stopped. The links in the mails that you got work no more.");
  };
  return (
    <Form submit="Save" onSubmit={save}>
      <Switch isSelected={values.comes} onChange={(comes) => form.set({ comes })}>
        Ask me once a week by mail
      </Switch>
      {values.comes && (
        <>
          <Select label="On" options={weekdays} {...form.field("weekday")} />
          <Select label="Pause from today" options={pauses} {...form.field("pause")} />
        </>
      )}
    </Form>
  );
}
