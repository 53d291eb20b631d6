import type { Deck } from "./deck.ts";

const long =
  "How satisfied are you, all in all and thinking of everything you have experienced with us in the past twelve months, with the speed at which we answer questions?";

/** For tests: a deck with every kind of slide, and with texts that need much room. */
export const deckFixture: Deck = {
  title: "Customers 2026 & <what> they said",
  date: "2026-11-22",
  publisher: "Müller & Partner",
  language: "en",
  primary: "#17495c",
  accent: "#b3541e",
  logo: null,
  slides: [
    {
      kind: "title",
      title: "Customers 2026 & <what> they said",
      subtitle: "Workshop, 22 November 2026",
      notes: "Welcome.",
    },
    {
      kind: "figures",
      title: "In short",
      figures: [
        { label: "Answers", value: "4,812", note: "24.1 % of 20,000 invited" },
        { label: "The outcome", value: "3.61", note: long },
        { label: "Net promoter score", value: "+12", note: "+9 to +15, n = 4,700" },
      ],
      lines: [long, `${long} ${long}`, "Short."],
      notes: "Read the figures aloud.",
    },
    {
      kind: "chart",
      title: "What each side rates",
      lead: `${long} ${long}`,
      charts: [
        {
          caption: "",
          chart: {
            kind: "bars",
            stacked: false,
            categories: [`${long.slice(0, 90)}…`, "Care", "Price", "Advice", "Reliability"],
            series: [
              {
                name: "Customers",
                colour: null,
                values: [3.2, 4.1, null, 2.9, 3.7],
                intervals: [
                  { low: 3.1, high: 3.3 },
                  { low: 3.9, high: 4.3 },
                  null,
                  { low: 2.7, high: 3.1 },
                  { low: 3.6, high: 3.8 },
                ],
              },
              { name: "Managers", colour: null, values: [4.2, 4.4, 3.1, 3.9, 4.1] },
            ],
            minimum: 1,
            maximum: 5,
            format: "0.0",
          },
          note: "Means with 95 % intervals.",
          alt: "Bars <of> ratings & gaps",
        },
      ],
      notes: "Ask who is surprised.",
    },
    {
      kind: "chart",
      title: "What matters most",
      lead: "Begin where it matters and falls short.",
      charts: [
        {
          caption: "",
          chart: {
            kind: "plane",
            points: [
              { label: "Speed & care", across: 45, upward: 24, isUrgent: true },
              { label: "Advice", across: 70, upward: 18, isUrgent: false },
              { label: "Price", across: 52, upward: 6, isUrgent: false },
            ],
            across: {
              name: "Level, percent of the scale",
              minimum: 40,
              maximum: 80,
              middle: 58,
              format: "0",
            },
            upward: { name: "Importance, percent", minimum: 0, maximum: 30, middle: 15, format: "0" },
          },
          note: "Lines are averages.",
          alt: "Map of importance and level",
        },
      ],
      notes: "Agree on two.",
    },
    {
      kind: "chart",
      title: "How answers spread",
      lead: "",
      charts: [
        {
          caption: "",
          chart: {
            kind: "bars",
            stacked: true,
            categories: ["Everyone", "North"],
            series: ["Below", "As expected", "Above"].map((name, index) => ({
              name,
              colour: null,
              values:
                [
                  [0.2, 0.3],
                  [0.5, 0.4],
                  [0.3, 0.3],
                ][index] ?? [],
            })),
            minimum: null,
            maximum: null,
            format: "0%",
          },
          note: "",
          alt: "Shares",
        },
      ],
      notes: "Ask why.",
    },
    {
      kind: "table",
      title: "What we decide today",
      lead: "One line for each issue.",
      table: {
        columns: ["Issue", "Objective", "Measure", "Who", "By when"].map((title, index) => ({
          title,
          align: "start",
          width: [3, 3, 2.5, 1.5, 1.2][index] ?? 1,
        })),
        rows: Array.from({ length: 6 }, () => ["", "", "", "", ""]),
        rowHeight: 0.65,
      },
      note: "",
      notes: "Fill in together.",
    },
    {
      kind: "text",
      title: "In their own words",
      lines: [
        { text: "Delivery", look: "heading" },
        { text: "“Nobody called back.” 🙂", look: "quotation" },
        { text: long, look: "small" },
      ],
      notes: "Read aloud.\nThen wait.",
    },
  ],
};
