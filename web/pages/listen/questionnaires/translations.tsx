import { useState } from "react";
import type { Texts } from "#listen/questionnaires/definition.ts";
import { type PlacedText, textsOf } from "#listen/questionnaires/definition-texts.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Select } from "../../../ui/select.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { useEditor, wordsOf } from "./editor-context.ts";
import { languageName } from "./language-words.ts";
import { Languages } from "./languages.tsx";
import { changedAt, withWords } from "./patched.ts";

/** Every text beside its translation. */
export function Translations() {
  const { definition, language } = useEditor();
  const [first, ...others] = definition.languages;
  const [chosen, setChosen] = useState(language === first ? others[0] : language);
  const [isMissingOnly, setMissingOnly] = useState(false);
  // What is filled in stays in view until the switch is used again.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const to = chosen !== undefined && others.includes(chosen) ? chosen : others[0];
  if (to === undefined)
    return (
      <Stack gap="large">
        <EmptyState title={`Everything is in ${languageName(first)}`}>
          Add a language to translate into. Respondents then choose theirs.
        </EmptyState>
        <Languages />
      </Stack>
    );
  const texts = [...textsOf(definition)].filter((each) => wordsOf(each.texts, first).trim() !== "");
  const isMissing = ({ texts: each }: PlacedText) => wordsOf(each, to).trim() === "";
  const shown = isMissingOnly ? texts.filter((each) => isMissing(each) || kept.has(each.path)) : texts;
  return (
    <Stack>
      <div className="translation-tools">
        <Select
          label="Translate into"
          options={others.map((tag) => ({ value: tag, label: languageName(tag) }))}
          value={to}
          onChange={setChosen}
        />
        <Switch
          isSelected={isMissingOnly}
          onChange={(on) => {
            setMissingOnly(on);
            setKept(new Set());
          }}
        >
          Only what is missing
        </Switch>
      </div>
      <Progress
        label={`Translated into ${languageName(to)}`}
        value={texts.filter((each) => !isMissing(each)).length}
        total={texts.length}
      />
      {shown.length === 0 ? (
        <EmptyState title="Everything is translated">Turn the switch off to see all texts.</EmptyState>
      ) : (
        <ul className="translations">
          {shown.map((each) => (
            <Line
              key={each.path}
              placed={each}
              from={first}
              to={to}
              onTyped={() => setKept((paths) => new Set([...paths, each.path]))}
            />
          ))}
        </ul>
      )}
    </Stack>
  );
}

interface LineProps {
  placed: PlacedText;
  from: string;
  to: string;
  onTyped: () => void;
}

function Line({ placed: { path, texts, noun, page }, from, to, onTyped }: LineProps) {
  const { definition, edit } = useEditor();
  const count = definition.pages.length;
  const where = page < 0 ? "Beginning" : page >= count ? "End" : `Page ${page + 1}`;
  return (
    <li>
      <div>
        <span className="translation-noun">{`${where}, ${noun}`}</span>
        <p lang={from} dir="auto">
          {wordsOf(texts, from)}
        </p>
      </div>
      <TextArea
        label={`${languageName(to)}: ${noun}`}
        rows={1}
        maxLength={5000}
        value={wordsOf(texts, to)}
        onChange={(words) => {
          onTyped();
          edit(
            changedAt(definition, path, (each) => withWords(each as Texts, to, words)),
            `${path}/${to}`,
          );
        }}
      />
    </li>
  );
}
