import { useEffect, useMemo, useRef, useState } from "react";
import type { finishEntry } from "#listen/paper/paper.contract.ts";
import { paperForm } from "#listen/paper/paper-form.ts";
import { printedSheetNumber } from "#listen/paper/sheet-number.ts";
import { readSheet, typedFields, typingProblem } from "#listen/paper/typed.ts";
import type { Compiled } from "#listen/questionnaires/compile.ts";
import type { AppError } from "#platform/errors.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { LeaveGuard } from "../../../shell/self-saving/leave-guard.tsx";
import { Button } from "../../../ui/button.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row } from "../../../ui/stack.tsx";
import { EntryField } from "./entry-field.tsx";
import type { OpenedSheet } from "./sheet-number-form.tsx";
import { useSavedEntry } from "./use-saved-entry.ts";

interface SheetEntryProps {
  campaign: string;
  opened: OpenedSheet;
  compiled: Compiled;
  onDone: (done: ResponseOf<typeof finishEntry>) => void;
  onLeave: () => void;
}

/** One sheet: a field for everything that its answers lead to. */
export function SheetEntry({ campaign, opened, compiled, onDone, onLeave }: SheetEntryProps) {
  const form = useMemo(() => paperForm(compiled.definition, opened.language), [compiled, opened.language]);
  const isCorrection = opened.differing.length > 0;
  const entry = useSavedEntry(campaign, opened);
  const { typed } = entry;
  const sheet = useMemo(() => readSheet(form, compiled, typed), [form, compiled, typed]);
  const fields = typedFields(sheet, typed);
  const questionOf = new Map(sheet.asked.flatMap((each) => each.fields.map(({ id }) => [id, each] as const)));
  const list = useRef<HTMLOListElement>(null);
  /** The field after which the focus goes to the next one, once that is shown. */
  const leaving = useRef<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [isPending, setPending] = useState(false);

  const inputs = () => Array.from(list.current?.querySelectorAll<HTMLInputElement>("[data-field]") ?? []);
  const finishButton = () =>
    list.current?.parentElement?.querySelector<HTMLButtonElement>(".paper-finish button");
  const goOn = () => {
    const id = leaving.current;
    if (id === null) return;
    leaving.current = null;
    const all = inputs();
    const next = all[all.findIndex((input) => input.dataset["field"] === id) + 1];
    if (next) next.focus();
    else finishButton()?.focus();
  };
  // Without dependencies: what was typed may have led to other fields.
  useEffect(goOn);
  useEffect(() => {
    list.current?.querySelector<HTMLInputElement>("[data-field]")?.focus();
  }, []);

  const finish = async () => {
    setPending(true);
    setRefusal(null);
    try {
      onDone(await entry.finish());
    } catch (error) {
      setRefusal(asAppError(error));
      setPending(false);
    }
  };
  const wrong = fields.filter(
    (field) => typingProblem(field, typed[field.id] ?? "", opened.language) !== null,
  );

  return (
    <section aria-labelledby="paper-sheet">
      <LeaveGuard keeper={entry.keeper} />
      <h2 id="paper-sheet" className="paper-sheet">
        Sheet <span className="paper-number">{printedSheetNumber(opened.sheet)}</span>
        <span className="paper-round">
          {isCorrection
            ? "Yours and the other entry differ. Look once more at the marked fields; it is counted where both agree then."
            : opened.isDone
              ? "You have finished it; you can correct it until somebody else has typed it."
              : opened.round === 2
                ? "second entry"
                : ""}
        </span>
      </h2>
      {(refusal ?? entry.problem) && (
        <Notice tone="error" title={(refusal ?? entry.problem)?.message ?? ""}>
          {refusal?.fields.map(({ pointer, detail }) => (
            <p key={pointer}>{detail}</p>
          ))}
        </Notice>
      )}
      <ol className="paper-fields" ref={list}>
        {fields.map((field, index) => {
          const question = questionOf.get(field.id);
          const isFirst = questionOf.get(fields[index - 1]?.id ?? "") !== question;
          const isLast = questionOf.get(fields[index + 1]?.id ?? "") !== question;
          const isHere = question?.fields.some(({ id }) => id === focused) ?? false;
          const hint = question && isLast && !isHere ? sheet.problems.get(question.question.id) : undefined;
          return (
            <li key={field.id}>
              {isFirst && (
                <p className="paper-question">
                  <span className="paper-question-number">{question?.number}</span> {question?.text}
                </p>
              )}
              <EntryField
                field={field}
                question={question?.text ?? ""}
                value={typed[field.id] ?? ""}
                language={opened.language}
                isDiffering={opened.differing.includes(field.id)}
                isFocused={focused === field.id}
                onFocus={() => setFocused(field.id)}
                onChange={(text) => entry.change(field.id, text)}
                onLeave={() => {
                  leaving.current = field.id;
                  // Where nothing changed, nothing is shown anew.
                  window.setTimeout(goOn);
                }}
              />
              {hint && (
                <p className="paper-hint">
                  {`As it stands this can't be used: ${hint} If the sheet says so, leave it; it will be left out and counted as not usable.`}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      <div className="paper-finish">
        <Row>
          <Button tone="primary" isPending={isPending} onPress={() => void finish()}>
            Finish the sheet
          </Button>
          <Button onPress={() => void entry.save().then(onLeave, () => {})}>
            {isCorrection ? "Leave it as it was" : "Put it aside"}
          </Button>
        </Row>
        {wrong.length > 0 && (
          <p className="paper-hint">{`Still to correct: ${wrong.map(({ number }) => number).join(", ")}`}</p>
        )}
      </div>
    </section>
  );
}
