import type { ReactNode } from "react";
import type { Contract } from "./use-contract.ts";
import type { Writing } from "./use-writing.ts";

/** What every step of writing is given. */
export interface StepProps {
  writing: Writing;
  /** What the questionnaire says about the eight clauses; null where it says nothing. */
  help: readonly string[] | null;
  contract: Contract;
  /** ISO date. */
  today: string;
}

/** A step under its heading, which gets the focus when the step opens. */
export const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="contract-part">
    <h2 tabIndex={-1}>{title}</h2>
    {children}
  </section>
);

/** A clause: what it asks for, and its fields. */
export const Clause = ({
  title,
  help,
  children,
}: {
  title: string;
  help: ReactNode;
  children: ReactNode;
}) => (
  <fieldset className="contract-clause">
    <legend>{title}</legend>
    <p className="contract-help">{help}</p>
    <div className="fields">{children}</div>
  </fieldset>
);
