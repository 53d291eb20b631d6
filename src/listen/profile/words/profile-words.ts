/** A competency in words. */
interface CompetencyWords {
  name: string;
  definition: string;
  /** By code; `text` completes the lead of both perspectives. */
  statements: Readonly<Record<string, { topic: string; text: string }>>;
}

/**
 * The product's own profile in another language than English: what is asked, and the short texts of its report. The long
 * coaching texts are English; an organisation translates them.
 */
export interface ProfileWords {
  /** BCP 47 tag. */
  language: string;
  title: string;
  /** What respondents are told before the first statement and after the last. */
  respondents: { introduction: string; thanks: string };
  /** Before the first figure of the report, a paragraph each. */
  introduction: readonly string[];
  anchors: readonly string[];
  perspectives: Readonly<Record<"self" | "organisation", { name: string; lead: string }>>;
  /** By code. */
  competencies: Readonly<Record<string, CompetencyWords>>;
  contract: { introduction: string; clauses: readonly { title: string; help: string }[] };
}
