import type { FidelityLine } from "../../survey-file.ts";
import { line, listed, plural, quoted } from "../fidelity-lines.ts";
import { type JsonRecord, listOf, numberIn, record, textOf } from "../json-value.ts";
import { plainText } from "../plain-text.ts";
import { type RuleContext, ruleInWords } from "./logic.ts";
import type { Qsf, QsfBlock } from "./qsf.ts";

/** What a survey's flow says: the order of its blocks, what decides who comes to them, and rules about it. */
export interface ReadFlow {
  /** Ids of blocks in the order in which they are first come to. */
  order: string[];
  /** By block, why not everybody comes to it: the conditions around it, outermost first. */
  conditions: Map<string, string[]>;
  /** Fields that the flow sets or takes along. */
  fields: string[];
  lines: FidelityLine[];
}

const deepest = 40;
/** Ways to a block that are looked at; no survey comes to one more often. */
const mostWays = 100;

/** Reads a survey's flow. A block behind a branch in one place and without one in another is open to everybody. */
export function readFlow(qsf: Qsf, context: RuleContext): ReadFlow {
  const blocks = new Map(qsf.blocks.map((block) => [block.id, block]));
  const flow: ReadFlow = { order: [], conditions: new Map(), fields: [], lines: [] };
  const paths = new Map<string, string[][]>();
  const walk = (element: JsonRecord, conditions: readonly string[], depth: number): void => {
    if (depth > deepest) return;
    const type = textOf(element["Type"]);
    const inner = [...conditions];
    if (type === "Branch") inner.push(...branch(element, blocks, context, flow.lines));
    else if (/Randomizer$/.test(type)) inner.push(...randomiser(element, flow.lines));
    else if (type === "EmbeddedData") flow.fields.push(...fieldsOf(element));
    else if (/^(?:Block|Standard)$/.test(type)) comeTo(textOf(element["ID"]), conditions);
    else sayOther(type, element, conditions, flow.lines);
    for (const next of listOf(element["Flow"])) walk(record(next), inner, depth + 1);
  };
  const comeTo = (id: string, conditions: readonly string[]): void => {
    if (!paths.has(id)) flow.order.push(id);
    const known = paths.get(id);
    if (known === undefined) paths.set(id, [[...conditions]]);
    else if (known.length < mostWays) known.push([...conditions]);
  };
  walk(qsf.flow, [], 0);
  for (const [id, ways] of paths) {
    const only = ways.length === 1 ? ways[0] : undefined;
    if (only && only.length > 0) flow.conditions.set(id, only);
    else if (ways.every((way) => way.length > 0))
      flow.conditions.set(id, [ways.map((way) => way.join(" and ")).join(", or ")]);
  }
  flow.fields = [...new Set(flow.fields)];
  return flow;
}

function branch(
  element: JsonRecord,
  blocks: ReadonlyMap<string, QsfBlock>,
  context: RuleContext,
  lines: FidelityLine[],
): string[] {
  const condition =
    ruleInWords(element["BranchLogic"], context) ??
    quoted(plainText(textOf(element["Description"])) || "a rule");
  const inside = listOf(element["Flow"]).map((next) => partInWords(record(next), blocks));
  lines.push(
    line(
      "survey",
      "branch",
      "changed",
      `If ${condition}: ${listed(inside) || "nothing follows"}. The rule is kept as text and not run; blanks in these questions count as not shown.`,
    ),
  );
  return [condition];
}

function partInWords(element: JsonRecord, blocks: ReadonlyMap<string, QsfBlock>): string {
  const type = textOf(element["Type"]);
  if (/^(?:Block|Standard)$/.test(type))
    return `block ${quoted(blocks.get(textOf(element["ID"]))?.name ?? textOf(element["ID"]))}`;
  if (type === "EndSurvey") return "the survey ends";
  if (type === "EmbeddedData") return `${listed(fieldsOf(element).map(quoted))} set`;
  if (/Randomizer$/.test(type)) return "a random part";
  return type === "Branch" ? "a further branch" : `a step of type ${quoted(type)}`;
}

/** Where only some of the parts are shown, not everybody comes to each of them. */
function randomiser(element: JsonRecord, lines: FidelityLine[]): string[] {
  const parts = listOf(element["Flow"]).length;
  const shown = numberIn(element["SubSet"]) ?? parts;
  const isSome = shown < parts;
  lines.push(
    line(
      "survey",
      "randomisation",
      isSome ? "changed" : "lost",
      isSome
        ? `Each person saw ${shown} of ${plural(parts, "part")}, by chance. Blanks in the others count as not shown.`
        : `${plural(parts, "part")} came in a random order. The order that each person saw is not used.`,
    ),
  );
  return isSome ? ["chance chose it"] : [];
}

const fieldsOf = (element: JsonRecord): string[] =>
  listOf(element["EmbeddedData"])
    .map((field) => textOf(record(field)["Field"]))
    .filter((name) => name !== "");

function sayOther(
  type: string,
  element: JsonRecord,
  conditions: readonly string[],
  lines: FidelityLine[],
): void {
  const when = conditions.length === 0 ? "" : ` if ${conditions.join(" and ")}`;
  if (type === "EndSurvey")
    lines.push(
      line(
        "survey",
        "end",
        "changed",
        `The survey ends early${when}. Who was sent out has blanks from there on.`,
      ),
    );
  else if (type === "Quota")
    lines.push(
      line(
        "survey",
        "quota",
        "lost",
        `The flow asks a quota (${quoted(textOf(element["Description"]) || "without a name")}). Quotas work while answers come in and change no figures.`,
      ),
    );
  else if (type === "ReferenceSurvey")
    lines.push(
      line(
        "survey",
        "library block",
        "lost",
        "A block comes from a library and is not in this file. Its columns are read by what they hold.",
      ),
    );
  else if (type === "Group" || type === "Root" || type === "") return;
  else
    lines.push(
      line(
        "survey",
        "flow",
        "lost",
        `A step of type ${quoted(type)} happens while answers come in; it is not read.`,
      ),
    );
}
