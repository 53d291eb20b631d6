import { type Html, html } from "../html/html.ts";
import type { Operation } from "./contract.ts";

interface Reference {
  title: string;
  version: string;
  operations: readonly Operation[];
  scopesOf: (permission: string) => readonly string[];
  /** The style sheet's address. */
  style: string;
}

/** The first part of an address that says what it is about: "campaigns" in /api/workspaces/:workspace/campaigns/:campaign. */
const subjectOf = ({ path }: Operation): string =>
  path.replace(/^\/api\/(workspaces\/:workspace\/)?/, "").split("/")[0] ?? "";

/** Every operation on one page, for people; programs read /api/openapi.json. */
export function referencePage({ title, version, operations, scopesOf, style }: Reference): Html {
  const subjects = [...Map.groupBy(operations, subjectOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}: reference of its operations</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
</head>
<body>
<header>
<h1>${title} ${version}: operations</h1>
<p>All of it as <a href="/api/openapi.json" download>OpenAPI 3.1</a>. A program sends its token as <code>Authorization: Bearer slp_…</code>;
an operation says which scope opens it. Refusals are <code>application/problem+json</code> with a stable <code>code</code> and a sentence that says what to do.</p>
</header>
<nav aria-label="Subjects"><ul>${subjects.map(([subject]) => html`<li><a href="#${subject}">${subject}</a></li>`)}</ul></nav>
<main>
${subjects.map(
  ([subject, own]) => html`<section aria-labelledby="${subject}">
<h2 id="${subject}">${subject}</h2>
<dl>${own.map((operation) => entry(operation, scopesOf))}</dl>
</section>
`,
)}</main>
</body>
</html>
`;
}

function entry(
  { method, path, summary, permission, query, body, errors }: Operation,
  scopesOf: Reference["scopesOf"],
): Html {
  const scopes = scopesOf(permission);
  const names = (schema: Operation["query"]) => Object.keys(schema?.properties ?? {}).join(", ");
  const asked = names(query);
  const sent = body && "properties" in body ? names(body as Operation["query"]) : "";
  return html`<dt><code>${method} ${path.replace(/:(\w+)/g, "{$1}")}</code></dt>
<dd><p>${summary}.</p><ul>
<li>Who: ${who(permission)}${scopes.length > 0 && html`, or a token with ${scopes.join(" or ")}`}</li>${
    asked !== "" && html`<li>Query: ${asked}</li>`
  }${sent !== "" && html`<li>Body: ${sent}</li>`}${
    errors.length > 0 &&
    html`<li>Refuses with: ${[...new Set(errors.map(({ code }) => code))].join(", ")}</li>`
  }
</ul></dd>
`;
}

function who(permission: string): string {
  if (permission === "public") return "anybody";
  if (permission === "user") return "whoever is signed in";
  if (permission === "member") return "whoever belongs to the programme";
  return `whoever has ${permission}`;
}
