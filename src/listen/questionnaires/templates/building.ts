import type { Option, Texts } from "../definition.ts";

/** A text of a template; templates are written in English. */
export const said = (text: string): Texts => ({ en: text });

/** Options by id. */
export const optionsOf = (texts: Readonly<Record<string, string>>): Option[] =>
  Object.entries(texts).map(([id, text]) => ({ id, text: said(text) }));

/** A balanced scale of satisfaction: as many points below the middle as above, each with its name. */
export const satisfaction = {
  minimum: 1,
  maximum: 5,
  anchors: [
    "Very dissatisfied",
    "Fairly dissatisfied",
    "Neither satisfied nor dissatisfied",
    "Fairly satisfied",
    "Very satisfied",
  ].map(said),
} as const;

/** How easy something was, each point named. */
export const ease = {
  minimum: 1,
  maximum: 5,
  anchors: [
    "Very difficult",
    "Fairly difficult",
    "Neither easy nor difficult",
    "Fairly easy",
    "Very easy",
  ].map(said),
} as const;

/** A template's questionnaire begins like this. */
export const inEnglish = (title: string) => ({ languages: ["en"], title: said(title) }) as const;
