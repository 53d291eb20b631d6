import { memo, useCallback, useId, useRef, useSyncExternalStore } from "react";
import { directionOf } from "#listen/questionnaires/direction.ts";
import { placeholdersIn } from "#listen/questionnaires/piping.ts";
import { Button } from "../../../ui/button.tsx";
import { faultWords } from "./fault-words.ts";
import type { Entry, TranslationKeeper } from "./translation-keeper.ts";

/** What all lines of a sheet share; it stays the same object while they do. */
export interface Desk {
  keeper: TranslationKeeper;
  source: string;
  target: string;
  /** Languages by their names. */
  names: { first: string; source: string; target: string };
  isReadOnly: boolean;
  onConfirm: (key: string) => void;
  onNext: (after: string) => void;
}

/** Characters from which on a field begins with several lines. */
const longText = 160;

/** Where a text's field is found in the page. */
export const fieldId = (key: string): string => `words-${key}`;

interface LineProps {
  textKey: string;
  /** False where the line above shows what the text belongs to. */
  hasContext: boolean;
  desk: Desk;
}

/** A text beside its translation. It is drawn again when it changes itself, whatever is typed elsewhere. */
export const TranslationLine = memo(function TranslationLine({ textKey, hasContext, desk }: LineProps) {
  const { keeper } = desk;
  const subscribe = useCallback(
    (listener: () => void) => keeper.subscribeTo(textKey)(listener),
    [keeper, textKey],
  );
  const entry = useSyncExternalStore(subscribe, () => keeper.entry(textKey));
  return entry ? <Line entry={entry} hasContext={hasContext} desk={desk} /> : null;
});

function Line({ entry, hasContext, desk }: Omit<LineProps, "textKey"> & { entry: Entry }) {
  const { text, words, earlier, theirs, refused } = entry;
  const { keeper, source, target, names, isReadOnly } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  const about = useId();
  const [id, from] = [fieldId(text.key), text.source ?? text.original];
  const faults = faultWords(entry, names.first);
  const isInvalid = refused !== null || faults.length > 0;
  const chips = [...new Set(placeholdersIn(text.original))];
  const insert = (name: string) => {
    const at = field.current?.selectionStart ?? words.length;
    const end = field.current?.selectionEnd ?? at;
    keeper.type(text.key, `${words.slice(0, at)}{{${name}}}${words.slice(end)}`);
    field.current?.focus();
  };
  return (
    <li className="translation">
      <div className="translation-source">
        {hasContext && text.context !== null && (
          <span className="translation-context" dir="auto">
            {text.context}
          </span>
        )}
        <span className="translation-noun">{text.noun}</span>
        {from === "" ? (
          <>
            <span className="translation-noun">{`Missing in ${names.source}; in ${names.first}:`}</span>
            <p dir="auto">{text.original}</p>
          </>
        ) : (
          <p lang={source} dir={directionOf(source)}>
            {from}
          </p>
        )}
        {from !== "" && from !== text.original && (
          <details>
            <summary>{`In ${names.first}`}</summary>
            <p dir="auto">{text.original}</p>
          </details>
        )}
      </div>
      <div className="translation-target">
        <label className="translation-noun" htmlFor={id}>
          {`${names.target}: ${text.noun}`}
        </label>
        <textarea
          ref={field}
          id={id}
          className="input"
          lang={target}
          dir={directionOf(target)}
          rows={1}
          data-long={text.original.length > longText || undefined}
          value={words}
          maxLength={text.most}
          readOnly={isReadOnly}
          aria-invalid={isInvalid || undefined}
          data-invalid={isInvalid || undefined}
          aria-describedby={about}
          onChange={({ target: { value } }) => keeper.type(text.key, value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            desk.onNext(text.key);
          }}
        />
        {chips.length > 0 && !isReadOnly && (
          <div className="placeholder-chips">
            {chips.map((name) => (
              <button
                type="button"
                key={name}
                className="placeholder-chip"
                data-missing={words.trim() !== "" && entry.faults.missing.includes(name) ? true : undefined}
                aria-label={`Put {{${name}}} in`}
                onClick={() => insert(name)}
              >
                {`{{${name}}}`}
              </button>
            ))}
          </div>
        )}
        <div id={about} className="translation-notes">
          {refused !== null && <p className="field-error">{refused}</p>}
          {faults.map((sentence) => (
            <p className="field-error" key={sentence}>
              {sentence}
            </p>
          ))}
          {earlier !== undefined && words.trim() !== "" && (
            <p className="translation-earlier">{`Translated from: “${earlier}”`}</p>
          )}
          {theirs !== null && (
            <p className="field-error" role="alert">
              {theirs === ""
                ? "Not saved: somebody else took this translation out."
                : `Not saved: somebody else wrote “${theirs}”.`}
            </p>
          )}
        </div>
        {earlier !== undefined && words.trim() !== "" && !isReadOnly && (
          <Button tone="quiet" onPress={() => desk.onConfirm(text.key)}>
            It still fits
          </Button>
        )}
        {theirs !== null && (
          <div className="row">
            <Button onPress={() => keeper.settle(text.key, "theirs")}>Take theirs</Button>
            <Button onPress={() => keeper.settle(text.key, "mine")}>Keep mine</Button>
          </div>
        )}
      </div>
    </li>
  );
}
