/** What one can begin a questionnaire with. */
export const templateIds = [
  "service-commitment",
  "contact-satisfaction",
  "relationship",
  "service-climate",
  "complaint-follow-up",
  "blank",
] as const;
export type TemplateId = (typeof templateIds)[number];
