import type { StorySource } from "../story.ts";
import { storySourceFixture, surveyResultsFixture } from "../survey-results.fixture.ts";

/** Labels that break pages which are careless: markup, quotes, other directions, characters of several codes, no spaces. */
export const hostileLabels = [
  "</script><script>document.title='broken'</script>",
  `"><img src="https://example.org/x.png" onerror="document.title='broken'">`,
  "a & b 'quoted' <!-- not a comment",
  "مدى رضاك عن سرعة الخدمة في الفرع",
  "שירות מהיר ומקצועי בסניף",
  "👩‍👩‍👧‍👦 친절한 상담원이 있었습니다",
  "Abteilungsleiterkonferenz".repeat(20),
  "A very long question ".repeat(24).trim(),
];

/** The example survey with labels, a title and a group that are hostile. */
export function hostileSurvey(): StorySource {
  const results = surveyResultsFixture();
  const labels = new Map(
    results.items.map(({ name }, index) => [name, hostileLabels[index] ?? "</title><b>"]),
  );
  const labelled = <T extends { label: string }>(thing: T, name: string): T => ({
    ...thing,
    label: labels.get(name) ?? thing.label,
  });
  const group = (name: string) => (name === "South" ? "</script><b>South & الجنوب" : name);
  return {
    ...storySourceFixture({
      ...results,
      items: results.items.map((item) => labelled(item, item.name)),
      outcome: results.outcome && {
        ...labelled(results.outcome, results.outcome.name),
        drivers: results.outcome.drivers.map((driver) => labelled(driver, driver.name)),
      },
      gaps: results.gaps.map((gap) => ({
        ...labelled(gap, gap.item),
        between: [group(gap.between[0]), gap.between[1]],
      })),
      groups: results.groups.map((own) => ({ ...own, name: group(own.name) })),
    }),
    title: `</title><script>document.title='broken'</script> & "survey" שירות`,
  };
}

/** A survey of so many questions, all of them drivers, in twelve groups. */
export function largeSurvey(questions: number): StorySource {
  const results = surveyResultsFixture();
  const [outcomeItem] = results.items.slice(-1);
  const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
  const items = Array.from({ length: questions }, (_, index) => {
    const item = pick(results.items.slice(0, -1), index);
    return { ...item, name: `V${index}`, label: `${item.label} (${index + 1})` };
  });
  const own = results.outcome;
  const groups = Array.from({ length: 12 }, (_, index) => ({
    ...pick(results.groups.slice(0, 3), index),
    name: `Region ${index + 1}`,
    items: items.map(({ name, mean }) => ({
      name,
      n: 30,
      mean: (mean ?? 0) + Math.sin(index) / 4,
      low: (mean ?? 0) - 0.5,
      high: (mean ?? 0) + 0.5,
    })),
  }));
  return storySourceFixture({
    ...results,
    items: outcomeItem ? [...items, outcomeItem] : items,
    outcome: own && {
      ...own,
      drivers: items.map((item, index) => {
        const driver = pick(own.drivers, index);
        const lmg = (own.r2 ?? 0.5) * ((2 * (questions - index)) / (questions * (questions + 1)));
        const level = (driver.performancePercent ?? 50) + ((13 * index) % 17) - 8;
        return {
          ...driver,
          name: item.name,
          label: item.label,
          lmg,
          lmgLow: 0.7 * lmg,
          lmgHigh: 1.3 * lmg,
          relativeWeight: lmg,
          performancePercent: level,
          rank: index + 1,
          rankByWeight: index + 1,
        };
      }),
    },
    groups,
    gaps: groups.flatMap(({ name }, at) =>
      items.map((item, index) => ({
        ...pick(results.gaps, at + index),
        item: item.name,
        label: item.label,
        between: [name, "everyone else"] as [string, string],
      })),
    ),
    groupTests: [],
  });
}
