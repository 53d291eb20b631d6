import assert from "node:assert/strict";
import { respondent } from "#listen/respond/respond.fixture.ts";

/** The fields of a page's form that offer a choice, with the values that can be chosen. */
function choices(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [tag] of text.matchAll(/<input\b[^>]*\btype="radio"[^>]*>/g)) {
    const [name = "", value = ""] = ["name", "value"].map(
      (each) => new RegExp(`\\b${each}="([^"]*)"`).exec(tag)?.[1],
    );
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

/**
 * Answers all pages from the link to the thanks, as a browser without scripts does.
 *
 * @param link the whole address
 * @param taste which of the choices somebody takes; another number takes others
 */
export async function answerAll(link: string, taste: number): Promise<void> {
  const { origin, pathname } = new URL(link);
  const browser = respondent(origin, pathname);
  const { text } = await browser.get();
  let next: string | null = /\/pages\/[\w-]+/.exec(text)?.[0] ?? null;
  for (let page = 0; next?.startsWith("/pages/"); page++) {
    assert.ok(page < 50, "the pages come round again");
    const shown = await browser.get(next);
    const values = Array.from(choices(shown.text), ([name, offered], index): [string, string] => [
      name,
      offered[(index * 7 + taste) % offered.length] ?? "",
    ]);
    const sent = await browser.send(next.replace("/pages/", ""), Object.fromEntries(values), { from: shown });
    assert.equal(sent.status, 303, sent.text);
    next = sent.location;
  }
  assert.equal(next, "/review");
  assert.equal((await browser.post("/complete", "")).location, "/thanks");
}
