import { useEffect, useRef } from "react";
import type { Html } from "#platform/html/html.ts";
import { respondentSheet } from "./respondent-sheet.ts";

interface RespondentFrameProps {
  /** Made by the respondents' own pages, in which every text is escaped. */
  content: Html;
  /** Hears what is typed and pressed inside. */
  onEvent?: (event: Event, root: ShadowRoot) => void;
  /** The id of an element to bring into view. */
  shown?: string | undefined;
}

/** Shows a piece of a respondent's page with the respondents' own style, untouched by this application's. */
export function RespondentFrame({ content, onEvent, shown }: RespondentFrameProps) {
  const host = useRef<HTMLDivElement>(null);
  const listener = useRef(onEvent);
  const text = content.toString();
  useEffect(() => {
    listener.current = onEvent;
  });
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [respondentSheet()];
    const hear = (event: Event) => listener.current?.(event, root);
    const names = ["input", "change", "click", "submit"];
    for (const name of names) root.addEventListener(name, hear);
    return () => {
      for (const name of names) root.removeEventListener(name, hear);
    };
  }, []);
  useEffect(() => {
    const root = host.current?.shadowRoot;
    if (root) root.innerHTML = text;
  }, [text]);
  useEffect(() => {
    const frame = host.current;
    const element = shown === undefined ? null : frame?.shadowRoot?.getElementById(shown);
    const box = frame?.parentElement;
    if (!element || !box) return;
    const question = element.closest("fieldset, .question") ?? element;
    const above = question.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += above - 24;
  }, [shown]);
  return <div ref={host} className="respondent-frame" />;
}
