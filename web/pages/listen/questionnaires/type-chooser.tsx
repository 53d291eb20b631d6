import { ChevronDown } from "lucide-react";
import { useState } from "react";
import type { Question, QuestionType } from "#listen/questionnaires/definition.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { useEditor } from "./editor-context.ts";
import { changeQuestion } from "./edits.ts";
import { asType } from "./new-question.ts";
import { typeGroups, typeName } from "./question-types.ts";
import { TypeIcon } from "./type-icon.tsx";

/** A question's type, and the way to another one. */
export function TypeChooser({
  question,
  place,
}: {
  question: Question;
  place: { page: number; question: number };
}) {
  const { definition, edit } = useEditor();
  const [isOpen, setOpen] = useState(false);
  const choose = (type: QuestionType) => {
    setOpen(false);
    if (type !== question.type) edit(changeQuestion(definition, place, (each) => asType(each, type)));
  };
  return (
    <>
      <button type="button" className="type-button" onClick={() => setOpen(true)}>
        <TypeIcon type={question.type} />
        <span>
          <span className="visually-hidden">Type of question: </span>
          {typeName(question.type)}
        </span>
        <ChevronDown size={16} aria-hidden />
      </button>
      <TypeDialog
        title="Change the type"
        lead="Wording and answers stay as far as the new type has them."
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onChoose={choose}
      />
    </>
  );
}

interface TypeDialogProps {
  title: string;
  lead?: string;
  isOpen: boolean;
  onClose: () => void;
  onChoose: (type: QuestionType) => void;
}

/** All types of questions with a picture and what each is good for. */
export function TypeDialog({ title, lead, isOpen, onClose, onChoose }: TypeDialogProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} width="wide">
      {lead && <p>{lead}</p>}
      {typeGroups.map(({ name, types }) => (
        <section key={name} className="type-group" aria-label={name}>
          <h3>{name}</h3>
          <ul>
            {types.map(({ type, name: words, use }) => (
              <li key={type}>
                <button type="button" className="type-card" onClick={() => onChoose(type)}>
                  <TypeIcon type={type} />
                  <span>
                    <strong>{words}</strong>
                    <span className="type-use">{use}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
