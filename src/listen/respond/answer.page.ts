import type { Html } from "#platform/html/html.ts";
import { markedAnswer } from "../campaigns/first-question.ts";
import type { Promised } from "../campaigns/promise.ts";
import type { Fields } from "./form.ts";
import { linksFor } from "./links.ts";
import type { Posted } from "./posted-form.service.ts";
import { firstFieldOf } from "./problem-sentence.ts";
import type { Exchanged } from "./respond.service.ts";
import { type Asker, respondentPages } from "./respondent.page.ts";
import type { Saved } from "./save-page.service.ts";
import { isMissing } from "./view.ts";
import type { Visit } from "./visit.ts";

/**
 * What a request is answered with: a page and its status, or the address of another page. "untold": that page's request
 * doesn't say where it comes from, so that no log of theirs has an invitation beside a ballot.
 */
export type PageAnswer = { status: number; page: Html } | { to: string; untold?: boolean };

const found = (page: Html): PageAnswer => ({ status: 200, page });

/**
 * The answer where a campaign takes no answers from this respondent; null where it does.
 *
 * @param late the form that was sent and could not be stored
 */
function shut(visit: Visit, asker: Asker, late?: { page: string; fields: Fields }): PageAnswer | null {
  if (visit.standing === "open") return null;
  const pages = respondentPages(visit, asker);
  switch (visit.standing) {
    case "asked":
    case "exchange":
      return { to: pages.links.begin };
    case "used":
      return { status: 200, page: pages.used() };
    case "soon":
      return { status: 503, page: pages.message("soon") };
    case "withdrawn":
      return { status: 410, page: pages.message("withdrawn") };
    case "closed": {
      const page = visit.compiled.pages.find(({ id }) => id === late?.page);
      return { status: 410, page: pages.closed(late && page ? { page, fields: late.fields } : null) };
    }
  }
}

/**
 * What a link opens first.
 *
 * @param promise what respondents are told, by language
 * @param mark the answer that the mail's link is for: it leads to the question, with the answer chosen and nothing stored
 */
export function beginAnswer(
  visit: Visit,
  asker: Asker,
  promise: Promised | null,
  mark: string | null = null,
): PageAnswer {
  const pages = respondentPages(visit, asker);
  const [first] = visit.compiled.pages;
  const isMarked = mark !== null && !visit.asked && markedAnswer(visit.compiled.definition, mark) !== null;
  if (isMarked && first && visit.standing === "open") return { to: pages.links.page(first.id, mark) };
  if (visit.standing === "asked" && visit.asked) return found(pages.request(visit.asked));
  if (visit.standing === "exchange") return found(pages.begin(promise));
  return shut(visit, asker) ?? found(pages.begin(promise));
}

/** What follows the exchange of an invitation: the ballot, or why there is none. */
export function exchangeAnswer(exchanged: Exchanged | Visit, asker: Asker): PageAnswer {
  if (!("ballot" in exchanged))
    return shut(exchanged, asker) ?? { to: respondentPages(exchanged, asker).links.begin };
  const links = linksFor(exchanged.ballot, asker.chosen);
  return { to: exchanged.first === null ? links.begin : links.page(exchanged.first), untold: true };
}

/** What follows a colleague's reply: the first page where they have just agreed, else where they stand. */
export function replyAnswer(visit: Visit, asker: Asker, hasJustAgreed: boolean): PageAnswer {
  const closed = visit.standing === "asked" ? null : shut(visit, asker);
  if (closed) return closed;
  const { links, shown } = respondentPages(visit, asker);
  const [first] = shown;
  return { to: hasJustAgreed && first ? links.page(first.id) : links.begin };
}

/**
 * A page of questions; null where the questionnaire has none of this id.
 *
 * @param chosen an answer that a mail's link preselects, and what respondents are told: it may be the first that they see
 */
export function formAnswer(
  visit: Visit,
  asker: Asker,
  id: string,
  chosen: { mark: string; promise: Promised | null } | null = null,
): PageAnswer | null {
  const closed = shut(visit, asker);
  if (closed) return closed;
  const page = visit.compiled.pages.find((each) => each.id === id);
  if (!page) return null;
  const pages = respondentPages(visit, asker);
  // Answers given since, in another tab or on another device, lead past this page.
  if (!pages.shown.includes(page)) return { to: pages.links.begin };
  const marked = chosen && !visit.asked ? markedAnswer(visit.compiled.definition, chosen.mark) : null;
  const isHere = marked !== null && page.questions.some((question) => question.id === marked.question.id);
  return found(pages.form(page, null, isHere && chosen ? { ...marked, ...chosen } : null));
}

/** What follows a form: the page that was asked for, or the same one with what is wrong. */
export function savedAnswer(
  saved: Saved | Visit,
  asker: Asker,
  posted: Posted & { page: string },
): PageAnswer {
  if (!("visit" in saved))
    return shut(saved, asker, posted) ?? { to: respondentPages(saved, asker).links.begin };
  const { visit, page, wasOlder } = saved;
  const pages = respondentPages(visit, asker);
  const index = pages.shown.indexOf(page);
  if (index < 0) return { to: pages.links.begin };
  const target = targetOf(posted, index, pages, visit.completed);
  const wantsNext = posted.go === "next" && posted.clear === null;
  const problems = wantsNext ? saved.problems : saved.problems.filter((problem) => !isMissing(problem));
  if (problems.length === 0 && !wasOlder) return { to: target };
  const otherwise = problems.length > 0 && !problems.some(isMissing) ? target : null;
  return {
    status: problems.length > 0 ? 422 : 200,
    page: pages.form(page, { fields: posted.fields, problems, wasOlder, otherwise }),
  };
}

type Pages = ReturnType<typeof respondentPages>;

/** Where a form leads that was saved without problems. */
function targetOf({ go, clear }: Posted, index: number, pages: Pages, completed: boolean): string {
  const { links, shown } = pages;
  const cleared = shown[index]?.questions.find(({ id }) => id === clear);
  if (cleared) return `${links.page(shown[index]?.id ?? "")}#${firstFieldOf(cleared)}`;
  if (go === "later") return links.saved;
  const near = shown[go === "back" ? index - 1 : index + 1];
  if (near) return links.page(near.id);
  if (go === "back") return links.begin;
  return completed && pages.isDone() ? links.thanks : links.review;
}

/** The last pages: a look back, thanks, or "saved". */
export function finishAnswer(visit: Visit, asker: Asker, name: "review" | "thanks" | "saved"): PageAnswer {
  const closed = shut(visit, asker);
  if (closed) return closed;
  const pages = respondentPages(visit, asker);
  if (name === "thanks" && !visit.completed) return { to: pages.links.begin };
  return found(pages[name]());
}

/** What follows the button "Finish". */
export function completeAnswer(visit: Visit, asker: Asker): PageAnswer {
  const { links } = respondentPages(visit, asker);
  return shut(visit, asker) ?? { to: visit.completed ? links.thanks : links.review };
}
