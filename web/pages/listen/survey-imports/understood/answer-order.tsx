import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { AnswerValue } from "#listen/survey-files/survey-file.ts";
import { IconButton } from "../../../../ui/button.tsx";
import { reordered } from "./corrections.ts";

interface AnswerOrderProps {
  /** Whether the order counts: in ratings. */
  isRating: boolean;
  values: AnswerValue[];
  onChange: (values: AnswerValue[]) => void;
  /** An answer that is none, such as "not applicable". */
  onMissing: (answer: AnswerValue) => void;
}

/** The answers of a column with what each counts; they can be moved, and be called no answer. */
export function AnswerOrder({ isRating, values, onChange, onMissing }: AnswerOrderProps) {
  return (
    <fieldset className="survey-answers">
      <legend className="field-label">
        {isRating ? "Answers, from the lowest to the highest" : "Answers"}
      </legend>
      <ol>
        {values.map((answer, index) => (
          <li key={answer.cell}>
            {isRating && <span className="survey-value">{answer.value}</span>}
            <span>{answer.label}</span>
            <span className="survey-answer-tools">
              {isRating && (
                <>
                  <IconButton
                    label={`Move ${answer.label} lower`}
                    icon={<ArrowUp size={16} aria-hidden />}
                    isDisabled={index === 0}
                    onPress={() => onChange(reordered(values, index, index - 1))}
                  />
                  <IconButton
                    label={`Move ${answer.label} higher`}
                    icon={<ArrowDown size={16} aria-hidden />}
                    isDisabled={index === values.length - 1}
                    onPress={() => onChange(reordered(values, index, index + 1))}
                  />
                </>
              )}
              <IconButton
                label={`${answer.label} is no answer`}
                icon={<X size={16} aria-hidden />}
                onPress={() => onMissing(answer)}
              />
            </span>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
