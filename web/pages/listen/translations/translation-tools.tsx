import type { ReactNode } from "react";
import type { Part, Sheet } from "#listen/translations/translations.contract.ts";
import { Progress } from "../../../ui/progress.tsx";
import { Select } from "../../../ui/select.tsx";
import { languageName } from "../questionnaires/language-words.ts";
import type { Keeping } from "./translation-keeper.ts";

interface TranslationToolsProps {
  sheet: Sheet;
  part: Part;
  keeping: Keeping;
  onChoose: (change: { from?: string; into?: string }) => void;
  /** Stands beside the languages. */
  children: ReactNode;
}

/** Which language is translated into which, and how far that has come. */
export function TranslationTools({ sheet, part, keeping, onChoose, children }: TranslationToolsProps) {
  const { languages, source, target, total } = sheet;
  if (target === null) return <div className="translation-tools">{children}</div>;
  const [first] = languages;
  const sources = part === "coaching" ? languages.slice(0, 1) : languages;
  const done = (translated: number) => `${translated.toLocaleString()} of ${total.toLocaleString()}`;
  return (
    <>
      <div className="translation-tools">
        {sources.length > 1 && (
          <Select
            label="From"
            options={sources
              .filter(({ language }) => language !== target)
              .map(({ language, translated }) => ({
                value: language,
                label: languageName(language),
                description: language === first?.language ? "First language" : done(translated),
              }))}
            value={source}
            onChange={(from) => onChoose({ from: from === first?.language ? "" : from })}
          />
        )}
        <Select
          label="Into"
          options={languages
            .filter(({ language }) => language !== first?.language && language !== source)
            .map(({ language, translated }) => ({
              value: language,
              label: languageName(language),
              description: done(language === target ? keeping.translated : translated),
            }))}
          value={target}
          onChange={(into) => onChoose({ into })}
        />
        {children}
      </div>
      <Progress label={`Translated into ${languageName(target)}`} value={keeping.translated} total={total} />
    </>
  );
}
