import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

interface DisclosureProps {
  title: string;
  /** Whether it is open at first. */
  isOpen?: boolean;
  children: ReactNode;
}

/** Something that most people don't need, behind its title. */
export function Disclosure({ title, isOpen = false, children }: DisclosureProps) {
  // What is passed later opens and closes nothing under the reader's hands.
  const [isOpenAtFirst] = useState(isOpen);
  return (
    <details className="disclosure" open={isOpenAtFirst}>
      <summary>
        <ChevronRight size={16} aria-hidden /> {title}
      </summary>
      <div className="disclosure-content">{children}</div>
    </details>
  );
}
