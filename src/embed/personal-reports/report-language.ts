import { type Questionnaire, statementsOf } from "#listen/profile/questionnaire.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { profileAsWorded } from "#listen/questionnaires/profile-definition.ts";
import { textIn } from "#listen/questionnaires/texts.ts";

/** A profile with what was asked in another language of its questionnaire; its coaching texts stay as they are. */
export function profileInLanguage(
  profile: Questionnaire,
  definition: Definition,
  language: string,
): Questionnaire {
  if (language === profile.language) return profileAsWorded(profile, definition);
  const { languages } = definition;
  const worded = profileAsWorded(profile, definition, language);
  const titles = new Map(
    definition.pages.flatMap(({ title, questions }) =>
      questions.flatMap((question) =>
        question.type === "paired-rating" && title
          ? question.rows.map(({ id }) => [id, textIn(title, language, languages)] as const)
          : [],
      ),
    ),
  );
  const nameOf = (competency: Questionnaire["competencies"][number]) => {
    const [first] = statementsOf({ ...profile, competencies: [competency] });
    return (first && titles.get(first.code)) || competency.name;
  };
  return {
    ...worded,
    language,
    title: textIn(definition.title, language, languages) || profile.title,
    competencies: worded.competencies.map((competency) => ({ ...competency, name: nameOf(competency) })),
  };
}
