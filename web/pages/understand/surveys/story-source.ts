import type { Fidelity, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import type { StorySource } from "#understand/survey-report/story.ts";

interface Told extends Pick<StorySource, "title" | "made" | "place" | "results"> {
  /** A moment as ISO text. */
  date: string;
  fidelity: Omit<Fidelity, "columns" | "mapping">;
  /** Of one's own file. */
  columns?: readonly UnderstoodColumn[] | undefined;
}

/** What the story of results is told from; what was read of the file has a page of its own here. */
export function storySource({
  title,
  date,
  fidelity,
  columns = [],
  made,
  place,
  results,
}: Told): StorySource {
  const whole: Fidelity = { ...fidelity, columns: [...columns], mapping: {} };
  return { title, date: date.slice(0, 10), results, fidelity: whole, made, place };
}
