import type { ChoiceQuestion, MultipleChoiceQuestion } from "#listen/questionnaires/definition.ts";
import { Checkbox, CheckboxGroup } from "../../../ui/checkbox.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { useEditor, wordsOf } from "./editor-context.ts";
import { OptionList } from "./option-list.tsx";
import type { Patch } from "./patched.ts";
import { WordsField } from "./words-field.tsx";

type Question = ChoiceQuestion | MultipleChoiceQuestion;
type Change<Each> = (patch: Patch<Each>, key?: string) => void;

/** What can be chosen. */
export function ChoiceFields({
  question,
  onChange,
}: {
  question: Question;
  onChange: Change<MultipleChoiceQuestion>;
}) {
  const { definition } = useEditor();
  const { options, other } = question;
  const change: Change<Question> = onChange as Change<Question>;
  return (
    <>
      <OptionList
        title="Answers to choose from"
        noun="option"
        options={options}
        onChange={(next, key) => change(withOptions(question, next), key && `options.${key}`)}
      />
      <Checkbox
        isSelected={other !== undefined}
        onChange={(on) => change({ other: on ? { [definition.languages[0]]: "Something else" } : undefined })}
      >
        A last answer with a text field
      </Checkbox>
      {other && (
        <WordsField label="Its label" texts={other} onChange={(texts) => change({ other: texts }, "other")} />
      )}
      {question.type === "multiple-choice" && <Limits question={question} onChange={onChange} />}
    </>
  );
}

/** What excludes the others must still be there. */
const withOptions = (question: Question, options: Question["options"]): Patch<MultipleChoiceQuestion> => {
  if (question.type !== "multiple-choice" || question.exclusive === undefined) return { options };
  const exclusive = question.exclusive.filter((id) => options.some((option) => option.id === id));
  return { options, exclusive: exclusive.length === 0 ? undefined : exclusive };
};

function Limits({
  question,
  onChange,
}: {
  question: MultipleChoiceQuestion;
  onChange: Change<MultipleChoiceQuestion>;
}) {
  const { language, definition } = useEditor();
  const { options, minimum, maximum, exclusive = [] } = question;
  const name = (index: number) => {
    const { text } = options[index] ?? {};
    return wordsOf(text, language) || wordsOf(text, definition.languages[0]) || `Option ${index + 1}`;
  };
  return (
    <>
      <div className="fields-pair">
        <NumberField
          label="Choose at least"
          isRequired={false}
          minValue={0}
          maxValue={options.length}
          step={1}
          value={minimum ?? null}
          onChange={(least) => onChange({ minimum: least ?? undefined })}
        />
        <NumberField
          label="Choose at most"
          isRequired={false}
          minValue={1}
          maxValue={options.length + 1}
          step={1}
          value={maximum ?? null}
          onChange={(most) => onChange({ maximum: most ?? undefined })}
        />
      </div>
      <details className="advanced" open={exclusive.length > 0}>
        <summary>Answers that exclude all others</summary>
        <CheckboxGroup
          label="Exclude all others"
          description="e.g. “None of these”"
          options={options.map(({ id }, index) => ({ value: id, label: name(index) }))}
          value={[...exclusive]}
          onChange={(ids) => onChange({ exclusive: ids.length === 0 ? undefined : ids })}
        />
      </details>
    </>
  );
}
