import { entriesOf, listOf, record, textOf } from "../json-value.ts";
import { plainText } from "../plain-text.ts";
import type { QuestionNames } from "./column-names.ts";
import type { RuleContext } from "./logic.ts";
import { optionsOf } from "./options.ts";
import type { QsfBlock } from "./qsf.ts";

/** One round of a block that is asked again and again: its number in names of columns, and what it is about. */
export interface Loop {
  id: string;
  label: string;
}

const mostLoops = 100;

/** The rounds of a block; none where it is asked once. */
export function loopsOf(block: QsfBlock, context: RuleContext): Loop[] {
  const kind = textOf(block.options["Looping"]);
  if (kind === "" || kind === "None") return [];
  const settings = record(block.options["LoopingOptions"]);
  const fixed = entriesOf(settings["Static"]).map(([id, fields]) => ({
    id,
    label: plainText(textOf(listOf(fields)[0])) || id,
  }));
  const source = context.question(textOf(settings["QID"]));
  const chosen =
    source === undefined
      ? []
      : optionsOf(source, "Choices", false).map(({ id, label }) => ({ id, label: label || id }));
  const loops = kind === "Question" && chosen.length > 0 ? chosen : fixed;
  return loops.filter(({ id }) => /^\w{1,20}$/.test(id)).slice(0, mostLoops);
}

/** What a question is called in one round: "2_Q5", import id "2_QID5". */
export const loopNames = ({ tag, id, wordings }: QuestionNames, loop: Loop): QuestionNames => ({
  tag: `${loop.id}_${tag}`,
  id: `${loop.id}_${id}`,
  wordings: wordings.flatMap((wording) => [`${loop.label} - ${wording}`]),
});
