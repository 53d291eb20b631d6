import "./page.css";
import { type ReactNode, useEffect, useRef } from "react";

interface PageProps {
  /** Also the document's title. */
  title: string;
  /** A short phrase above the title: where one is. */
  kicker?: ReactNode;
  /** One or two sentences below the title. */
  lead?: ReactNode;
  /** Buttons beside the title; the main one last. */
  actions?: ReactNode;
  /** "reading" keeps lines of text short: forms and texts. Tables and figures take the whole width. */
  width?: "wide" | "reading";
  children?: ReactNode;
}

/** A page: its heading gets the focus when it opens, so that screen readers say where one is. */
export function Page({ title, kicker, lead, actions, width = "wide", children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Serviceloop`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="page" data-width={width}>
      <header className="page-header">
        <div className="page-heading">
          {kicker && <div className="kicker">{kicker}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
