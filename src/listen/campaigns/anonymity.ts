/**
 * What links people and answers, frozen when a campaign opens: "named": whoever runs the programme sees who answered what;
 * "confidential": its consultants alone; "anonymous": nobody, since no key joins invitation and answers.
 */
export const anonymities = ["named", "confidential", "anonymous"] as const;
export type Anonymity = (typeof anonymities)[number];

/** Whether answers leave through disclosure alone. */
export const isProtected = (anonymity: Anonymity): boolean => anonymity !== "named";
