import { seededRandom } from "#stats/random.ts";
import type { CodeContent } from "#understand/comments/code-book.ts";
import { asides, praises, themes } from "./customer-comments.ts";

/** A code of the example's book, and how surely coders find it. */
export interface ExampleCode extends CodeContent {
  /** Stands for the code here. */
  key: string;
  /** Words by which a suggested theme is recognised as this code; none where it is found by reading alone. */
  terms: readonly string[];
  /** How often the second coder overlooks it, and how often they see it where it isn't: one code is not defined sharply. */
  misses: number;
  invents: number;
}

const wrong = "What goes wrong";
const good = "What is good";
const follows = "What it leads to";

const code = (
  key: string,
  [group, name]: readonly [group: string, name: string],
  [definition, useWhen, notWhen, example]: readonly [string, string, string, string],
  terms = "",
  { misses = 0.18, invents = 0.012 } = {},
): ExampleCode => ({
  ...{ key, group, name, definition, useWhen, notWhen, example, misses, invents },
  terms: terms === "" ? [] : terms.split(", "),
});

/** The code book of what customers write. Keys of complaints are those of the themes that comments are made of. */
export const codeBook: readonly ExampleCode[] = [
  code(
    "late delivery",
    [wrong, "Late or split delivery"],
    [
      "Goods or a mailing come later than promised, or in parts that nobody announced.",
      "A date was named or expected and not kept.",
      "Nobody said that it would be late: then it is “Not told”. Both, where both are said.",
      "The parcel was promised for Tuesday and came the week after",
    ],
    "delivery date, real, date keep, date even, parcel promised, promised tuesday",
  ),
  code(
    "no call back",
    [wrong, "Promised call doesn't come"],
    [
      "Somebody promised to ring or write, and didn't.",
      "A promise of one person to another about getting in touch.",
      "It is about long waits on the line: then it is “Waiting on the phone”.",
      "Two promised calls, neither of them came",
    ],
    "ring, rings, unless, promised calls, ring back",
    { misses: 0.22, invents: 0.015 },
  ),
  code(
    "complaint went round",
    [wrong, "Complaint goes round"],
    [
      "A complaint is passed on, told again, or not put right by anybody.",
      "More than one person or more than one attempt is mentioned, or nobody felt responsible.",
      "Only the mistake itself is told.",
      "I had to tell the story of my complaint four times to four people",
    ],
    "complaint, deals, department, start",
  ),
  code(
    "not told",
    [wrong, "Not told"],
    [
      "Something changed or went wrong, and the customer learned of it late or from others.",
      "News are missing: stock, status, changes.",
      "The delivery is late and nothing is said of news.",
      "Nobody told me that the article was out of stock",
    ],
    "order status, status date, keep order, progress",
    { misses: 0.24, invents: 0.02 },
  ),
  code(
    "waiting on the phone",
    [wrong, "Waiting on the phone"],
    [
      "The line is engaged, the wait long, or the menu leads astray.",
      "Getting through at all is the matter.",
      "Answers come late in writing: then it is “Slow answers”.",
      "Twenty minutes of music and then I was cut off",
    ],
    "music, twenty, minutes, cut, engaged, lines",
  ),
  code(
    "slow answers",
    [wrong, "Slow answers in writing"],
    [
      "E-mails, quotations or simple questions take too long.",
      "Something was asked in writing, or an offer was wanted.",
      "It is about the telephone.",
      "The quotation came after we had bought elsewhere",
    ],
    "answer mails, mails within, within day, answers",
  ),
  code(
    "wrong invoice",
    [wrong, "Invoices and forms"],
    [
      "Invoices, reminders or forms are wrong, or ask too much.",
      "Paper or its screen is the matter.",
      "A price is found too high: then it is “Price”.",
      "Every second invoice has to be corrected",
    ],
    "invoices, invoice, match, charged, reminder",
  ),
  code(
    "price",
    [wrong, "Price and postage"],
    [
      "Prices or postage are too high, or rise without a reason.",
      "Money is the matter.",
      "A wrong bill is the matter.",
      "Postage is far too dear for a small parcel",
    ],
    "postage, dear, prices went, lower",
  ),
  code(
    "not listened to",
    [wrong, "Not listened to"],
    [
      "Customers feel sold to, or treated like everybody.",
      "Offers, scripts or catalogues miss what the customer needs.",
      "Any complaint in which nobody listened is meant too – where the line lies, coders don't agree yet.",
      "They read from a script and did not listen",
    ],
    "script, listen, catalogue, sell",
    { misses: 0.55, invents: 0.045 },
  ),
  code(
    "people",
    [good, "People who know and care"],
    [
      "Employees are praised: friendly, competent, known.",
      "A person or “the people” are named.",
      "The goods are praised.",
      "Friendly, competent, never in a hurry",
    ],
    "friendly, competent, hurry",
    { misses: 0.14, invents: 0.01 },
  ),
  code(
    "goods",
    [good, "Good goods"],
    [
      "Quality, description or packing of the goods is praised.",
      "What is sold is the matter.",
      "A person is praised.",
      "Goods are as described and well packed",
    ],
    "quality, described, packed",
    { misses: 0.15, invents: 0.008 },
  ),
  code(
    "costs",
    [follows, "Costs customers time or money"],
    [
      "What went wrong costs the customer money, time or their own customers.",
      "The customer says so themselves.",
      "One could think so, but nobody says it.",
      "It costs us time and money.",
    ],
    "",
    { misses: 0.18, invents: 0.012 },
  ),
  code(
    "before",
    [follows, "It used to be better"],
    [
      "The customer compares with earlier years, to our disadvantage.",
      "An earlier time is mentioned.",
      "Other providers are the comparison.",
      "It used to be better.",
    ],
    "",
    { misses: 0.18, invents: 0.006 },
  ),
];

const marks: readonly (readonly [key: string, phrases: readonly string[]])[] = [
  ...Object.entries(themes).map(([key, { happened, wish }]) => [key, [...happened, ...wish]] as const),
  ["people", praises.people],
  ["goods", praises.goods],
  ["costs", [asides.costs]],
  ["before", [asides.before]],
];

/** The codes that a comment of the example deserves, by key: those whose phrases it is made of. */
export function codesOfComment(words: string): string[] {
  const read = words.toLowerCase();
  return marks
    .filter(([, phrases]) => phrases.some((phrase) => read.includes(phrase.toLowerCase())))
    .map(([key]) => key);
}

/** How often the first coder, who wrote the book, overlooks a code. */
const slips = 0.05;

/**
 * What a coder finds in a comment: the first nearly all of it, the second with disagreements of their own. The same words are
 * always coded alike.
 *
 * @param truth the keys that it deserves
 */
export function codedBy(coder: "first" | "second", words: string, truth: readonly string[]): string[] {
  const random = seededRandom(hashOf(`${coder} ${words}`));
  const isFirst = coder === "first";
  const finds = ({ key, misses, invents }: ExampleCode) => {
    const draw = random.uniform();
    return truth.includes(key)
      ? draw >= (isFirst ? slips : misses)
      : draw < (isFirst ? invents / 8 : invents);
  };
  return codeBook.filter(finds).map(({ key }) => key);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
