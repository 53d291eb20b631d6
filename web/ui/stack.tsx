import "./stack.css";
import type { ReactNode } from "react";

interface StackProps {
  children: ReactNode;
  gap?: "small" | "medium" | "large";
}

/** Things below each other. */
export function Stack({ children, gap = "medium" }: StackProps) {
  return (
    <div className="stack" data-gap={gap}>
      {children}
    </div>
  );
}

/** Things beside each other, on further lines where there is no room. */
export function Row({ children, gap = "small" }: StackProps) {
  return (
    <div className="row" data-gap={gap}>
      {children}
    </div>
  );
}

/** Columns of equal width, fewer where the screen is narrow. */
export function Columns({ children, minimum = "16rem" }: { children: ReactNode; minimum?: string }) {
  return (
    <div
      className="columns"
      style={{ gridTemplateColumns: `repeat(auto-fit, minmax(min(${minimum}, 100%), 1fr))` }}
    >
      {children}
    </div>
  );
}

/** A narrow column (a tree, filters) beside the main one; above it on phones. */
export function Aside({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="with-aside">
      <div>{aside}</div>
      <div>{children}</div>
    </div>
  );
}
