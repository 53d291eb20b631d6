import type { FidelityLine, SurveyFormat } from "../../survey-file.ts";
import { allOf, line, listed, plural, quoted, short, shownOnlyIf } from "../fidelity-lines.ts";
import { longestName, requireColumns } from "../limits.ts";
import { plainText } from "../plain-text.ts";
import { answerListLines, questionLine } from "../question-lines.ts";
import type { DefinedColumn, DefinedQuestion, SurveyDefinition } from "../survey-definition.ts";
import type { LimeSurveyDocument, LimeSurveyRow } from "./document.ts";
import { type LimeSurveyLogic, limeSurveyLogic } from "./logic.ts";
import { limeSurveyColumns } from "./question-columns.ts";
import { questionRules } from "./question-rules.ts";
import { saidCodesNote } from "./said-codes.ts";
import { inLanguage, type LimeSurvey, type LimeSurveyQuestion, limeSurvey, type Texts } from "./survey.ts";

/**
 * A LimeSurvey survey from its tables; null where the document is none.
 *
 * @throws RangeError where it has more columns than a survey has
 */
export function limeSurveyDefinition(
  document: LimeSurveyDocument,
  format: SurveyFormat,
): SurveyDefinition | null {
  const survey = limeSurvey(document);
  if (survey === null) return null;
  const logic = limeSurveyLogic(survey);
  const conditions = Map.groupBy(document.tables.get("conditions") ?? [], (row) => row["qid"] ?? "");
  const defaults = new Set((document.tables.get("defaultvalues") ?? []).map((row) => row["qid"] ?? ""));
  const fidelity: FidelityLine[] = [];
  let columns = 0;
  const questions = survey.questions.map((question) => {
    const old = conditions.get(question.id) ?? [];
    const read = readQuestion(question, survey, logic, old, defaults.has(question.id), fidelity);
    columns += read.columns.length;
    requireColumns(columns);
    return read;
  });
  fidelity.push(...groupLines(survey, logic), ...surveyLines(survey, document));
  return {
    format,
    title: plainText(survey.title),
    languages: survey.languages,
    baseLanguage: survey.language,
    questions,
    fidelity,
    notes: saidCodesNote(survey.questions, survey.language),
  };
}

/** Where a tool puts something in: "{name}", "{if(…)}", but no style, script, or repetition in a pattern ("{2,3}"). */
const placeholder = /\{(?!\s|\d*,?\d*\})[^{}\n]{1,300}\}/g;

function readQuestion(
  question: LimeSurveyQuestion,
  survey: LimeSurvey,
  logic: LimeSurveyLogic,
  conditions: readonly LimeSurveyRow[],
  hasDefault: boolean,
  fidelity: FidelityLine[],
): DefinedQuestion {
  const { code, texts } = question;
  const said = (of: Texts) => plainText(inLanguage(of, survey.language));
  const read = limeSurveyColumns(question, survey.language);
  // Equations came after conditions and say the same where both are there.
  const own = logic.relevance(question.relevance) ?? logic.conditions(conditions);
  const group = question.group === null ? null : logic.relevance(question.group.relevance);
  const all = [group, own].filter((condition) => condition !== null);
  const defined: DefinedQuestion = {
    code,
    wording: short(said(texts), 2 * longestName) || code,
    type: read?.type ?? `LimeSurvey type ${question.type}`,
    columns: read?.columns ?? [],
    required: question.isMandatory,
    condition: allOf(all),
  };
  fidelity.push(questionLine(defined, read === null ? "unknown" : read.lost), ...answerListLines(defined));
  if (own !== null) fidelity.push(shownOnlyIf(code, own));
  fidelity.push(...questionRules(question, survey.language, logic));
  const piped = new Set(inLanguage(texts, survey.language).match(placeholder) ?? []);
  if (piped.size > 0)
    fidelity.push(
      line(
        code,
        "piping",
        "changed",
        `${listed(Array.from(piped, quoted))} in its wording ${piped.size === 1 ? "was" : "were"} worked out for each person; here ${piped.size === 1 ? "it stands" : "they stand"} as written`,
      ),
    );
  const others = [question.help, ...[...question.rows, ...question.answers].flat().map((part) => part.texts)];
  const pipedElsewhere = new Set(
    others.flatMap((of) => inLanguage(of, survey.language).match(placeholder) ?? []),
  );
  if (pipedElsewhere.size > 0)
    fidelity.push(
      line(
        code,
        "piping",
        "changed",
        `${listed(Array.from(pipedElsewhere, quoted))} in its answers or help ${pipedElsewhere.size === 1 ? "was" : "were"} worked out for each person; labels stand as written`,
      ),
    );
  const help = said(question.help);
  if (help !== "")
    fidelity.push(
      line(code, "help text", "lost", `Beside it stood ${quoted(help)}. Help texts are not kept`),
    );
  if (hasDefault)
    fidelity.push(
      line(
        code,
        "preset answer",
        "changed",
        "It came with an answer filled in. Answers that nobody changed can’t be told from chosen ones",
      ),
    );
  return { ...defined, columns: defined.columns.map(withNotShown) };
}

