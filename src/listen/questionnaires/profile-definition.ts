import { BLANK, emptySheet, type RatingSheet } from "../profile/answers.ts";
import {
  type Competency,
  type Perspective,
  perspectives,
  type Questionnaire,
  statementsOf,
} from "../profile/questionnaire.ts";
import type { ProfileWords } from "../profile/words/profile-words.ts";
import type { Answers } from "./answer.ts";
import type { Definition, Page, PairedRatingQuestion, Texts } from "./definition.ts";
import { isMeant, isReserved } from "./reserved-ids.ts";
import { textIn } from "./texts.ts";

/** What is asked above the statements, by language; in other languages it is the competency's name. */
const asked: Readonly<Record<string, string>> = {
  en: "How far does each statement hold?",
  de: "Wie weit trifft jede Aussage zu?",
  fr: "Dans quelle mesure chaque phrase est-elle vraie ?",
  es: "¿Hasta qué punto se cumple cada frase?",
  nl: "In hoeverre geldt elke uitspraak?",
  ar: "إلى أي مدى تصدق كل عبارة؟",
};

/**
 * A profile as a questionnaire among others: a page a competency, on it one paired rating whose rows are the statements,
 * by their codes. Ratings may be left out or be "not applicable".
 *
 * @param others the same profile in further languages
 */
export function definitionOfProfile(
  profile: Questionnaire,
  others: readonly ProfileWords[] = [],
): Definition {
  const { language } = profile;
  return {
    languages: [language, ...others.map((other) => other.language)],
    title: saidBy(others, language, profile.title, ({ title }) => title),
    pages: profile.competencies.map((competency) => pageOf(profile, competency, others)),
  };
}

/** A text in all languages; where another language has none, the first one's stands for it. */
function saidBy(
  others: readonly ProfileWords[],
  language: string,
  text: string,
  inOther: (words: ProfileWords) => string | undefined,
): Texts {
  const translated = others.flatMap((words) => {
    const other = inOther(words);
    return other === undefined ? [] : [[words.language, other] as const];
  });
  return { [language]: text, ...Object.fromEntries(translated) };
}

function pageOf(
  { language, scale, perspectives: views }: Questionnaire,
  { code, name, statements }: Competency,
  others: readonly ProfileWords[],
): Page {
  const said = (text: string, inOther: (words: ProfileWords) => string | undefined) =>
    saidBy(others, language, text, inOther);
  return {
    id: code,
    title: said(name, ({ competencies }) => competencies[code]?.name),
    questions: [
      {
        type: "paired-rating",
        id: isReserved(code) || isMeant(code) ? `${code}-ratings` : code,
        text: said(asked[language] ?? name, (words) => asked[words.language]),
        notApplicable: true,
        rows: statements.map((statement) => ({
          id: statement.code,
          text: said(
            statement.text,
            ({ competencies }) => competencies[code]?.statements[statement.code]?.text,
          ),
        })),
        perspectives: perspectives.map((id) => ({
          id,
          name: said(views[id].name, (words) => words.perspectives[id].name),
          lead: said(views[id].lead, (words) => words.perspectives[id].lead),
        })),
        minimum: scale.minimum,
        maximum: scale.maximum,
        anchors: scale.anchors.map((anchor, index) => said(anchor, (words) => words.anchors[index])),
      },
    ],
  };
}

/**
 * The ratings of a profile among a respondent's answers, in the profile's order. "Not applicable" is blank, what was
 * left out unseen; ratings beyond the profile's scale and rows that it doesn't know are left out.
 */
export function ratingSheetOf(profile: Questionnaire, answers: Answers): RatingSheet {
  const { scale } = profile;
  const statements = statementsOf(profile);
  const sheet = emptySheet(statements.length);
  const indexOf = new Map(statements.map(({ code }, index) => [code, index]));
  for (const answer of Object.values(answers)) {
    if (!("pairs" in answer)) continue;
    for (const [code, ratings] of Object.entries(answer.pairs)) {
      const index = indexOf.get(code);
      if (index === undefined) continue;
      for (const perspective of perspectives) {
        const rating = Object.hasOwn(ratings, perspective) ? ratings[perspective] : undefined;
        if (rating === null) sheet[perspective][index] = BLANK;
        else if (rating !== undefined && rating >= scale.minimum && rating <= scale.maximum)
          sheet[perspective][index] = rating;
      }
    }
  }
  return sheet;
}

