import { Plus, X } from "lucide-react";
import { type Clauses, longestLine, longestText, mostMilestones } from "#embed/contracts/clauses.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { DateTimeField } from "../../../ui/date-time-field.tsx";
import { TextArea, TextField } from "../../../ui/text-field.tsx";
import { Clause, Step, type StepProps } from "./step.tsx";
import type { Writing } from "./use-writing.ts";

type LineClause = "less" | "help" | "methods";

/** A clause's lines, each a field. */
export function Lines({
  writing,
  clause,
  label,
  examples,
}: {
  writing: Writing;
  clause: LineClause;
  label: string;
  examples: readonly string[];
}) {
  const lines = writing.clauses[clause];
  return lines.map((line, index) => (
    <TextField
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
      key={index}
      label={`${label} ${index + 1}`}
      isRequired={false}
      maxLength={longestLine}
      value={line}
      onChange={(text) => writing.change({ [clause]: lines.with(index, text) } as Partial<Clauses>)}
      placeholder={`e.g. ${examples[index]}`}
    />
  ));
}

/** The second and third clause: what makes room, and how a record is kept. */
export function RoomStep({ writing, help }: StepProps) {
  return (
    <Step title="Room for it">
      <Clause
        title="What gets less of me"
        help={
          help?.[1] ??
          "New habits need hours that are spoken for today. Which tasks, meetings or reflexes will you shorten, hand over or leave out?"
        }
      >
        <Lines
          writing={writing}
          clause="less"
          label="Less of"
          examples={[
            "the status meeting on Tuesday",
            "answering mail in the first hour",
            "doing it all myself",
          ]}
        />
      </Clause>
      <Clause
        title="How I keep a record each week"
        help={
          help?.[2] ??
          "Choose something that you will still be doing in a bad week. The weekly question by mail helps."
        }
      >
        <TextArea
          label="My record"
          isRequired={false}
          rows={2}
          maxLength={longestText}
          value={writing.clauses.record}
          onChange={(record) => writing.change({ record })}
          placeholder="e.g. three minutes on Friday at four, before I shut down"
        />
      </Clause>
    </Step>
  );
}

/** The sixth clause. */
export function KeepingStep({ writing, help }: StepProps) {
  return (
    <Step title="Keeping going">
      <Clause
        title="How I keep going and keep learning"
        help={
          help?.[5] ??
          "For the weeks when it drags: a page to reread, a colleague to watch at work, a customer to call."
        }
      >
        <Lines
          writing={writing}
          clause="methods"
          label="Way"
          examples={[
            "reread my report in the tram",
            "sit beside Omar for an hour",
            "ring a customer who was let down",
          ]}
        />
      </Clause>
    </Step>
  );
}

/** The seventh and eighth clause, and the last day. */
export function RewardStep({ writing, help, today }: StepProps) {
  const { milestones, milestoneReward, endReward, endsOn } = writing.clauses;
  const free = ["m1", "m2", "m3", "m4"].find((id) => milestones.every((each) => each.id !== id));
  const set = (index: number, changes: { on?: string; text?: string }) =>
    writing.change({
      milestones: milestones.map((each, at) => (at === index ? { ...each, ...changes } : each)),
    });
  return (
    <Step title="Milestones and rewards">
      <Clause title="The last day" help="Twelve weeks are usual; four to twenty-six are possible.">
        <DateTimeField
          label="My contract ends on"
          value={endsOn}
          onChange={(day) => day !== "" && writing.change({ endsOn: day })}
        />
      </Clause>
      <Clause
        title="My reward along the way"
        help={
          help?.[6] ??
          "Set one or two milestones with a date, and what you allow yourself when you reach them."
        }
      >
        {milestones.map(({ id, on, text }, index) => (
          <div className="contract-milestone" key={id}>
            <div className="contract-milestone-day">
              <DateTimeField
                label={`Milestone ${index + 1}: by`}
                value={on}
                onChange={(day) => set(index, { on: day })}
              />
            </div>
            <TextField
              label={`Milestone ${index + 1}: what is reached`}
              maxLength={longestLine}
              value={text}
              onChange={(words) => set(index, { text: words })}
            />
            <IconButton
              label={`Remove milestone ${index + 1}`}
              icon={<X size={16} aria-hidden />}
              onPress={() => writing.change({ milestones: milestones.filter((each) => each.id !== id) })}
            />
          </div>
        ))}
        {free !== undefined && milestones.length < mostMilestones && (
          <div>
            <Button
              icon={<Plus size={16} aria-hidden />}
              onPress={() =>
                writing.change({
                  milestones: [...milestones, { id: free, on: halfway(today, endsOn), text: "" }],
                })
              }
            >
              Add a milestone
            </Button>
          </div>
        )}
        <TextField
          label="When I reach a milestone, I allow myself"
          isRequired={false}
          maxLength={longestText}
          value={milestoneReward}
          onChange={(text) => writing.change({ milestoneReward: text })}
        />
      </Clause>
      <Clause
        title="My reward at the end"
        help={help?.[7] ?? "Something worth waiting for, and whom you will tell."}
      >
        <TextField
          label="At the end, I allow myself"
          isRequired={false}
          maxLength={longestText}
          value={endReward}
          onChange={(text) => writing.change({ endReward: text })}
        />
      </Clause>
    </Step>
  );
}

/** The day in the middle between two; the first where the second is earlier. */
function halfway(from: string, to: string): string {
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  if (Number.isNaN(end) || end <= start) return from;
  return new Date((start + end) / 2).toISOString().slice(0, 10);
}
