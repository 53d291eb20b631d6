import type { ReleasedTheme, ThemesForReport } from "../comments/released-themes.ts";
import { counted } from "../profile/wording.ts";
import { percent, percentFigure, quoted, sentence, whole, withInterval } from "../survey-report/figures.ts";
import { asPercent } from "../survey-report/plot.ts";
import type { StoryChapter, StoryPart } from "../survey-report/story.ts";

const mostQuotations = 40;

const wholePercent = (value: number) => percentFigure(value, 0);

/** What people said in their own words: confirmed themes with their shares, and what was released to be quoted; null without either. */
export function voicesChapter(found: ThemesForReport | null): StoryChapter | null {
  if (!found || found.themes.length === 0) return null;
  const { themes, commenting, quotations, withheld, agreement, notes, coded, comments } = found;
  const [first, second] = themes;
  const read = Math.min(commenting, ...themes.map(({ ofCommenting: { n } }) => n));
  const whose =
    read < commenting
      ? `${whole(read)} people whose comments were read`
      : `${whole(commenting)} people who wrote something`;
  const of = ({ ofCommenting: { estimate, low, high } }: (typeof themes)[number]) =>
    `${withInterval(estimate, low, high, wholePercent)} %`;
  const answer = first
    ? `Most is said about ${quoted(first.name, 80)}: ${of(first)} of ${whose} mention it.${second ? ` ${quoted(second.name, 80)} comes next with ${of(second)}.` : ""}`
    : "";
  const words = quotations.slice(0, mostQuotations);
  const byTheme = Map.groupBy(words, ({ theme }) => theme);
  const checked =
    agreement === null
      ? []
      : [
          `${sentence(counted(agreement.coders, "person", "people"))} coded ${counted(agreement.comments, "comment")} without seeing each other's codes; their agreement is ${agreement.word}${agreement.alpha === null ? "" : ` (Krippendorff's alpha ${agreement.alpha.toFixed(2)})`}.`,
        ];
  const hidden =
    withheld === 0
      ? []
      : [
          `${sentence(counted(withheld, "theme"))} ${withheld === 1 ? "is" : "are"} withheld, because too few or all but too few mention ${withheld === 1 ? "it" : "them"}.`,
        ];
  const part =
    coded < comments ? [`${whole(coded)} of ${whole(comments)} comments were read and coded.`] : [];
  return {
    id: "voices",
    title: "In their own words",
    isAppendix: false,
    answer,
    parts: [
      {
        kind: "plot",
        title: "Themes, by how many mention them",
        alt: `Chart of shares. ${themes.map((theme) => `${quoted(theme.name, 60)}: ${of(theme)}, ${whole(theme.ofCommenting.count)} people.`).join(" ")}`,
        note: `Share of the ${whose}, with Wilson's 95 % interval. Somebody can mention several themes.`,
        how: {
          definition:
            "How many of those who wrote a comment mention a theme that a person confirmed and coded.",
          method: "Shares with Wilson's 95 % interval.",
        },
        figures: {
          plot: "rows",
          label: "Theme",
          unit: asPercent,
          scale: { kind: "shares" },
          series: [{ name: "Mention it", look: "share" }],
          headers: ["People"],
          rows: themes.map(({ code, name, group, ofCommenting: { estimate, low, high, count } }) => ({
            key: code,
            label: name,
            ...(group !== "" && { detail: group }),
            values: [{ estimate, low, high }],
            cells: [whole(count)],
            said: `${whole(count)} people, ${percent(estimate, 0)}`,
          })),
          reference: null,
        },
      },
      ...byGroup(themes),
      ...[...part, ...hidden, ...checked, ...notes].map(
        (text): StoryPart => ({ kind: "paragraph", style: "note", text }),
      ),
      ...(words.length > 0
        ? [
            { kind: "heading" as const, title: "Quotations" },
            {
              kind: "paragraph" as const,
              style: "note" as const,
              text: "Each was released by a person after names and other traces had been looked for. They illustrate; how many say so is in the shares above.",
            },
            ...[...byTheme].map(
              ([theme, own]): StoryPart => ({
                kind: "definitions",
                items: [{ term: theme, text: own.map((one) => `“${one.words}”`).join("\n") }],
              }),
            ),
          ]
        : []),
    ],
  };
}

/** More are on the page of themes and in the figures to take along. */
const mostByGroup = 6;

/** Themes that are mentioned by some groups more than by others, a table for each breakdown. */
function byGroup(themes: readonly ReleasedTheme[]): StoryPart[] {
  const tables = themes.flatMap(({ name, byBreakdown }) => byBreakdown.map((table) => ({ name, ...table })));
  if (tables.length === 0) return [];
  const parts = [...Map.groupBy(tables, ({ breakdown }) => breakdown).values()].flatMap(
    (own): StoryPart[] => {
      const label = own[0]?.label ?? "";
      const tested = own.flatMap(({ test, ...table }) => (test ? [{ ...table, ...test }] : []));
      if (tested.length === 0) return [];
      const clear = tested
        .filter(({ q }) => q < 0.05)
        .toSorted((one, other) => one.p - other.p)
        .slice(0, mostByGroup);
      const looked = counted(tested.length, "theme");
      if (clear.length === 0)
        return [
          {
            kind: "paragraph",
            style: "body",
            text: `${quoted(label, 60)}: of ${looked} none is mentioned by some groups more than by others by more than chance explains. That doesn't prove that they are the same.`,
          },
        ];
      return [
        {
          kind: "table",
          title: `Themes that differ by ${label}`,
          columns: [
            { title: "Theme", align: "start" },
            { title: "Group", align: "start" },
            { title: "Mention it", align: "end" },
            { title: "n", align: "end" },
          ],
          rows: clear.flatMap(({ name, groups, others }) =>
            [...groups, ...(others ? [{ label: "All others together", share: others }] : [])].map(
              ({ label: group, share }, at) => [
                at === 0 ? name : "",
                group,
                share ? `${withInterval(share.estimate, share.low, share.high, wholePercent)} %` : "withheld",
                share ? whole(share.n) : "",
              ],
            ),
          ),
          note: `${sentence(looked)} compared between groups, each by a χ² test; shown ${clear.length === 1 ? "is the one" : "are those"} with q below 0.05 after Benjamini and Hochberg${clear.length === mostByGroup ? `, at most ${mostByGroup}` : ""}. Shares are of the group's people whose comments were read, with Wilson's 95 % interval. A group that is withheld isn't one without the theme.`,
        },
      ];
    },
  );
  return parts.length > 0 ? [{ kind: "heading", title: "Who writes about what" }, ...parts] : [];
}