/** Exports write "N/A" where a question was not shown to somebody. */
function withNotShown(column: DefinedColumn): DefinedColumn {
  const hasFigures = ["rating", "number", "choice", "multiple"].includes(column.kind);
  const isTaken = !hasFigures || [...column.values, ...column.missing].some(({ cell }) => cell === "N/A");
  return isTaken ? column : { ...column, missing: [...column.missing, { cell: "N/A", reason: "not shown" }] };
}

function groupLines({ groups, language }: LimeSurvey, logic: LimeSurveyLogic): FidelityLine[] {
  const lines: FidelityLine[] = [];
  const names = groups.map(({ texts }) => quoted(plainText(inLanguage(texts, language)) || "without a name"));
  if (groups.length > 1)
    lines.push(
      line(
        "survey",
        "groups",
        "changed",
        `${plural(groups.length, "group")} of questions: ${listed(names)}. Their order is kept, their borders are not`,
      ),
    );
  for (const [place, group] of groups.entries()) {
    const rule = logic.relevance(group.relevance);
    if (rule !== null) lines.push(shownOnlyIf("survey", rule, `Group ${names[place] ?? ""}`));
    if (group.isRandom)
      lines.push(
        line(
          "survey",
          "randomisation",
          "lost",
          `Group ${names[place] ?? ""} came at a random place; the order that each person saw is not used`,
        ),
      );
  }
  return lines;
}

const quotaActions = new Map([
  ["1", "people beyond it were turned away"],
  ["2", "people beyond it could change their answer"],
]);

function surveyLines(survey: LimeSurvey, document: LimeSurveyDocument): FidelityLine[] {
  const rows = (name: string) => document.tables.get(name) ?? [];
  const lines: FidelityLine[] = [];
  const membersOf = Map.groupBy(rows("quota_members"), (member) => member["quota_id"] ?? "");
  const byId = new Map(survey.questions.map((question) => [question.id, question]));
  for (const quota of rows("quota")) {
    const members = membersOf.get(quota["id"] ?? "") ?? [];
    const asked = members.map((member) => {
      const question = byId.get(member["qid"] ?? "");
      const parts = [...(question?.answers[0] ?? []), ...(question?.rows[0] ?? [])];
      const part = parts.find(({ code }) => code === member["code"]);
      const answer =
        part === undefined ? (member["code"] ?? "") : plainText(inLanguage(part.texts, survey.language));
      return `${question?.code ?? `question ${member["qid"] ?? ""}`} ${quoted(answer)}`;
    });
    const action = quotaActions.get(quota["action"] ?? "") ?? "people beyond it were turned away";
    lines.push(
      line(
        "survey",
        "quota",
        "lost",
        `Quota ${quoted(quota["name"] ?? "")}: at most ${quota["qlimit"] ?? "some"} people with ${listed(asked) || "certain answers"}; ${action}. That groups have the sizes they were given is to be kept in mind`,
      ),
    );
  }
  if (survey.settings["assessments"] === "Y" || rows("assessments").length > 0)
    lines.push(
      line(
        "survey",
        "scoring",
        "lost",
        "Answers earned points for texts shown at the end. Points are not used; figures count answers by their codes",
      ),
    );
  const others = survey.languages.filter((code) => code !== survey.language);
  if (others.length > 0)
    lines.push(
      line(
        "survey",
        "translation",
        "changed",
        `Asked in ${listed(survey.languages)}. Wordings are those in ${survey.language}; answers in the other languages count the same`,
      ),
    );
  if (survey.settings["anonymized"] === "Y")
    lines.push(line("survey", "anonymity", "kept", "Answers were collected without a link to people"));
  if (survey.settings["usetokens"] === "Y" || rows("tokens").length > 0)
    lines.push(
      line(
        "survey",
        "participants",
        "lost",
        "People were invited one by one. Who they are is not read from the survey",
      ),
    );
  lines.push(
    line("survey", "looks", "lost", "Theme, messages and e-mails are not read; they change no figures"),
  );
  return lines;
}
