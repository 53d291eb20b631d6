import { ArrowUp, Trash2 } from "lucide-react";
import { definitionLimits } from "#listen/questionnaires/definition-limits.ts";
import { textsOf } from "#listen/questionnaires/definition-texts.ts";
import { Badge } from "../../../ui/badge.tsx";
import { IconButton } from "../../../ui/button.tsx";
import { ComboBox } from "../../../ui/combo-box.tsx";
import { Link } from "../../../ui/link.tsx";
import { Section } from "../../../ui/section.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useEditor, wordsOf } from "./editor-context.ts";
import { addLanguage, makeFirstLanguage, removeLanguage } from "./edits.ts";
import { languageName, offeredLanguages } from "./language-words.ts";

interface LanguagesProps {
  /** The page where they are translated, for links to it. */
  translatedAt?: string;
}

/** The languages in which one can answer. */
export function Languages({ translatedAt }: LanguagesProps) {
  const { definition, edit, language, setLanguage } = useEditor();
  const { languages } = definition;
  const [first] = languages;
  const texts = [...textsOf(definition)].filter((placed) => wordsOf(placed.texts, first).trim() !== "");
  const missing = (tag: string) => texts.filter((placed) => wordsOf(placed.texts, tag).trim() === "").length;
  const remove = (tag: string) => {
    if (language === tag) setLanguage(languages.find((each) => each !== tag) ?? first);
    edit(removeLanguage(definition, tag));
    toast(`${languageName(tag)} was removed with its texts. “Undo” above brings it back.`);
  };
  return (
    <Section
      title="Languages"
      lead="Respondents choose; what is not translated is shown in the first language."
    >
      <ul className="language-list">
        {languages.map((tag, index) => (
          <li key={tag}>
            <span>{languageName(tag)}</span>
            {index === 0 ? (
              <Badge>First language</Badge>
            ) : (
              <>
                <Badge tone={missing(tag) === 0 ? "good" : "warning"}>
                  {missing(tag) === 0 ? "Complete" : `${missing(tag)} of ${texts.length} texts missing`}
                </Badge>
                <span className="language-actions">
                  {translatedAt !== undefined && (
                    <Link href={`${translatedAt}?into=${tag}`}>{`Translate into ${languageName(tag)}`}</Link>
                  )}
                  <IconButton
                    label={`Make ${languageName(tag)} the first language`}
                    icon={<ArrowUp size={16} aria-hidden />}
                    onPress={() => edit(makeFirstLanguage(definition, tag))}
                  />
                  <IconButton
                    label={`Remove ${languageName(tag)}`}
                    icon={<Trash2 size={16} aria-hidden />}
                    onPress={() => remove(tag)}
                  />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {languages.length < definitionLimits.languages && (
        <ComboBox
          key={languages.join()}
          label="Add a language"
          isRequired={false}
          value={null}
          options={offeredLanguages
            .filter((tag) => !languages.includes(tag))
            .map((tag) => ({ value: tag, label: languageName(tag) }))}
          onChange={(tag) => tag !== null && edit(addLanguage(definition, tag))}
        />
      )}
    </Section>
  );
}
