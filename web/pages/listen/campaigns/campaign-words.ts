import type { CampaignState } from "#listen/campaigns/campaign-state.ts";

interface Words {
  tone: "neutral" | "active" | "good" | "warning";
  words: string;
}

/** A campaign's state, as lists and headings say it. */
export const stateWords: Readonly<Record<CampaignState, Words>> = {
  draft: { tone: "neutral", words: "draft" },
  scheduled: { tone: "warning", words: "opens by itself" },
  opening: { tone: "active", words: "opening" },
  open: { tone: "active", words: "open" },
  closed: { tone: "good", words: "closed" },
};

export const anonymityWords = {
  named: "Named",
  confidential: "Confidential",
  anonymous: "Anonymous",
} as const;

/** "1 person", "1,200 people". */
export const peopleWords = (count: number): string =>
  count === 1 ? "1 person" : `${count.toLocaleString()} people`;

/** "1 mail is", "1,200 mails are". */
export const mailsAreWords = (count: number): string =>
  count === 1 ? "1 mail is" : `${count.toLocaleString()} mails are`;

/** A share in whole percent; only all is "100 %", and only none "0 %". */
export function percentWords(part: number, whole: number): string {
  if (whole === 0) return "–";
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 1) return "under 1 %";
  return `${percent > 99 && percent < 100 ? 99 : Math.round(percent)} %`;
}

/** A department's path as people read it. */
export const pathWords = (path: string, organisation: string): string =>
  path === "" ? organisation : path.replaceAll("/", " / ");
