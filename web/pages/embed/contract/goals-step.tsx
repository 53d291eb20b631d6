import { useState } from "react";
import type { Goal } from "#embed/contracts/clauses.ts";
import { longestText } from "#embed/contracts/clauses.ts";
import type { suggestContract } from "#embed/contracts/contract.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { Button } from "../../../ui/button.tsx";
import { Query } from "../../../ui/query.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useSuggestions } from "./beginning.tsx";
import { Step, type StepProps } from "./step.tsx";

const ordinals = ["first", "second", "third"];
const examples = [
  "I ring customers back on the day I said I would, and tell them if I can't.",
  "In every meeting I bring one thing that a customer has said.",
  "I settle small complaints myself instead of passing them on.",
];

/** The first clause: up to three goals, with what one will notice. */
export function GoalsStep({ writing, help }: StepProps) {
  const { goals } = writing.clauses;
  const set = (index: number, changes: Partial<Goal>) =>
    writing.change({
      goals: goals.map((goal, each) => (each === index ? { ...goal, ...changes } : goal)),
    });
  const free = goals.findIndex(({ text }) => text.trim() === "");
  const use = (text: string, from: Goal["from"]) => {
    set(free, { text, from });
    toast(`Taken as your ${ordinals[free]} goal. Change the words as you like.`);
  };
  return (
    <Step title="My goals">
      <p className="contract-help">
        {help?.[0] ??
          "What will customers or colleagues notice that is different in three months? Write what can be seen or heard, and depends mostly on you. One goal is enough."}
      </p>
      {goals.map((goal, index) => (
        <div className="contract-goal" key={goal.id}>
          <TextArea
            label={`My ${ordinals[index]} goal`}
            isRequired={index === 0}
            rows={2}
            maxLength={longestText}
            value={goal.text}
            onChange={(text) => set(index, { text, ...(text.trim() === "" && { from: null }) })}
            placeholder={`e.g. ${examples[index]}`}
            {...(goal.from && { description: `From “${goal.from.topic}”, ${goal.from.competency}.` })}
          />
          {goal.text.trim() !== "" && (
            <TextArea
              label={`How I will notice (${ordinals[index]} goal)`}
              isRequired={false}
              rows={2}
              maxLength={longestText}
              value={goal.sign}
              onChange={(sign) => set(index, { sign })}
            />
          )}
        </div>
      ))}
      <Suggestions canTake={free >= 0} use={use} taken={goals.map(({ text }) => text)} />
    </Step>
  );
}

type Suggested = ResponseOf<typeof suggestContract>["competencies"][number];

interface SuggestionsProps {
  canTake: boolean;
  taken: readonly string[];
  use: (text: string, from: Goal["from"]) => void;
}

/** Goals from one's own answers, to take or to leave. */
function Suggestions(props: SuggestionsProps) {
  const query = useSuggestions();
  return (
    <Query query={query} lines={2}>
      {({ competencies, campaign }) =>
        campaign !== null &&
        competencies.length > 0 && (
          <div className="contract-suggestions">
            <h3>From your answers in “{campaign}”</h3>
            <p className="contract-help">
              The statements that you rated lowest for yourself, where you see the most room. They are yours
              to argue with.
            </p>
            {competencies.map((competency) => (
              <Competency key={competency.name} competency={competency} {...props} />
            ))}
          </div>
        )
      }
    </Query>
  );
}

function Competency({
  competency: { name, reason, goals, steps },
  canTake,
  taken,
  use,
}: SuggestionsProps & { competency: Suggested }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="contract-suggestion">
      <h4>{name}</h4>
      <p className="contract-help">{reason}</p>
      <ul className="contract-list">
        {goals.map(({ text, statement, topic, question }) => (
          <li className="contract-row" key={statement}>
            <div className="contract-row-text">
              <p>{text}</p>
              {question !== "" && <p className="contract-help">To find your sign: {question}</p>}
            </div>
            <Button
              isDisabled={!canTake || taken.includes(text)}
              onPress={() => use(text, { competency: name, statement, topic })}
            >
              {taken.includes(text) ? "Taken" : "Take"}
              <span className="visually-hidden">: {text}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Button tone="quiet" onPress={() => setOpen(!isOpen)}>
        {isOpen ? "Hide the steps" : `Steps for ${name}`}
      </Button>
      {isOpen && (
        <ol className="contract-steps">
          {steps.map((step) => (
            <li className="contract-steps-row" key={step}>
              {step}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
