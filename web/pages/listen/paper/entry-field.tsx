import { type KeyboardEvent, useId } from "react";
import { type PaperField, unreadable } from "#listen/paper/paper-form.ts";
import { typingProblem } from "#listen/paper/typed.ts";

interface EntryFieldProps {
  field: PaperField;
  question: string;
  value: string;
  language: string;
  /** Whether the other entry has something else there. */
  isDiffering: boolean;
  isFocused: boolean;
  onFocus: () => void;
  onChange: (text: string) => void;
  /** The field is done: the next one is to be typed. */
  onLeave: () => void;
}

/** Whether something typed is complete, so that the next field can follow without another key. */
function isComplete({ kind, codes }: PaperField, text: string): boolean {
  const typed = text.trim().toUpperCase();
  if (typed === unreadable) return kind !== "text";
  if (kind === "one")
    return (
      codes.some(({ code }) => code === typed) &&
      !codes.some(({ code }) => code !== typed && code.startsWith(typed))
    );
  if (kind === "date") return /^\d{8}$/.test(typed) || codes.some(({ code }) => code === typed);
  return false;
}

/** Whether a code may still come of what is typed. */
const mayBecome = ({ kind, codes }: PaperField, text: string): boolean =>
  kind !== "one" || codes.some(({ code }) => code.startsWith(text.trim().toUpperCase()));

/** One field of a sheet. Codes move on by themselves, Enter does from everywhere, and a blank is a space. */
export function EntryField(props: EntryFieldProps) {
  const { field, question, value, language, isDiffering, isFocused, onFocus, onChange, onLeave } = props;
  const id = useId();
  const isText = field.kind === "text";
  const problem = typingProblem(field, value, language);
  const isTold = problem !== null && !(isFocused && (field.kind !== "one" || mayBecome(field, value)));

  const change = (text: string) => {
    onChange(text);
    if (isComplete(field, text)) onLeave();
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isBlank = event.key === " " && !isText && value === "";
    if (event.key !== "Enter" && !isBlank) return;
    event.preventDefault();
    if (isBlank || problem === null) onLeave();
  };
  return (
    <div className="paper-field">
      <label htmlFor={id} className={field.label === "" ? "visually-hidden" : "paper-label"}>
        {field.label === "" ? `${field.number} ${question}` : `${field.number} ${field.label}`}
      </label>
      <input
        id={id}
        data-field={field.id}
        className={isText ? "input" : "input paper-code"}
        value={value}
        autoComplete="off"
        spellCheck={isText}
        dir="auto"
        maxLength={isText ? 5000 : 60}
        aria-invalid={isTold}
        aria-describedby={isDiffering ? `${id}-differs ${id}-help` : `${id}-help`}
        onFocus={(event) => {
          onFocus();
          event.currentTarget.select();
        }}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={keyDown}
      />
      {isDiffering && (
        <p id={`${id}-differs`} className="paper-hint">
          The other entry differs here: look what really stands there.
        </p>
      )}
      <p id={`${id}-help`} className={isTold ? "paper-problem" : "paper-codes"}>
        {isTold ? problem : <Codes field={field} />}
      </p>
    </div>
  );
}

function Codes({ field: { kind, codes } }: { field: PaperField }) {
  const named = codes.filter(({ label }) => label !== "");
  const [first, last] = [codes[0], codes.at(-1)];
  if (!first || !last)
    return kind === "amount" ? "whole number" : kind === "date" ? "day, month, year" : null;
  return (
    <>
      {named.length < codes.length &&
        `${first.code} to ${codes.filter(({ code }) => /\d/.test(code)).at(-1)?.code} `}
      {named.map(({ code, label }) => (
        <span key={code}>
          <b>{code}</b> {label}
        </span>
      ))}
    </>
  );
}
