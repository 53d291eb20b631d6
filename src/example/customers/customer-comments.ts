import type { Random } from "#stats/random.ts";
import type { MarketCustomer } from "./market.ts";

/** What a comment is about: openings, what happened, and what would help, to be put together. */
interface Theme {
  /** The part of the service whose low rating brings it up; "" comes up for no reason of the kind. */
  part: string;
  happened: readonly string[];
  wish: readonly string[];
}

/** The themes of what customers complain of; the example's code book has one code for each. */
export const themes: Readonly<Record<string, Theme>> = {
  "late delivery": {
    part: "reliability",
    happened: [
      "The parcel was promised for Tuesday and came the week after",
      "Three of my last four orders arrived later than the date on the confirmation",
      "I took a day off for a delivery that never came",
      "The mailing went out two days late and our offer had ended by then",
      "Delivery dates mean nothing with you, they come when they come",
      "My order was split without a word and the second half took a fortnight",
    ],
    wish: [
      "Give a delivery date only if you can keep it",
      "Deliver on the day that you name",
      "Tell me the real delivery date, even if it is a bad one",
    ],
  },
  "no call back": {
    part: "reliability",
    happened: [
      "I was told that somebody would ring me back and nobody did",
      "Two promised calls, neither of them came",
      "Your adviser said she would find out and ring by noon, I am still waiting",
      "Nobody rings back unless I ring first",
    ],
    wish: [
      "Ring back when you say that you will",
      "If you promise a call, make it",
      "Keep your word about calling back",
    ],
  },
  "complaint went round": {
    part: "problems",
    happened: [
      "I had to tell the story of my complaint four times to four people",
      "My complaint was passed from one department to the next",
      "It took six weeks and five letters until the wrong item was taken back",
      "Nobody felt responsible for putting the mistake right",
      "They apologised nicely and changed nothing",
    ],
    wish: [
      "One person who deals with a complaint from start to end",
      "Let whoever answers put the mistake right at once",
      "Put mistakes right without my having to prove them",
    ],
  },
  "not told": {
    part: "information",
    happened: [
      "Nobody told me that the article was out of stock",
      "I only learned of the change from my own customers",
      "No news for ten days, then a bill",
      "The order status on the web page says 'in progress' for weeks",
    ],
    wish: [
      "Tell me before I have to ask",
      "A short message when something changes",
      "Keep the order status up to date",
    ],
  },
  "waiting on the phone": {
    part: "reach",
    happened: [
      "Twenty minutes of music and then I was cut off",
      "I never get through before ten in the morning",
      "The menu with nine choices leads to the wrong desk every time",
      "In the evening the line is always engaged",
    ],
    wish: [
      "Shorter waiting times on the telephone",
      "A number that a person answers",
      "Open the lines longer in the evening",
    ],
  },
  "slow answers": {
    part: "speed",
    happened: [
      "An e-mail takes a week to be answered",
      "The quotation came after we had bought elsewhere",
      "Simple questions take days",
    ],
    wish: ["Answer e-mails within a day", "Be quicker with quotations"],
  },
  "wrong invoice": {
    part: "paperwork",
    happened: [
      "Every second invoice has to be corrected",
      "I was charged for postage that had been waived",
      "The reminder came before the invoice did",
      "The order form asks for the same thing three times",
    ],
    wish: [
      "Invoices that are right the first time",
      "Make the order form shorter",
      "Send invoices that match the order",
    ],
  },
  price: {
    part: "value",
    happened: [
      "Your prices went up twice this year and nothing got better",
      "The same goods cost less elsewhere, postage included",
      "Postage is far too dear for a small parcel",
    ],
    wish: ["Lower postage", "Better prices for regular customers", "Free delivery from a sensible amount"],
  },
  "not listened to": {
    part: "care",
    happened: [
      "I get offers for things that have nothing to do with my shop",
      "They read from a script and did not listen",
      "I have said for years that I want no catalogue by post",
    ],
    wish: [
      "Listen before you sell",
      "Learn what our business needs",
      "Stop sending me what I did not ask for",
    ],
  },
};

/** What pleased people say, by what they are pleased with. */
export const praises = {
  people: [
    "The people on the phone know what they talk about",
    "Friendly, competent, never in a hurry",
    "Always somebody who knows the articles",
    "I have been with you for a long time and feel known",
    "The adviser who helped me was excellent",
    "My contact looks after us really well",
  ],
  goods: ["Quality has been good for years", "Goods are as described and well packed"],
} as const;
const praise = [...praises.people, ...praises.goods];

const openings = [
  "",
  "",
  "",
  "To be honest: ",
  "Again: ",
  "Just last month: ",
  "As a customer of many years: ",
] as const;
/** Endings that say what follows, or that it was otherwise before. */
export const asides = { costs: "It costs us time and money.", before: "It used to be better." } as const;
const endings = [
  "",
  "",
  "",
  " That is a pity.",
  ` ${asides.costs}`,
  ` ${asides.before}`,
  " Otherwise I am content.",
];
const short = [
  "Fine.",
  "All good",
  "ok",
  "No complaints.",
  "Nothing special",
  "👍",
  "As always",
  "-",
] as const;

/** How somebody finds things, as far as a comment shows it. */
interface Mood {
  /** By part, about 1 to 5. */
  felt: Readonly<Record<string, number>>;
  recommends: number;
  customer: MarketCustomer;
}

/** What somebody writes, or null; pleased and displeased people write more than others. */
export function commentOf(
  question: "recommend_reason" | "improve",
  { felt, recommends, customer }: Mood,
  random: Random,
): string | null {
  const writes = question === "improve" ? 0.34 : recommends <= 6 ? 0.62 : recommends >= 9 ? 0.5 : 0.3;
  if (random.uniform() >= writes) return null;
  if (random.uniform() < 0.06) return random.pick(short);
  if (question === "recommend_reason" && recommends >= 9 && random.uniform() < 0.8) {
    const one = random.pick(praise);
    const other = random.uniform() < 0.4 ? random.pick(praise) : one;
    return other === one ? `${one}.` : `${one}, and ${lowered(other)}.`;
  }
  const worst = worstThemes(felt, random);
  const said = worst.map((theme) => random.pick(question === "improve" ? theme.wish : theme.happened));
  const [first = "", second] = said;
  const joined = second !== undefined && random.uniform() < 0.35 ? `${first}. ${second}` : first;
  const signed = random.uniform() < 0.012 ? ` You can reach me at ${customer.email ?? "home"}.` : "";
  return `${random.pick(openings)}${joined}.${random.pick(endings)}${signed}`;
}

const wishesOfContact = [
  "Please ring in the morning.",
  "An e-mail will do.",
  "I would rather talk to somebody who can decide.",
  "Any day after four.",
] as const;

/** What somebody wants to talk about who asks to be called. */
export function contactWords({ felt }: Pick<Mood, "felt">, random: Random): string {
  const [theme] = worstThemes(felt, random);
  return `${random.pick(theme?.happened ?? [""])}. ${random.pick(wishesOfContact)}`;
}

/** The two themes that somebody has most reason for, as chance has it. */
function worstThemes(felt: Readonly<Record<string, number>>, random: Random): Theme[] {
  return Object.values(themes)
    .map((theme) => ({ theme, key: (felt[theme.part] ?? 3) + random.normal(0, 0.8) }))
    .sort((a, b) => a.key - b.key)
    .slice(0, 2)
    .map(({ theme }) => theme);
}

const lowered = (text: string) =>
  text.startsWith("I ") ? text : text.charAt(0).toLowerCase() + text.slice(1);
