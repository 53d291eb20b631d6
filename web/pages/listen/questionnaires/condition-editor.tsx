import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Row } from "../../../ui/stack.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { ConditionProblems } from "./condition-problems.tsx";
import { ConditionRule } from "./condition-rule.tsx";
import { isPossible, type Rules, ruleAbout, rulesOf, sourceOf, subjectsFor } from "./condition-rules.ts";
import { useEditor } from "./editor-context.ts";
import { replaced } from "./patched.ts";

interface ConditionEditorProps {
  noun: "page" | "question";
  source: string | undefined;
  /** JSON pointer of the condition, by which its problems are found. */
  path: string;
  onChange: (source: string | undefined, key?: string) => void;
}

/** Who sees a page or a question: put together from earlier questions, or written by those who know how. */
export function ConditionEditor({ noun, source = "", path, onChange }: ConditionEditorProps) {
  const { definition, place, problems } = useEditor();
  const [wantsText, setWantsText] = useState(false);
  const subjects = subjectsFor(definition, place);
  const rules = rulesOf(source);
  const isKnown = rules?.rules.every((rule) => isPossible(rule, subjects));
  const isText = wantsText || !rules || !isKnown;
  const found = problems.filter((problem) => problem.path === path);
  const set = (next: Rules) => onChange(next.rules.length === 0 ? undefined : sourceOf(next));
  const [first] = subjects;

  return (
    <fieldset className="option-list condition">
      <legend className="field-label">{`Who sees this ${noun}`}</legend>
      {!isText && (
        <p className="field-description">
          {source === "" && "Everybody. "}
          {first
            ? "A condition can ask about answers of earlier pages only."
            : "A condition looks at answers of earlier pages, and there are none yet."}
        </p>
      )}
      {isText ? (
        <TextArea
          label="Condition"
          rows={2}
          maxLength={1000}
          description="e.g. q1 = o1 and (q2 <= 2 or not answered(q3)). Ids of questions are below “Advanced”."
          value={source}
          onChange={(text) => onChange(text === "" ? undefined : text, "showIf")}
        />
      ) : (
        rules && (
          <>
            {rules.rules.length > 1 && (
              <RadioGroup
                label="Shown when"
                options={[
                  { value: "and", label: "all of these hold" },
                  { value: "or", label: "at least one of these holds" },
                ]}
                value={rules.join}
                onChange={(join) => set({ ...rules, join })}
              />
            )}
            {rules.rules.map((rule, index) => (
              <ConditionRule
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place
                key={index}
                number={index + 1}
                rule={rule}
                subjects={subjects}
                onChange={(next) => set({ ...rules, rules: replaced(rules.rules, index, next) })}
                onRemove={() => set({ ...rules, rules: rules.rules.toSpliced(index, 1) })}
              />
            ))}
          </>
        )
      )}
      <ConditionProblems source={source} problems={found} />
      <Row>
        {!isText && rules && first && (
          <Button
            tone="quiet"
            icon={<Plus size={16} aria-hidden />}
            onPress={() => set({ ...rules, rules: [...rules.rules, ruleAbout(first)] })}
          >
            {source === "" ? "Show it to some only" : "Add a condition"}
          </Button>
        )}
        {isText && rules && isKnown && (
          <Button tone="quiet" onPress={() => setWantsText(false)}>
            Put it together
          </Button>
        )}
        {isText && source !== "" && (
          <Button tone="quiet" onPress={() => onChange(undefined)}>
            Show it to everybody
          </Button>
        )}
        {!isText && first && (
          <Button tone="quiet" onPress={() => setWantsText(true)}>
            Write it as text
          </Button>
        )}
      </Row>
    </fieldset>
  );
}
