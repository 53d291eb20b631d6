import type { Definition } from "#listen/questionnaires/definition.ts";
import { respondent } from "#listen/respond/respond.fixture.ts";

/** Two pages, so that one respondent can fill in both at once, in two tabs. */
export const twoPages: Definition = {
  languages: ["en"],
  title: { en: "Your last trip" },
  pages: ["out", "back"].map((id) => ({
    id,
    title: { en: `The way ${id}` },
    questions: [
      { type: "number", id: `${id}-n`, text: { en: "By how many minutes was it late?" }, minimum: 0 },
      { type: "short-text", id: `${id}-t`, text: { en: "What happened?" } },
    ],
  })),
};
export const pageIds = twoPages.pages.map(({ id }) => id);

/** What a respondent knows of what they sent of one page: numbers that they sent, in order, and which were acknowledged. */
export interface Tab {
  path: string;
  page: string;
  sent: number[];
  acknowledged: Set<number>;
}

/** Where the application is at the moment, and whether respondents go on. */
export interface Load {
  /** Resolves once the application answers again. */
  address(): Promise<string>;
  isOver(): boolean;
}

/**
 * Fills a page in again and again, each time with another number, as a person with patience does: who gets no answer
 * opens the page and sends it anew.
 */
export async function keepAnswering(tab: Tab, { address, isOver }: Load): Promise<void> {
  for (let number = 1; !isOver(); number++) {
    const origin = await address();
    if (isOver()) return;
    try {
      const browser = respondent(origin, tab.path);
      const form = await browser.get(`/pages/${tab.page}`);
      if (form.status !== 200) continue;
      tab.sent.push(number);
      const values = { [`${tab.page}-n`]: String(number), [`${tab.page}-t`]: textOf(number) };
      const { status } = await browser.send(tab.page, values, { from: form });
      if (status === 303) tab.acknowledged.add(number);
    } catch {
      // It died; whether this one was stored nobody knows.
    }
  }
}

/** What stands in the text beside a number: half an answer would show. */
export const textOf = (number: number) => `${number} `.repeat(20).trim();

/** What is stored of a page, as the respondent sees it; 0 where there is nothing yet. */
export async function shownNumber(
  origin: string,
  { path, page }: Pick<Tab, "path" | "page">,
): Promise<{ number: number; text: string; revision: number }> {
  const { text } = await respondent(origin, path).get(`/pages/${page}`);
  const value = (name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)?.[1] ?? "";
  return {
    number: Number(value(`${page}-n`)),
    text: value(`${page}-t`),
    revision: Number(value(".revision")),
  };
}
