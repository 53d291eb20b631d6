import { useState } from "react";
import type { Question } from "#listen/questionnaires/definition.ts";
import { Button } from "../../../ui/button.tsx";
import { Row } from "../../../ui/stack.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useEditor } from "./editor-context.ts";
import { idFault, questionIds } from "./new-question.ts";
import { renameQuestion } from "./rename-question.ts";

/** A question's id, for who writes conditions or works with exports. */
export function Advanced({ question }: { question: Question }) {
  const { definition, edit } = useEditor();
  const [id, setId] = useState(question.id);
  const isNew = id !== question.id;
  const fault = isNew ? idFault(id, questionIds(definition)) : null;
  return (
    <details className="advanced">
      <summary>Advanced</summary>
      <TextField
        label="Id"
        description={
          fault ??
          "Conditions, placeholders and exports call the question so. Everything that refers to it follows. Results of campaigns before and after are told apart by it."
        }
        value={id}
        onChange={setId}
        maxLength={40}
      />
      {isNew && (
        <Row>
          <Button
            isDisabled={fault !== null}
            onPress={() => edit(renameQuestion(definition, question.id, id))}
          >
            Change the id
          </Button>
          <Button tone="quiet" onPress={() => setId(question.id)}>
            Leave it
          </Button>
        </Row>
      )}
    </details>
  );
}
