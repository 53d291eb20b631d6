import type { FidelityLine } from "../../survey-file.ts";
import { line, listed, plural, quoted, short, spanInWords } from "../fidelity-lines.ts";
import { isOn, type JsonRecord, listOf, record, textOf } from "../json-value.ts";
import { plainText } from "../plain-text.ts";
import { conditionInWords, type RuleContext, ruleInWords } from "./logic.ts";
import { optionsOf } from "./options.ts";
import { isForced } from "./qsf.ts";

/** What a question's own settings decide besides its answers: what becomes of each of them. */
export function questionRules(
  question: JsonRecord,
  tag: string,
  element: JsonRecord,
  context: RuleContext,
): FidelityLine[] {
  return [
    ...optionLogic(question, tag, context),
    ...skips(element, tag, context),
    ...validation(question, tag),
    ...order(question, tag),
    ...carriedForward(question, tag, context),
    ...exclusive(question, tag),
    ...groups(question, tag),
    ...presets(question, tag),
    ...scripts(question, tag),
  ];
}

function optionLogic(question: JsonRecord, tag: string, context: RuleContext): FidelityLine[] {
  return (["Choices", "Answers"] as const).flatMap((which) =>
    optionsOf(question, which, false).flatMap(({ label, source }) => {
      const rule = ruleInWords(source["DisplayLogic"], context);
      if (rule === null) return [];
      return [
        line(
          tag,
          "display logic",
          "changed",
          `${quoted(label)} is offered only if ${rule}. The rule is kept as text and not run; that it was not offered can’t be told from not chosen.`,
        ),
      ];
    }),
  );
}

const destinations = new Map([
  ["ENDOFBLOCK", "the end of the block"],
  ["ENDOFSURVEY", "the end of the survey"],
]);

function skips(element: JsonRecord, tag: string, context: RuleContext): FidelityLine[] {
  return listOf(element["SkipLogic"]).map((step) => {
    const rule = record(step);
    const to = textOf(rule["SkipToDestination"]);
    const target = context.question(to);
    const place = destinations.get(to) ?? (target === undefined ? to : textOf(target["DataExportTag"]) || to);
    const condition = conditionInWords(rule, context);
    return line(
      tag,
      "skip logic",
      "changed",
      `If ${condition || "a condition holds"}, skips to ${place || "another place"}. The rule is kept as text and not run; what was skipped is blank.`,
    );
  });
}

function validation(question: JsonRecord, tag: string): FidelityLine[] {
  const settings = record(record(question["Validation"])["Settings"]);
  const said: string[] = [];
  if (isForced(question)) said.push("an answer was required");
  else if (textOf(settings["ForceResponse"]) === "RequestResponse") said.push("an answer was asked for");
  const type = textOf(settings["Type"]);
  const range = (low: string, high: string) => spanInWords(textOf(settings[low]), textOf(settings[high]));
  if (type === "ContentType") {
    const content = textOf(settings["ContentType"])
      .replace(/^Valid/, "")
      .toLowerCase();
    if (content !== "") said.push(`only a valid ${content} was taken`);
  } else if (/^ChoiceRange$|^(?:Min|Max)Choices$/.test(type))
    said.push(`number of answers ${range("MinChoices", "MaxChoices")}`);
  else if (/Char/.test(type)) said.push(`characters ${range("MinChars", "MaxChars")}`);
  else if (type === "ChoicesTotal" || textOf(settings["ChoiceTotal"]) !== "")
    said.push(`amounts had to add up to ${textOf(settings["ChoiceTotal"]) || "a total"}`);
  else if (type === "CustomValidation" || "CustomValidation" in settings)
    said.push("a rule of its own had to hold");
  else if (type !== "" && type !== "None") said.push(`a check of type ${quoted(type)} was made`);
  if (said.length === 0) return [];
  return [
    line(
      tag,
      "validation",
      "changed",
      `${said.join("; ")}. It was checked when people answered and is not checked again.`,
    ),
  ];
}

function order(question: JsonRecord, tag: string): FidelityLine[] {
  const type = textOf(record(question["Randomization"])["Type"]);
  if (type === "" || type === "None") return [];
  const text =
    type === "ScaleReversal"
      ? "The scale was turned round for some people; exports write the same number for the same answer"
      : "Answers came in a random order; the order that each person saw is not used";
  return [line(tag, "randomisation", "lost", text)];
}

function carriedForward(question: JsonRecord, tag: string, context: RuleContext): FidelityLine[] {
  const locator = textOf(record(question["DynamicChoices"])["Locator"]);
  if (locator === "") return [];
  const id = /^q:\/\/([^/]+)/.exec(locator)?.[1] ?? "";
  const source = context.question(id);
  const from = source === undefined ? "a list" : textOf(source["DataExportTag"]) || id;
  return [
    line(
      tag,
      "carried forward",
      "changed",
      `Its answers are carried forward from ${from}. Those columns are read by what they hold; answers not carried forward are blank.`,
    ),
  ];
}

function exclusive(question: JsonRecord, tag: string): FidelityLine[] {
  const alone = (["Choices", "Answers"] as const)
    .flatMap((which) => optionsOf(question, which, false))
    .filter(({ isExclusive }) => isExclusive);
  if (alone.length === 0) return [];
  const text = `${listed(alone.map(({ label }) => quoted(label)))} could only be chosen alone. The rule is kept as text and not checked`;
  return [line(tag, "exclusive answer", "changed", text)];
}

function groups(question: JsonRecord, tag: string): FidelityLine[] {
  const shown = Object.values(record(question["ChoiceGroups"]))
    .map(record)
    .filter((group) => listOf(group["ChoiceGroupOrder"]).length > 0)
    .map((group) => quoted(plainText(textOf(group["GroupLabel"])) || "without a name"));
  if (shown.length === 0) return [];
  const text = `Answers were shown in groups: ${listed(shown)}. The groups are not kept; figures are of each answer`;
  return [line(tag, "answer groups", "lost", text)];
}

/** Answers that were there before anybody had chosen them weigh on what is answered. */
function presets(question: JsonRecord, tag: string): FidelityLine[] {
  const chosen = question["DefaultChoices"];
  const isThere = isOn(chosen) || Object.keys(record(chosen)).length > 0;
  return isThere
    ? [
        line(
          tag,
          "preset answer",
          "changed",
          "It came with an answer filled in. Answers that nobody changed can’t be told from chosen ones",
        ),
      ]
    : [];
}

const scripts = (question: JsonRecord, tag: string): FidelityLine[] =>
  textOf(question["QuestionJS"]).trim() === ""
    ? []
    : [line(tag, "script", "lost", "A script of its own ran on the page; it is not read")];

/** A note that the survey's author left at a question. */
export function authorNotes(notes: readonly JsonRecord[], tagOf: (id: string) => string): FidelityLine[] {
  return notes.flatMap((note) => {
    const said = listOf(note["Notes"])
      .map((entry) => plainText(textOf(record(entry)["Message"])))
      .filter((text) => text !== "");
    if (said.length === 0) return [];
    return [
      line(
        tagOf(textOf(note["ParentID"])),
        "note",
        "lost",
        `${plural(said.length, "note")} of the survey’s authors: ${said.map((text) => quoted(short(text))).join(", ")}. Notes are not kept`,
      ),
    ];
  });
}
