import "./badge.css";
import type { ReactNode } from "react";

interface BadgeProps {
  tone?: "neutral" | "active" | "good" | "warning" | "bad";
  children: ReactNode;
}

/** A state in a word: "open", "closed", "failed". */
export function Badge({ tone = "neutral", children }: BadgeProps) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}
