import type { ReactNode } from "react";
import { Section } from "../../../../ui/section.tsx";

interface PartProps {
  /** What checks lead to: the place of `part-<name>`. */
  name: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** A part of a draft that can be gone to. */
export const Part = ({ name, title, lead, children }: PartProps) => (
  <div id={`part-${name}`} className="draft-part">
    <Section title={title} lead={lead}>
      {children}
    </Section>
  </div>
);
