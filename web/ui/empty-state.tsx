import "./empty-state.css";
import type { ReactNode } from "react";

interface EmptyStateProps {
  /** What is not there yet. */
  title: string;
  /** What it is good for and the next step. */
  children: ReactNode;
  /** The button of the next step. */
  actions?: ReactNode;
}

/** Stands where a list or figure will be. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      <div className="empty-state-text">{children}</div>
      {actions && <div className="empty-state-actions">{actions}</div>}
    </div>
  );
}
