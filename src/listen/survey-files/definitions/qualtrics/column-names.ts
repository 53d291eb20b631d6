import { plainText } from "../plain-text.ts";

/**
 * How exports call the columns of one question: by tag in the first header row (Q4_2), by import id in the third
 * (QID4_2), by wording in the second ("How satisfied …? - Speed").
 */
export interface QuestionNames {
  tag: string;
  id: string;
  /** Its wording and, where it has one, its label. */
  wordings: string[];
}

const lastPart = / - Selected Choice$/;

/**
 * All names of a column of a question.
 *
 * @param suffix what follows tag and id: "_2", "_4_TEXT", "" …
 * @param parts what follows the wording: a choice, "Text" …
 * @param idSuffix where the import id's differs from the tag's
 */
export function columnNames(
  { tag, id, wordings }: QuestionNames,
  suffix: string,
  parts: readonly string[] = [],
  idSuffix = suffix,
): string[] {
  const said = parts.map(plainText).filter((part) => part !== "");
  const byWording = wordings
    .filter((wording) => wording !== "")
    .flatMap((wording) => {
      const whole = [wording, ...said].join(" - ");
      // Older exports join with a hyphen, and single choices with a text field are called "… - Selected Choice".
      const older = [wording, ...said].join("-");
      return lastPart.test(whole) ? [whole, whole.replace(lastPart, "")] : [whole, older];
    });
  return [...new Set([`${tag}${suffix}`, `${id}${idSuffix}`, ...byWording])];
}
