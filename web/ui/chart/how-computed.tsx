import { Link } from "../link.tsx";
import type { HowComputedFacts } from "./how-computed-facts.ts";

/** The way from answers to a figure, as a list. */
export function HowComputed({ facts }: { facts: HowComputedFacts }) {
  const { measure, definition, n, method, protection, released, href, more } = facts;
  const lines: [string, string][] = [
    ["Measure", measure],
    ["What it is", definition],
    ["Whom it is about", n],
    ["Method", method],
    ["Protection", protection],
    ["Released", released],
    ...(more === undefined ? [] : [["Mind", more] as [string, string]]),
  ];
  return (
    <dl className="how-computed">
      {lines.map(([term, words]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{href !== undefined && words === measure ? <Link href={href}>{words}</Link> : words}</dd>
        </div>
      ))}
    </dl>
  );
}
