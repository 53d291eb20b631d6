import questions from "#listen/respond/questions.css?raw";
import respond from "#listen/respond/respond.css?raw";

/** What is wide for respondents is a wide screen; here it is a wide frame. */
const inFrame = (style: string) => style.replaceAll("@media (min-width", "@container (min-width");

const own = `
:host { display: block; container-type: inline-size; }
.respond { min-block-size: 100%; }
.respond .sheet { padding: 1.25rem 1rem 1.5rem; }
.respond .sheet > h2 { margin-block: 0 1rem; }
.respond .condition { margin-block: 0 0.25rem; color: var(--muted); font-size: 0.875rem; }
.respond .page + .page { margin-block-start: 2rem; border-block-start: 1px solid var(--rule); padding-block-start: 1.5rem; }
`;

let made: CSSStyleSheet | undefined;

/** The respondents' style, for shadow roots. */
export function respondentSheet(): CSSStyleSheet {
  if (made) return made;
  made = new CSSStyleSheet();
  made.replaceSync(inFrame(respond + questions) + own);
  return made;
}
