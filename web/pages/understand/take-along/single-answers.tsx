import { useState } from "react";
import type { ResponseOf } from "#platform/http/contract.ts";
import {
  type answerFormats,
  askForAnswers,
  type readTakeAlong,
} from "#understand/exports/take-along.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { FileUnderWay } from "./file-under-way.tsx";

type TakeAlong = ResponseOf<typeof readTakeAlong>;
type Format = (typeof answerFormats)[number];

const formats = [
  {
    value: "xlsx",
    label: "Workbook (XLSX)",
    description: "Answers in words, and a codebook on a second sheet. For Excel and LibreOffice.",
  },
  {
    value: "sav",
    label: "SPSS (SAV)",
    description:
      "Codes with their labels; “not applicable”, “don't know” and “refused” are declared as missing. For SPSS, PSPP and R.",
  },
  { value: "csv", label: "CSV", description: "Answers in words, texts in full. For every other program." },
] as const satisfies { value: Format; label: string; description: string }[];

interface SingleAnswersProps {
  data: TakeAlong;
  campaign: string;
}

/** Who answered what, for those who may see it; why not, for everybody else. */
export function SingleAnswers({ data, campaign }: SingleAnswersProps) {
  const { answers, anonymity } = data;
  const whose =
    anonymity === "anonymous"
      ? "In an anonymous campaign they are for nobody: combined with what somebody knows, they could tell who gave them."
      : anonymity === "confidential"
        ? "In a confidential campaign they are for the consultants whom respondents were told of, and nobody else."
        : "In a named campaign they are for those who run the programme.";
  return (
    <Section title="Single answers" lead={`One row for each person who answered. ${whose}`}>
      {answers.may ? (
        <AnswersForm data={data} campaign={campaign} />
      ) : (
        <Notice
          title={
            answers.why === "deleted"
              ? "The single answers were deleted, as respondents were promised."
              : "You can't take the single answers along."
          }
        >
          <p>
            {answers.why === "deleted"
              ? "The released figures stay."
              : `${whose} The released figures are for everybody who may see the results.`}
          </p>
        </Notice>
      )}
    </Section>
  );
}

/** People from which on a file takes long enough to say how far it is. */
const manyPeople = 2000;
/** Beyond it the browser writes the file to its disk as it comes: a page would have to hold it. */
const mostHeld = 20_000_000;

function AnswersForm({ data: { answers }, campaign }: SingleAnswersProps) {
  const { id: workspace } = useWorkspace();
  const [underWay, setUnderWay] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useFormValues({ format: "xlsx" as Format, names: false, groups: false, purpose: "" });
  const { values, set } = form;
  const count = answers.count ?? 0;
  if (count === 0) return <p>Nobody has answered yet.</p>;
  const isHeld = count >= manyPeople && count * (answers.columns ?? 0) <= mostHeld;
  const take = async () => {
    setProblem(null);
    const { path } = await call(askForAnswers, { params: { workspace, campaign }, body: values });
    if (isHeld) return setUnderWay(path);
    const link = document.createElement("a");
    link.href = path;
    link.download = "";
    link.click();
    toast("The file is being made. Your browser shows how far it is.");
  };
  return (
    <Form submit="Get the file" onSubmit={take} isDisabled={underWay !== null}>
      <p>
        {count === 1 ? "1 person has" : `${count.toLocaleString()} people have`} answered;{" "}
        {answers.columns === 1 ? "1 column" : `${answers.columns?.toLocaleString()} columns`} of answers.
      </p>
      <RadioGroup label="Format" options={formats} {...form.field("format")} />
      {answers.groups.length > 0 && (
        <Checkbox
          isSelected={values.groups}
          onChange={(groups) => set({ groups })}
          description="What the results are looked at by, as it was on the day of the invitation. Several of them together often tell who somebody is."
        >
          With groups: {answers.groups.join(", ")}
        </Checkbox>
      )}
      <Checkbox
        isSelected={values.names}
        onChange={(names) => set({ names })}
        description="Leave it out unless somebody has to be found again. Handing it on is your responsibility."
      >
        With names, e-mail addresses and times
      </Checkbox>
      <TextField
        label="What is it for?"
        description="Written into the log with your name, so that it can be explained to respondents."
        maxLength={500}
        isRequired={answers.needsPurpose}
        {...form.field("purpose")}
      />
      {underWay !== null && (
        <FileUnderWay
          path={underWay}
          campaign={campaign}
          people={count}
          onEnd={(why) => {
            setUnderWay(null);
            setProblem(why);
            if (why === null) toast("The file is saved.");
          }}
        />
      )}
      {problem !== null && <Notice tone="warning" title={problem} />}
    </Form>
  );
}
