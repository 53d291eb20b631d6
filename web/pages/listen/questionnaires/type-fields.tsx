import type { Question } from "#listen/questionnaires/definition.ts";
import { DateTimeField } from "../../../ui/date-time-field.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { ChoiceFields } from "./choice-fields.tsx";
import { useQuestionEdit } from "./editor-context.ts";
import { OptionList } from "./option-list.tsx";
import { orNone } from "./patched.ts";
import { PerspectiveFields } from "./perspective-fields.tsx";
import { ScaleFields } from "./scale-fields.tsx";
import { WordsField } from "./words-field.tsx";

interface TypeFieldsProps {
  question: Question;
  place: { page: number; question: number };
  /** Whether rows and scale have to stay. */
  isFixed: boolean;
}

/** What only questions of some types have: options, scales, limits. */
export function TypeFields({ question, place, isFixed }: TypeFieldsProps) {
  const change = useQuestionEdit(place);
  switch (question.type) {
    case "single-choice":
    case "dropdown":
    case "multiple-choice":
      return <ChoiceFields question={question} onChange={change} />;
    case "matrix":
      return (
        <>
          <OptionList
            title="Rows"
            noun="row"
            options={question.rows}
            onChange={(rows, key) => change({ rows }, key && `rows.${key}`)}
          />
          <OptionList
            title="Answers for each row"
            noun="column"
            options={question.columns}
            onChange={(columns, key) => change({ columns }, key && `columns.${key}`)}
          />
        </>
      );
    case "rating":
      return <ScaleFields question={question} onChange={change} isFixed={false} />;
    case "paired-rating":
      return (
        <>
          <OptionList
            title="Statements"
            noun="statement"
            options={question.rows}
            isFixed={isFixed}
            onChange={(rows, key) => change({ rows }, key && `rows.${key}`)}
          />
          <PerspectiveFields question={question} onChange={change} isFixed={isFixed} />
          <ScaleFields question={question} onChange={change} isFixed={isFixed} />
        </>
      );
    case "zero-to-ten":
      return (
        <div className="fields-pair">
          <WordsField label="0 means" texts={question.low} onChange={(low) => change({ low }, "low")} />
          <WordsField label="10 means" texts={question.high} onChange={(high) => change({ high }, "high")} />
        </div>
      );
    case "ranking":
      return (
        <>
          <OptionList
            title="What is ranked"
            noun="option"
            options={question.options}
            onChange={(options, key) => change({ options }, key && `options.${key}`)}
          />
          <NumberField
            label="How many ranks"
            description="All, unless you give a number. Beyond seven or so, people no longer tell ranks apart."
            isRequired={false}
            minValue={1}
            maxValue={Math.max(1, question.options.length)}
            value={question.ranks ?? null}
            onChange={(ranks) => change({ ranks: ranks ?? undefined })}
          />
        </>
      );
    case "constant-sum":
      return (
        <>
          <OptionList
            title="What it is shared out over"
            noun="option"
            options={question.options}
            onChange={(options, key) => change({ options }, key && `options.${key}`)}
          />
          <NumberField
            label="Total"
            minValue={1}
            maxValue={1_000_000}
            step={1}
            value={question.total}
            onChange={(total) => change({ total: total ?? 0 })}
          />
        </>
      );
    case "number":
      return (
        <>
          <div className="fields-pair">
            <NumberField
              label="Lowest"
              isRequired={false}
              value={question.minimum ?? null}
              onChange={(minimum) => change({ minimum: minimum ?? undefined })}
            />
            <NumberField
              label="Highest"
              isRequired={false}
              value={question.maximum ?? null}
              onChange={(maximum) => change({ maximum: maximum ?? undefined })}
            />
            <NumberField
              label="Decimal places"
              isRequired={false}
              minValue={0}
              maxValue={6}
              step={1}
              value={question.decimals ?? null}
              onChange={(decimals) => change({ decimals: decimals ?? undefined })}
            />
          </div>
          <WordsField
            label="Unit"
            description="e.g. minutes"
            isOptional
            texts={question.unit}
            onChange={(texts) => change({ unit: orNone(texts) }, "unit")}
          />
        </>
      );
    case "date":
      return (
        <div className="fields-pair">
          <DateTimeField
            label="Earliest"
            isRequired={false}
            value={question.earliest ?? ""}
            onChange={(earliest) => change({ earliest: earliest || undefined })}
          />
          <DateTimeField
            label="Latest"
            isRequired={false}
            value={question.latest ?? ""}
            onChange={(latest) => change({ latest: latest || undefined })}
          />
        </div>
      );
    case "short-text":
    case "long-text":
      return (
        <NumberField
          label="Characters at most"
          description={
            question.type === "short-text"
              ? "200 unless you say otherwise."
              : "5,000 unless you say otherwise."
          }
          isRequired={false}
          minValue={1}
          maxValue={question.type === "short-text" ? 500 : 20_000}
          step={1}
          value={question.maximumLength ?? null}
          onChange={(length) => change({ maximumLength: length ?? undefined })}
        />
      );
    case "statement":
      return null;
  }
}
