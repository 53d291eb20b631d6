import type { Definition } from "../definition.ts";
import { said } from "./building.ts";
import { complaintFollowUp } from "./complaint-follow-up.ts";
import { contactSatisfaction } from "./contact-satisfaction.ts";
import { relationship } from "./relationship.ts";
import { serviceClimate } from "./service-climate.ts";
import type { TemplateId } from "./template-ids.ts";

/** What one can begin a questionnaire with. */
export interface Template {
  id: TemplateId;
  name: string;
  /** For whom and when, in a sentence. */
  description: string;
  /** About how long respondents take; null where that depends on what is made of it. */
  minutes: number | null;
  /** Null for the profile, whose texts are in a file of their own. */
  definition: Definition | null;
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
    id: "service-commitment",
    name: "Service commitment profile",
    description:
      "For staff and managers at the start of a programme and again later: 48 statements in six competencies, each rated for oneself and for the organisation.",
    minutes: 20,
    definition: null,
  },
  {
    id: "contact-satisfaction",
    name: "Satisfaction after a contact",
    description:
      "For customers within a day or two of a call, message or visit: was it settled, how, and why.",
    minutes: 2,
    definition: contactSatisfaction,
  },
  {
    id: "relationship",
    name: "Relationship survey",
    description:
      "For customers once or twice a year: where they stand, what matters to them, what they expect.",
    minutes: 5,
    definition: relationship,
  },
  {
    id: "service-climate",
    name: "Service climate",
    description:
      "For everyone who serves customers: whether good service is wanted, possible and noticed here.",
    minutes: 6,
    definition: serviceClimate,
  },
  {
    id: "complaint-follow-up",
    name: "Complaint follow-up",
    description:
      "For customers whose complaint was closed: is it settled, was it fair, what remains to be done.",
    minutes: 3,
    definition: complaintFollowUp,
  },
  {
    id: "blank",
    name: "Blank questionnaire",
    description: "One empty page to begin with.",
    minutes: null,
    definition: blank,
  },
];
