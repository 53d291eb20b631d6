import { audit } from "#people/audit/audit.service.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { changeOutdated } from "../questionnaires/outdated.service.ts";
import { changeDraft, requireChangeable, type Scope } from "../questionnaires/questionnaire.service.ts";
import { withWordsIn } from "../questionnaires/text-keys.ts";
import { bookOf, mostCoaching, type Reading, requireTarget } from "./book.service.ts";
import {
  deleteCoachingTexts,
  findCoachingTexts,
  lockCoachingTexts,
  putCoachingTexts,
} from "./coaching-texts.store.ts";
import { coachingTextsOf } from "./coaching-texts.ts";
import { questionTexts } from "./question-texts.ts";
import { type Outcome, outcomeOf, type SentText } from "./saving.ts";
import { languageStates, sheetTexts } from "./sheet.ts";
import type { Part, Sheet, saveTranslations } from "./translations.contract.ts";
import { languageNotThere, noCoachingTexts } from "./translations.errors.ts";

type Saved = ResponseOf<typeof saveTranslations>;

/** @throws AppError questionnaire.not-found, translations.no-coaching-texts, translations.language-not-there */
export async function readSheet(
  reading: Reading,
  id: string,
  part: Part,
  wanted: { source?: string; language?: string },
): Promise<Sheet> {
  const book = await bookOf(reading, id, part);
  const [first, ...others] = book.languages;
  const source = wanted.source ?? first;
  if (!book.languages.includes(source)) throw languageNotThere(source);
  const target = wanted.language ?? others.find((language) => language !== source) ?? null;
  if (target !== null) requireTarget(book, target);
  const languages = target === null ? book.languages : [...new Set([...book.languages, target])];
  return {
    name: book.name,
    isProfile: book.isProfile,
    isArchived: book.isArchived,
    languages: languageStates(book.texts, languages),
    total: book.texts.length,
    source,
    target,
    placeholders: book.placeholders,
    texts: target === null ? [] : sheetTexts(book.texts, { first, source, target }),
  };
}

/**
 * Saves translations, each on its own: one that somebody else changed since its sender saw it stays as it is.
 *
 * @throws AppError questionnaire.not-found, questionnaire.archived, translations.no-coaching-texts,
 *   translations.language-not-there, translations.first-language
 */
export async function saveTexts(
  scope: Scope,
  id: string,
  part: Part,
  sent: { language: string; texts: readonly SentText[] },
): Promise<Saved> {
  const { outcome, savedAt } =
    part === "questions" ? await saveQuestions(scope, id, sent) : await saveCoaching(scope, id, sent);
  const { saved, conflicts, refused } = outcome;
  return { savedAt: savedAt.toISOString(), saved, conflicts, refused };
}

interface Done {
  outcome: Outcome;
  savedAt: Date;
}

async function saveQuestions(
  scope: Scope,
  id: string,
  { language, texts: sent }: { language: string; texts: readonly SentText[] },
): Promise<Done> {
  let outcome: Outcome = { saved: [], conflicts: [], refused: [], changes: [] };
  let first = "";
  const originals = new Map<string, string>();
  const { savedAt } = await changeDraft(scope, id, "questionnaire.translated", (draft) => {
    requireTarget({ part: "questions", languages: draft.languages }, language);
    first = draft.languages[0];
    const texts = new Map(questionTexts(draft).map((text) => [text.key, text]));
    for (const [key, text] of texts) originals.set(key, text.wordsIn(first));
    outcome = outcomeOf(sent, (key) => {
      const text = texts.get(key);
      return text && { words: text.wordsIn(language), most: text.most };
    });
    if (outcome.changes.length === 0) return null;
    const words = outcome.changes.map(({ key, words }) => [texts.get(key)?.path ?? "", words] as const);
    return {
      definition: withWordsIn(draft, language, new Map(words)),
      details: { language, texts: outcome.changes.length },
    };
  });
  const late = outcome.changes.filter(
    ({ key, words, original }) => words !== "" && original.trim() !== originals.get(key)?.trim(),
  );
  if (late.length > 0)
    await changeOutdated(scope, id, (known) => [
      ...known.filter((each) => !late.some(({ key }) => key === each.key && each.language === language)),
      ...late.map(({ key, original }) => ({ key, language, originalLanguage: first, original })),
    ]);
  return { outcome, savedAt };
}

