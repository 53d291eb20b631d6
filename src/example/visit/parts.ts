import { type Part, placeOf } from "../programme/cast.ts";
import type { Made } from "../programme/make-programme.service.ts";

/** How a part is offered. */
export interface OfferedPart {
  part: Part;
  /** What somebody is, as the heading. */
  title: string;
  /** What there is to see, in a line. */
  see: string;
  /** Where to begin, inside the programme. */
  landing(campaigns: Made["campaigns"]): string;
}

const unit = (path: string) => `?unit=${encodeURIComponent(path)}`;

/** In the order in which a newcomer meets them. */
export const offeredParts: readonly OfferedPart[] = [
  {
    part: "sponsor",
    title: "Sponsor",
    see: "The managing director reads what four months have changed, what customers say, and how sure all of it is.",
    landing: ({ second }) => `/results/${second}/change`,
  },
  {
    part: "director",
    title: "Programme director",
    see: "Runs the programme: a survey that is open, people, 24,000 customers, mail. Sees how many have answered, never who said what.",
    landing: () => "",
  },
  {
    part: "consultant",
    title: "Independent consultant",
    see: "An independent third party, as every respondent was told: opens single reports, codes what customers wrote, hands over who wants a call.",
    landing: ({ second }) => `/results/${second}/people`,
  },
  {
    part: "manager",
    title: "Department manager",
    see: "Customer Care beside the whole organisation, and a guide for the talk with the team.",
    landing: ({ second }) => `/results/${second}${unit(placeOf.manager)}`,
  },
  {
    part: "leader",
    title: "Team leader of four",
    see: "A team too small for figures: what is withheld, why, and what to do all the same.",
    landing: ({ second }) => `/results/${second}${unit(placeOf.leader)}`,
  },
  {
    part: "accounts",
    title: "Account manager",
    see: "What the customers of their own accounts say, which they read before anybody else, and who of them waits for a call.",
    landing: () => "/my/accounts",
  },
  {
    part: "staff",
    title: "Customer adviser, with results",
    see: "Own results in both waves, what colleagues see, and a contract for change that nobody else opens.",
    landing: () => "/my",
  },
  {
    part: "asked",
    title: "Customer adviser, asked today",
    see: "A questionnaire is waiting: answer it as every member of staff does, on a phone or at a desk.",
    landing: () => "/my",
  },
  {
    part: "typist",
    title: "Typist of paper sheets",
    see: "Types what the night shift filled in on paper, a second person types it again, and nobody learns whose it was.",
    landing: () => "/paper",
  },
];
