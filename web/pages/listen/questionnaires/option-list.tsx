import { ArrowDown, ArrowUp, ClipboardPaste, Plus, Trash2 } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import type { Option } from "#listen/questionnaires/definition.ts";
import { definitionLimits as limits } from "#listen/questionnaires/definition-limits.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Row } from "../../../ui/stack.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useEditor, wordsOf } from "./editor-context.ts";
import { languageName } from "./language-words.ts";
import { linesOf, optionsFrom } from "./option-lines.ts";
import { PasteLines } from "./paste-lines.tsx";
import { movedTo, replaced, withWords } from "./patched.ts";

interface OptionListProps {
  title: string;
  /** What one is called: "option", "row". */
  noun: "option" | "row" | "column" | "statement";
  options: readonly Option[];
  onChange: (options: Option[], key?: string) => void;
  /** Whether there can be no others and no fewer, only other words. */
  isFixed?: boolean;
}

/** A list of texts to choose from or to rate. Enter adds the next; many lines can be pasted at once. */
export function OptionList({ title, noun, options, onChange, isFixed = false }: OptionListProps) {
  const { language, definition } = useEditor();
  const [isPasting, setPasting] = useState(false);
  const list = useRef<HTMLFieldSetElement>(null);
  const [first] = definition.languages;
  const most = { option: limits.options, column: limits.columns, row: limits.rows, statement: limits.rows }[
    noun
  ];
  const room = most - options.length;
  const prefix = noun === "option" ? "o" : noun === "column" ? "c" : "r";

  const focus = (index: number) =>
    setTimeout(() => list.current?.querySelectorAll<HTMLInputElement>("input")[index]?.focus());
  const insert = (index: number, lines: readonly string[]) => {
    const added = optionsFrom(lines.slice(0, room), prefix, language, options);
    if (added.length < lines.length) toast(`There can be ${most} at most; the rest was left out.`);
    if (added.length === 0) return;
    onChange(options.toSpliced(index, 0, ...added));
    focus(index + added.length - 1);
  };
  const type = (index: number, option: Option, words: string) =>
    onChange(
      replaced(options, index, { ...option, text: withWords(option.text, language, words) }),
      String(index),
    );
  const remove = (index: number) => {
    onChange(options.toSpliced(index, 1));
    focus(Math.max(0, index - 1));
  };

  const onKey = (event: KeyboardEvent, index: number) => {
    if (isFixed || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      insert(index + 1, [""]);
    } else if (event.key === "Backspace" && event.target.value === "" && options.length > 1) {
      event.preventDefault();
      remove(index);
    }
  };
  const onPaste = (event: ClipboardEvent, index: number, option: Option) => {
    const [line = "", ...rest] = linesOf(event.clipboardData.getData("text"));
    if (isFixed || rest.length === 0) return;
    event.preventDefault();
    if (wordsOf(option.text, language) !== "") return insert(index + 1, [line, ...rest]);
    const added = optionsFrom(rest.slice(0, room), prefix, language, options);
    if (added.length < rest.length) toast(`There can be ${most} at most; the rest was left out.`);
    const filled = { ...option, text: withWords(option.text, language, line.slice(0, 500)) };
    onChange(options.toSpliced(index, 1, filled, ...added));
    focus(index + added.length);
  };

  return (
    <fieldset className="option-list" ref={list}>
      <legend className="field-label">{title}</legend>
      {options.map((option, index) => {
        const words = wordsOf(option.text, language);
        const number = `${noun} ${index + 1}`;
        const original = language === first ? "" : wordsOf(option.text, first);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: it hears what is typed in the field inside
          <div
            className="option-line"
            key={option.id}
            onKeyDown={(event) => onKey(event, index)}
            onPaste={(event) => onPaste(event, index, option)}
          >
            <TextField
              label={number.slice(0, 1).toUpperCase() + number.slice(1)}
              value={words}
              maxLength={500}
              onChange={(text) => type(index, option, text)}
              {...(original !== "" && { description: `${languageName(first)}: ${original}` })}
            />
            {!isFixed && (
              <div className="option-actions">
                <IconButton
                  label={`Move ${number} up`}
                  icon={<ArrowUp size={16} aria-hidden />}
                  isDisabled={index === 0}
                  onPress={() => onChange(movedTo(options, index, index - 1))}
                />
                <IconButton
                  label={`Move ${number} down`}
                  icon={<ArrowDown size={16} aria-hidden />}
                  isDisabled={index === options.length - 1}
                  onPress={() => onChange(movedTo(options, index, index + 1))}
                />
                <IconButton
                  label={`Remove ${number}`}
                  icon={<Trash2 size={16} aria-hidden />}
                  onPress={() => remove(index)}
                />
              </div>
            )}
          </div>
        );
      })}
      {!isFixed && (
        <Row>
          <Button
            tone="quiet"
            icon={<Plus size={16} aria-hidden />}
            onPress={() => insert(options.length, [""])}
          >
            {`Add ${noun === "option" ? "an option" : `a ${noun}`}`}
          </Button>
          <Button
            tone="quiet"
            icon={<ClipboardPaste size={16} aria-hidden />}
            onPress={() => setPasting(true)}
          >
            Paste many
          </Button>
        </Row>
      )}
      {isPasting && (
        <PasteLines
          title={title}
          onClose={() => setPasting(false)}
          onLines={(lines) => insert(options.length, lines)}
        />
      )}
    </fieldset>
  );
}
