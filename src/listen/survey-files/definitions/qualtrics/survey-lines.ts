import type { FidelityLine } from "../../survey-file.ts";
import { line, listed, plural, quoted } from "../fidelity-lines.ts";
import { type JsonRecord, listOf, record, textOf } from "../json-value.ts";
import { plainText } from "../plain-text.ts";
import type { ReadFlow } from "./flow.ts";
import { type RuleContext, ruleInWords } from "./logic.ts";
import type { Qsf, QsfBlock } from "./qsf.ts";

/** What concerns the survey as a whole: its flow, blocks, fields, quotas, languages, looks. */
export function surveyLines(qsf: Qsf, flow: ReadFlow, context: RuleContext): FidelityLine[] {
  return [
    ...blockLines(qsf.blocks, flow),
    ...flow.lines,
    ...fieldLines(flow.fields),
    ...(qsf.others.get("QO") ?? []).map((quota) => quotaLine(quota, context)),
    ...languageLines(qsf),
    ...partialLines(record(qsf.others.get("SO")?.[0])),
    ...lookLines(record(qsf.others.get("SO")?.[0])),
    ...otherParts(qsf),
  ];
}

function blockLines(blocks: readonly QsfBlock[], flow: ReadFlow): FidelityLine[] {
  const asked = blocks.filter(({ isTrash }) => !isTrash);
  const lines: FidelityLine[] = [];
  const names = asked.map(({ name }) => quoted(name || "without a name"));
  if (asked.length > 1)
    lines.push(
      line(
        "survey",
        "blocks",
        "changed",
        `${plural(asked.length, "block")}: ${listed(names)}. Their order is kept, their borders are not`,
      ),
    );
  const unreached = asked.filter(
    ({ id, elements }) => flow.order.length > 0 && !flow.order.includes(id) && elements.length > 0,
  );
  for (const block of unreached)
    lines.push(
      line(
        "survey",
        "blocks",
        "kept",
        `The flow never comes to block ${quoted(block.name)}. Its questions are read where the export has columns of them`,
      ),
    );
  for (const block of asked) {
    const order = textOf(block.options["RandomizeQuestions"]);
    if (order !== "" && order !== "false" && order !== "None")
      lines.push(
        line(
          "survey",
          "randomisation",
          "lost",
          `Questions of block ${quoted(block.name)} came in a random order${/Only/.test(order) ? ", and only some of them to each person" : ""}. The order that each person saw is not used`,
        ),
      );
  }
  return lines;
}

const fieldLines = (fields: readonly string[]): FidelityLine[] =>
  fields.length === 0
    ? []
    : [
        line(
          "survey",
          "embedded data",
          "kept",
          `${plural(fields.length, "field")} besides the questions: ${listed(fields.map(quoted), 12)}. Each is read by what it holds where the export has a column of it`,
        ),
      ];

function quotaLine(quota: JsonRecord, context: RuleContext): FidelityLine {
  const name = quoted(plainText(textOf(quota["Name"])) || "without a name");
  const most = textOf(quota["Occurrences"]);
  const rule = ruleInWords(quota["Logic"], context);
  const text = `Quota ${name}${most === "" ? "" : `: at most ${most}`}${rule === null ? "" : ` if ${rule}`}. Quotas work while answers come in; that groups have the sizes they were given is to be kept in mind`;
  return line("survey", "quota", "lost", text);
}

function languageLines({ languages, language }: Qsf): FidelityLine[] {
  const others = languages.filter((code) => code !== language);
  if (others.length === 0) return [];
  return [
    line(
      "survey",
      "translation",
      "changed",
      `Asked in ${listed(languages)}. Wordings are those in ${language}; answers in the other languages count the same`,
    ),
  ];
}

/** When answers that nobody finished are closed, and with that which are in the file. */
function partialLines(options: JsonRecord): FidelityLine[] {
  const after = plainText(textOf(options["PartialData"])).replace(/^\+/, "").trim();
  if (after === "") return [];
  const isKept = !/^(?:0|no|none|false)$/i.test(after);
  const text = isKept
    ? `Unfinished answers are closed after ${quoted(after)} and may then be in the export; those that were still open are not. What people answered until then counts`
    : "Unfinished answers are not recorded; the export holds finished ones only";
  return [line("survey", "unfinished answers", "changed", text)];
}

function lookLines(options: JsonRecord): FidelityLine[] {
  const said = ["Header", "Footer"].filter((part) => plainText(textOf(options[part])) !== "");
  const script = "CustomScript" in options || "ExternalCSS" in options || "CustomStyles" in options;
  const looks = [...said.map((part) => part.toLowerCase()), ...(script ? ["styles of its own"] : [])];
  return [
    line(
      "survey",
      "looks",
      "lost",
      `Theme, buttons${looks.length > 0 ? `, ${listed(looks)}` : ""} and messages are not read; they change no figures`,
    ),
  ];
}

/** Parts that hold no settings of the survey's, or are said elsewhere. */
const silent = new Set(["SO", "SCO", "STAT", "QC", "RS", "PROJ", "PL", "NT", "QO", "QG", ""]);
const partNames = new Map([
  ["TR", "triggers (e-mails and actions after an answer)"],
  ["CJ", "conjoint settings"],
  ["SQ", "questions"],
]);

function otherParts(qsf: Qsf): FidelityLine[] {
  return [...qsf.others]
    .filter(([kind, payloads]) => !silent.has(kind) && payloads.some((payload) => listOf(payload).length > 0))
    .map(([kind]) =>
      line(
        "survey",
        "settings",
        "lost",
        `The file also holds ${partNames.get(kind) ?? `a part of type ${quoted(kind)}`}, which is not read`,
      ),
    );
}
