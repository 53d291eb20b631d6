/** What one can begin a questionnaire with. */
export const templateIds = [
  "relationship",
  "expectations",
  "moments-of-truth",
  "contact-satisfaction",
  "complaint-follow-up",
  "recommendation",
  "satisfaction",
  "effort",
  "staff-view",
  "service-climate",
  "service-commitment",
  "skills",
  "blank",
] as const;
export type TemplateId = (typeof templateIds)[number];

/** What a questionnaire is for; the library is arranged by it. */
export const purposes = ["whole", "occasion", "figure", "staff", "training", "own"] as const;
export type Purpose = (typeof purposes)[number];

/** Lines of a field to fill in, sent at once. */
export const mostLines = 50;