/** The paired ratings of a questionnaire that hold statements of a profile, with their place. */
function ratingsOf(definition: Definition, codes: ReadonlySet<string>) {
  return definition.pages.flatMap((page, index) =>
    page.questions.flatMap((question, number) =>
      question.type === "paired-rating" && question.rows.some(({ id }) => codes.has(id))
        ? [{ page, pagePath: `/pages/${index}`, question, path: `/pages/${index}/questions/${number}` }]
        : [],
    ),
  );
}

/**
 * What editing took from a profile that its scores need: every statement once, rated from both points of view on the
 * profile's scale. Pages and questions may be added, texts changed and translated.
 *
 * @returns sentences with the place they are about
 */
export function profileLosses(
  profile: Questionnaire,
  definition: Definition,
): { path: string; message: string }[] {
  const codes = new Set(statementsOf(profile).map(({ code }) => code));
  const ratings = ratingsOf(definition, codes);
  const held = ratings.flatMap(({ question, path }) =>
    question.rows.map(({ id }, row) => ({ id, path: `${path}/rows/${row}/id` })),
  );
  const seen = new Set<string>();
  const problems = held.flatMap(({ id, path }) => {
    const isTwice = seen.size === seen.add(id).size;
    if (!codes.has(id))
      return [{ path, message: `The profile has no statement ${id}. Ask it in a question of its own.` }];
    return isTwice ? [{ path, message: `The profile's statement ${id} is here twice. Remove one.` }] : [];
  });
  const gone = [...codes].filter((code) => !seen.has(code));
  if (gone.length > 0)
    problems.push({
      path: "/pages",
      message: `The profile's scores need all of its statements. Bring back ${gone.slice(0, 10).join(", ")}${gone.length > 10 ? " and others" : ""}.`,
    });
  if (!definition.languages.includes(profile.language))
    problems.push({
      path: "/languages",
      message: `The profile's reports are in ${profile.language}. Keep it among the languages.`,
    });
  return [
    ...problems,
    ...ratings.flatMap(({ question, path }) => scaleLosses(profile, question, path)),
    ...ratings.flatMap(({ page, pagePath }) => conditionLosses(page, pagePath)),
    ...ratings.flatMap(({ question, path }) => conditionLosses(question, path)),
  ];
}

/** A condition would keep statements from some people. */
const conditionLosses = ({ showIf = "" }: { showIf?: string }, path: string) =>
  showIf.trim() === ""
    ? []
    : [{ path: `${path}/showIf`, message: "The profile's statements are shown to everybody." }];

function scaleLosses(profile: Questionnaire, question: PairedRatingQuestion, path: string) {
  const { minimum, maximum } = profile.scale;
  const ids: readonly string[] = question.perspectives.map(({ id }) => id);
  const problems: { path: string; message: string }[] = [];
  if (question.minimum !== minimum || question.maximum !== maximum)
    problems.push({
      path: `${path}/minimum`,
      message: `The profile's scale goes from ${minimum} to ${maximum}.`,
    });
  const lost = perspectives.filter((perspective) => !ids.includes(perspective));
  if (lost.length > 0)
    problems.push({
      path: `${path}/perspectives`,
      message: `Each statement is rated for ${perspectives.join(" and ")}; ${lost.join(" and ")} is missing.`,
    });
  return problems;
}

/**
 * The profile with the words that the questionnaire has now, so that reports print what people read when they answered.
 *
 * @param language of these words; the profile's own unless told
 */
export function profileAsWorded(
  profile: Questionnaire,
  definition: Definition,
  language = profile.language,
): Questionnaire {
  const codes = new Set(statementsOf(profile).map(({ code }) => code));
  const ratings = ratingsOf(definition, codes).map(({ question }) => question);
  const texts = new Map(ratings.flatMap(({ rows }) => rows.map(({ id, text }) => [id, text])));
  const [first] = ratings;
  const say = (text: Readonly<Record<string, string>> | undefined, otherwise: string) =>
    (text && textIn(text, language, definition.languages)) || otherwise;
  const viewed = (perspective: Perspective) => {
    const view = first?.perspectives.find(({ id }) => id === perspective);
    const { name, lead } = profile.perspectives[perspective];
    return { name: say(view?.name, name), lead: say(view?.lead, lead) };
  };
  const { anchors } = profile.scale;
  const isNamed = first?.anchors.length === anchors.length;
  return {
    ...profile,
    scale: {
      ...profile.scale,
      anchors: anchors.map((anchor, index) => (isNamed ? say(first.anchors[index], anchor) : anchor)),
    },
    perspectives: { self: viewed("self"), organisation: viewed("organisation") },
    competencies: profile.competencies.map((competency) => ({
      ...competency,
      statements: competency.statements.map((statement) => ({
        ...statement,
        text: say(texts.get(statement.code), statement.text),
      })),
    })),
  };
}