async function saveCoaching(
  scope: Scope,
  id: string,
  { language, texts: sent }: { language: string; texts: readonly SentText[] },
): Promise<Done> {
  const { tx, workspace, actor } = scope;
  const { name, profile } = await requireChangeable(scope, id);
  if (!profile) throw noCoachingTexts();
  requireTarget({ part: "coaching", languages: [profile.language] }, language);
  await lockCoachingTexts(tx, workspace, profile.id);
  const known = new Set(coachingTextsOf(profile).map(({ key }) => key));
  const stored = await findCoachingTexts(tx, workspace, profile.id, [language]);
  const words = new Map(stored.map((each) => [each.key, each.words]));
  const outcome = outcomeOf(sent, (key) =>
    known.has(key) ? { words: words.get(key) ?? "", most: mostCoaching } : undefined,
  );
  const [gone, written] = [
    outcome.changes.filter((each) => each.words === "").map(({ key }) => key),
    lastOfEach(outcome.changes.filter((each) => each.words !== "")),
  ];
  if (gone.length > 0) await deleteCoachingTexts(tx, workspace, profile.id, language, gone);
  if (written.length > 0)
    await putCoachingTexts(tx, workspace, profile.id, { language, savedBy: actor.user.name }, written);
  if (outcome.changes.length > 0)
    await audit(tx, actor, {
      action: "coaching-texts.translated",
      subject: name,
      details: { id, profile: profile.id, language, texts: outcome.changes.length },
    });
  return { outcome, savedAt: new Date() };
}

/** A statement can write a row only once. */
const lastOfEach = <Each extends { key: string }>(list: readonly Each[]): Each[] => [
  ...new Map(list.map((each) => [each.key, each])).values(),
];

/**
 * Notes that translations fit their originals as these are now. Where an original has changed again nothing is noted.
 *
 * @throws AppError questionnaire.not-found, questionnaire.archived, translations.no-coaching-texts,
 *   translations.language-not-there, translations.first-language
 */
export async function confirmTexts(
  scope: Scope,
  id: string,
  part: Part,
  { language, texts: seen }: { language: string; texts: readonly { key: string; original: string }[] },
): Promise<{ confirmed: string[] }> {
  const { tx, workspace, actor } = scope;
  const { name, profile } = await requireChangeable(scope, id);
  const book = await bookOf(scope, id, part);
  requireTarget(book, language);
  const texts = new Map(book.texts.map((text) => [text.key, text]));
  const fitting = lastOfEach(seen).filter(({ key, original }) => {
    const text = texts.get(key);
    return text?.earlierFor(language) !== undefined && text.wordsIn(book.languages[0]) === original;
  });
  const confirmed = fitting.map(({ key }) => key);
  if (confirmed.length === 0) return { confirmed };
  if (part === "questions")
    await changeOutdated(scope, id, (known) =>
      known.filter((each) => each.language !== language || !confirmed.includes(each.key)),
    );
  else if (profile) {
    await lockCoachingTexts(tx, workspace, profile.id);
    const stored = await findCoachingTexts(tx, workspace, profile.id, [language]);
    const current = new Map(fitting.map(({ key, original }) => [key, original]));
    await putCoachingTexts(
      tx,
      workspace,
      profile.id,
      { language, savedBy: actor.user.name },
      stored.flatMap(({ key, words }) => {
        const original = current.get(key);
        return original === undefined ? [] : [{ key, words, original }];
      }),
    );
  }
  await audit(tx, actor, {
    action: "translations.confirmed",
    subject: name,
    details: { id, part, language, texts: confirmed.length },
  });
  return { confirmed };
}
