import type { Definition } from "#listen/questionnaires/definition.ts";
import { type Edited, movePage, moveQuestion } from "./edits.ts";
import type { Place } from "./place.ts";

/**
 * What dropping one line of the outline before or after another does: a question goes where it is dropped, a page with
 * all its questions before or after the page that the line belongs to. Null where nothing would change.
 */
export function dropped(
  definition: Definition,
  moved: Place,
  target: Place,
  position: "before" | "after",
): Edited | null {
  if (moved.kind === "whole" || definition.pages.length === 0) return null;
  if (moved.kind === "page") {
    const gap =
      target.kind === "whole" ? 0 : target.page + (target.kind === "page" && position === "before" ? 0 : 1);
    const to = gap > moved.page ? gap - 1 : gap;
    return to === moved.page ? null : movePage(definition, moved.page, to);
  }
  const gap = gapAt(definition, target, position);
  const isLater = gap.page === moved.page && gap.question > moved.question;
  const to = { page: gap.page, question: isLater ? gap.question - 1 : gap.question };
  return to.page === moved.page && to.question === moved.question
    ? null
    : moveQuestion(definition, moved, to);
}

/** The place between questions that a line's edge stands for. */
function gapAt({ pages }: Definition, target: Place, position: "before" | "after") {
  if (target.kind === "whole") return { page: 0, question: 0 };
  if (target.kind === "question")
    return { page: target.page, question: target.question + (position === "after" ? 1 : 0) };
  if (position === "after" || target.page === 0) return { page: target.page, question: 0 };
  return { page: target.page - 1, question: pages[target.page - 1]?.questions.length ?? 0 };
}
