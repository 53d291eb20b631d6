import type { Question } from "#listen/questionnaires/definition.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Advanced } from "./advanced.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import { isOfProfile, useEditor, useQuestionEdit } from "./editor-context.ts";
import { MeaningField } from "./meaning-field.tsx";
import { orNone } from "./patched.ts";
import { SpecialAnswers } from "./special-answers.tsx";
import { TypeChooser } from "./type-chooser.tsx";
import { TypeFields } from "./type-fields.tsx";
import { WordsField } from "./words-field.tsx";

interface QuestionFormProps {
  question: Question;
  place: { page: number; question: number };
}

/** Everything about one question. */
export function QuestionForm({ question, place }: QuestionFormProps) {
  const editor = useEditor();
  const change = useQuestionEdit(place);
  const isFixed = isOfProfile(editor, question);
  const asks = question.type !== "statement";
  return (
    <Stack>
      {isFixed && (
        <Notice title="The profile's scores need these statements and this scale.">
          <p>You may reword and translate them, and add questions and pages of your own.</p>
        </Notice>
      )}
      {!isFixed && <TypeChooser question={question} place={place} />}
      <WordsField
        label={asks ? "Question" : "Text"}
        isLong
        takesAnswers
        texts={question.text}
        onChange={(text) => change({ text }, "text")}
      />
      <WordsField
        label="Help"
        description="A smaller line below: what is meant, what to leave out."
        isOptional
        takesAnswers
        texts={question.help}
        onChange={(texts) => change({ help: orNone(texts) }, "help")}
      />
      <TypeFields question={question} place={place} isFixed={isFixed} />
      {asks && (
        <>
          <Checkbox
            isSelected={question.required === true}
            onChange={(on) => change({ required: on || undefined })}
            description="Respondents can't finish without an answer. Use it sparingly: people who have to answer guess."
          >
            An answer is needed
          </Checkbox>
          <SpecialAnswers question={question} onChange={change} />
          <MeaningField question={question} onChange={(meaning) => change({ meaning })} />
        </>
      )}
      {!isFixed && (
        <>
          <ConditionEditor
            noun="question"
            source={question.showIf}
            path={`/pages/${place.page}/questions/${place.question}/showIf`}
            onChange={(showIf, key) => change({ showIf }, key)}
          />
          <Advanced question={question} />
        </>
      )}
    </Stack>
  );
}
