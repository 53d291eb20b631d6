import { Plus, Trash2 } from "lucide-react";
import type { PairedRatingQuestion } from "#listen/questionnaires/definition.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { freeId } from "./new-question.ts";
import { type Patch, replaced } from "./patched.ts";
import { WordsField } from "./words-field.tsx";

interface PerspectiveFieldsProps {
  question: PairedRatingQuestion;
  onChange: (patch: Patch<PairedRatingQuestion>, key?: string) => void;
  isFixed: boolean;
}

/** Whom each statement is rated for. */
export function PerspectiveFields({ question, onChange, isFixed }: PerspectiveFieldsProps) {
  const { perspectives } = question;
  type View = (typeof perspectives)[number];
  const change = (index: number, view: View, key: string) =>
    onChange({ perspectives: replaced(perspectives, index, view) }, `perspectives.${index}.${key}`);
  const ids = perspectives.map(({ id }) => id);
  return (
    <fieldset className="option-list">
      <legend className="field-label">Points of view</legend>
      {perspectives.map((view, index) => (
        <div className="perspective" key={view.id}>
          <WordsField
            label={`Point of view ${index + 1}`}
            description="e.g. Myself"
            texts={view.name}
            onChange={(name) => change(index, { ...view, name }, "name")}
          />
          <WordsField
            label="How its statements begin"
            description="e.g. “I”, “My organisation”; the statement completes the sentence"
            texts={view.lead}
            onChange={(lead) => change(index, { ...view, lead }, "lead")}
          />
          {!isFixed && perspectives.length > 2 && (
            <IconButton
              label={`Remove point of view ${index + 1}`}
              icon={<Trash2 size={16} aria-hidden />}
              onPress={() => onChange({ perspectives: perspectives.toSpliced(index, 1) })}
            />
          )}
        </div>
      ))}
      {!isFixed && perspectives.length < 4 && (
        <Button
          tone="quiet"
          icon={<Plus size={16} aria-hidden />}
          onPress={() =>
            onChange({ perspectives: [...perspectives, { id: freeId("v", ids), name: {}, lead: {} }] })
          }
        >
          Add a point of view
        </Button>
      )}
    </fieldset>
  );
}
