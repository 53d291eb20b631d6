import { Trash2 } from "lucide-react";
import { lazy, Suspense } from "react";
import type { Texts } from "#listen/questionnaires/definition.ts";
import { textIn } from "#listen/questionnaires/texts.ts";
import { IconButton } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { DateTimeField } from "../../../ui/date-time-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { type Rule, ruleAbout, type Subject, type Test, testsFor, withTest } from "./condition-rules.ts";
import { specialName, testName } from "./condition-words.ts";
import { useEditor } from "./editor-context.ts";
import { questionLine } from "./question-types.ts";

// Few conditions compare with a number.
const NumberField = lazy(async () => ({
  default: (await import("../../../ui/number-field.tsx")).NumberField,
}));

interface ConditionRuleProps {
  number: number;
  rule: Rule;
  subjects: readonly Subject[];
  onChange: (rule: Rule) => void;
  onRemove: () => void;
}

/** One line of a condition: which question, what of it, which value. */
export function ConditionRule({ number, rule, subjects, onChange, onRemove }: ConditionRuleProps) {
  const { definition, language } = useEditor();
  const subject = subjects.find(({ question }) => question.id === rule.question);
  if (!subject) return null;
  const say = (texts: Texts, id: string) => textIn(texts, language, definition.languages) || id;
  return (
    <div className="condition-rule">
      <Select
        label={`Question of condition ${number}`}
        options={subjects.map(({ question, page }) => ({
          value: question.id,
          label: `${questionLine(question, language, definition.languages)} (page ${page + 1})`,
          description: question.id,
        }))}
        value={rule.question}
        onChange={(id) => {
          const next = subjects.find(({ question }) => question.id === id);
          if (next && id !== rule.question) onChange(ruleAbout(next));
        }}
      />
      {subject.parts.length > 0 && (
        <Select
          label="Which row"
          options={subject.parts.map(({ id, text }) => ({ value: id, label: say(text, id) }))}
          value={rule.part}
          onChange={(part) => onChange({ ...rule, part })}
        />
      )}
      {subject.perspectives.length > 0 && (
        <Select
          label="Rated for"
          options={subject.perspectives.map(({ id, name }) => ({ value: id, label: say(name, id) }))}
          value={rule.perspective}
          onChange={(perspective) => onChange({ ...rule, perspective })}
        />
      )}
      <Select<Test>
        label="Test"
        options={testsFor(subject).map((test) => ({ value: test, label: testName(test, subject.kind) }))}
        value={rule.test}
        onChange={(test) => onChange(withTest(rule, test, subject))}
      />
      <ValueField rule={rule} subject={subject} say={say} onChange={onChange} />
      <IconButton
        label={`Remove condition ${number}`}
        icon={<Trash2 size={16} aria-hidden />}
        onPress={onRemove}
      />
    </div>
  );
}

interface ValueFieldProps {
  rule: Rule;
  subject: Subject;
  say: (texts: Texts, id: string) => string;
  onChange: (rule: Rule) => void;
}

function ValueField({ rule, subject, say, onChange }: ValueFieldProps) {
  const { kind, choices, specials } = subject;
  const { test, values } = rule;
  const [value = ""] = values;
  const set = (...next: string[]) => onChange({ ...rule, values: next });
  if (test === "answered" || test === "not-answered") return null;
  const options = choices.map(({ id, text }) => ({ value: id, label: say(text, id) }));
  if (test === "in" || test === "not-in")
    return (
      <CheckboxGroup
        label="Answers"
        options={options}
        value={[...values]}
        onChange={(ids) => ids.length > 0 && set(...ids)}
      />
    );
  const isPlain = test === "=" || test === "!=";
  const special = isPlain ? specials.map((id) => ({ value: id, label: specialName(id) ?? id })) : [];
  if (kind === "one" || kind === "several")
    return (
      <Select label="Answer" options={[...options, ...special]} value={value} onChange={(id) => set(id)} />
    );
  if (kind === "date") return <DateTimeField label="Day" value={value} onChange={(day) => day && set(day)} />;
  if (kind === "text") return <TextField label="Words" value={value} onChange={(text) => set(text)} />;
  const isSpecial = special.some((each) => each.value === value);
  return (
    <>
      {special.length > 0 && (
        <Select
          label="Answer"
          options={[{ value: "number", label: "a number" }, ...special]}
          value={isSpecial ? value : "number"}
          onChange={(id) => set(...(id === "number" ? ruleAbout(subject).values : [id]))}
        />
      )}
      {!isSpecial && (
        <Suspense fallback={null}>
          <NumberField
            label="Number"
            value={value === "" ? null : Number(value)}
            onChange={(number) => number !== null && set(String(number))}
          />
        </Suspense>
      )}
    </>
  );
}
