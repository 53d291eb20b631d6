import { problemsOf } from "#embed/contracts/clauses.ts";
import { signContract } from "#embed/contracts/contract.contract.ts";
import { longDate } from "#understand/profile/wording.ts";
import { call } from "../../../client.ts";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { ClausesView } from "./clauses-view.tsx";
import { Step, type StepProps } from "./step.tsx";
import { useContractParams, useTakeContract } from "./use-contract.ts";

/** Where a problem is mended: the step and its words. */
function placeOf(pointer: string): { step: string; words: string } {
  if (pointer.startsWith("/goals")) return { step: "goals", words: "Your first goal" };
  if (pointer === "/endsOn") return { step: "rewards", words: "The last day" };
  const number = Number(pointer.split("/")[2] ?? 0) + 1;
  return {
    step: "rewards",
    words: pointer.endsWith("on") ? `The day of milestone ${number}` : `Milestone ${number}`,
  };
}

/** The contract as it reads, and the signature. */
export function SignStep({ writing, contract, today, goTo }: StepProps & { goTo: (step: string) => void }) {
  const { clauses, flush } = writing;
  const params = useContractParams(contract);
  const take = useTakeContract();
  const form = useFormValues({ name: "" });
  const problems = problemsOf(clauses, contract.beginsOn ?? today, today);
  const supporters = contract.supporters.filter(({ state }) => state !== "declined");
  const sign = async () => {
    const revision = await flush();
    const signed = await call(signContract, { params, body: { revision, name: form.values.name } });
    await take(signed);
    toast("Signed. It holds from today.");
  };
  return (
    <Step title="Read it through, then sign">
      <ClausesView clauses={clauses} supporters={supporters.map(({ name }) => name)} />
      <p>
        It runs until {longDate(clauses.endsOn)}.{" "}
        {supporters.some(({ state }) => state === "named") && "Your support persons are asked when you sign."}{" "}
        Once a week a mail asks how it went; you can pause or stop that at any time.
      </p>
      {problems.length > 0 ? (
        <Notice tone="warning" title="Before you can sign">
          <ul>
            {problems.map(({ pointer, detail }) => {
              const { step, words } = placeOf(pointer);
              return (
                <li key={pointer}>
                  {words} {withDates(detail)}.{" "}
                  <Button tone="quiet" onPress={() => goTo(step)}>
                    Go there
                    <span className="visually-hidden">: {words}</span>
                  </Button>
                </li>
              );
            })}
          </ul>
        </Notice>
      ) : (
        <Form submit={contract.versions.length > 0 ? "Sign the change" : "Sign my contract"} onSubmit={sign}>
          <TextField
            label="My name, as my signature"
            description={`Signed today, ${longDate(today)}. Signing freezes the clauses; you can change them later and sign again.`}
            isRequired
            maxLength={200}
            autoComplete="name"
            {...form.field("name")}
          />
        </Form>
      )}
    </Step>
  );
}

/** ISO dates in a sentence, as people write them. */
const withDates = (text: string) => text.replace(/\d{4}-\d{2}-\d{2}/g, longDate);
