import type { Definition } from "../definition.ts";
import { said } from "./building.ts";
import { complaintFollowUp } from "./complaint-follow-up.ts";
import { contactSatisfaction } from "./contact-satisfaction.ts";
import { expectations } from "./expectations.ts";
import { type Field, type Filled, filling } from "./filling.ts";
import { type Guide, guides } from "./guides.ts";
import { momentFields, momentsOfTruth } from "./moments.ts";
import { relationship, relationshipFields } from "./relationship.ts";
import { serviceClimate } from "./service-climate.ts";
import { effortAlone, recommendationAlone, satisfactionAlone } from "./single-figures.ts";
import { skillFields, skills } from "./skills.ts";
import { staffView } from "./staff-view.ts";
import type { Purpose, TemplateId } from "./template-ids.ts";

/** What one can begin a questionnaire with. */
export interface Template {
  id: TemplateId;
  purpose: Purpose;
  name: string;
  /** For whom and when, in a sentence. */
  description: string;
  /** When, whom, how many, and what one learns; null where that depends on what is made of it. */
  guide: Guide | null;
  /** About how long respondents take; null where that depends on what is made of it. */
  minutes: number | null;
  /** What it is made of, asked before it begins. */
  fields: readonly Field[];
  /** Its questionnaire; null for the profile, whose texts are in a file of their own. */
  definition: Definition | ((filled: Filled) => Definition) | null;
}

const blank: Definition = {
  languages: ["en"],
  title: said("New questionnaire"),
  pages: [{ id: "page-1", questions: [] }],
};

/** What is said above the first statement of the profile. */
export const profileIntroduction = said(
  "You will read short statements about serving customers and rate each of them twice: for what you do yourself, and for what you see your organisation do. There are no right answers. Describe an ordinary week as it is, not as it should be, and choose “not applicable” where a statement has nothing to do with your work.",
);

/** What is said when the profile is completed. */
export const profileThanks = said(
  "Thank you. You can come back and change your answers until the survey closes.",
);

/** All templates, in the order in which they are offered. */
export const templates: readonly Template[] = [
  {
    id: "relationship",
    purpose: "whole",
    name: "Relationship survey",
    description:
      "Where customers stand with you, why, what matters to them, and how you compare with the competitors you name.",
    guide: guides.relationship,
    minutes: 6,
    fields: relationshipFields,
    definition: relationship,
  },
  {
    id: "expectations",
    purpose: "whole",
    name: "Expectation, experience, importance",
    description:
      "What customers expect, what they get and how much it matters, ten parts of a service one by one.",
    guide: guides.expectations,
    minutes: 7,
    fields: [],
    definition: expectations,
  },
  {
    id: "moments-of-truth",
    purpose: "occasion",
    name: "Moments of truth",
    description: "Soon after a delivery, a visit or another occasion that you name: how it went and why.",
    guide: guides.moments,
    minutes: 3,
    fields: momentFields,
    definition: momentsOfTruth,
  },
  {
    id: "contact-satisfaction",
    purpose: "occasion",
    name: "Satisfaction after a contact",
    description:
      "For customers within a day or two of a call, message or visit: was it settled, how, and why.",
    guide: guides.contact,
    minutes: 2,
    fields: [],
    definition: contactSatisfaction,
  },
  {
    id: "complaint-follow-up",
    purpose: "occasion",
    name: "Complaint follow-up",
    description:
      "For customers whose complaint was closed: is it settled, was it fair, what remains to be done.",
    guide: guides.complaint,
    minutes: 3,
    fields: [],
    definition: complaintFollowUp,
  },
  {
    id: "recommendation",
    purpose: "figure",
    name: "Recommendation (net promoter)",
    description: "One mark from 0 to 10, its reason, and what would raise it.",
    guide: guides.recommendation,
    minutes: 1,
    fields: [],
    definition: recommendationAlone,
  },
  {
    id: "satisfaction",
    purpose: "figure",
    name: "Satisfaction (CSAT)",
    description: "One rating in five named points, and what stood behind it.",
    guide: guides.satisfaction,
    minutes: 1,
    fields: [],
    definition: satisfactionAlone,
  },
  {
    id: "effort",
    purpose: "figure",
    name: "Customer effort (CES)",
    description: "Whether you made it easy, in seven points of agreement, and what got in the way.",
    guide: guides.effort,
    minutes: 1,
    fields: [],
    definition: effortAlone,
  },
  {
    id: "staff-view",
    purpose: "staff",
    name: "How our customers see us",
    description:
      "Staff and managers say what they think customers answer, on the customers' own items, and what they need.",
    guide: guides.staffView,
    minutes: 6,
    fields: [],
    definition: staffView,
  },
  {
    id: "service-climate",
    purpose: "staff",
    name: "Service climate",
    description:
      "For everyone who serves customers: whether good service is wanted, possible and noticed here.",
    guide: guides.climate,
    minutes: 6,
    fields: [],
    definition: serviceClimate,
  },
  {
    id: "service-commitment",
    purpose: "staff",
    name: "Service commitment profile",
    description:
      "For staff and managers at the start of a programme and again later: 48 statements in six competencies, each rated for oneself and for the organisation.",
    guide: guides.profile,
    minutes: 20,
    fields: [],
    definition: null,
  },
  {
    id: "skills",
    purpose: "training",
    name: "Assessment before training",
    description: "How sure people are of each skill, how often they use it, and what they find hardest.",
    guide: guides.skills,
    minutes: 5,
    fields: skillFields,
    definition: skills,
  },
  {
    id: "blank",
    purpose: "own",
    name: "Blank questionnaire",
    description: "One empty page to begin with.",
    guide: null,
    minutes: null,
    fields: [],
    definition: blank,
  },
];

/** A template by its id. */
export const templateOf = (id: string): Template | undefined => templates.find((each) => each.id === id);

/**
 * A template's questionnaire with what was filled in, and what is wrong with that.
 *
 * @returns a definition even where something is wrong, so that one sees what becomes of it; null for the profile
 */
export function filledTemplate({ fields, definition }: Template, given: Filled) {
  const { filled, problems } = filling(fields, given);
  return { definition: typeof definition === "function" ? definition(filled) : definition, problems };
}
