import { printedCode } from "#listen/doors/door.ts";
import { type Html, html } from "#platform/html/html.ts";
import { longDate } from "#understand/profile/wording.ts";
import { addresses } from "./addresses.ts";
import type { ExampleProgramme } from "./marker.store.ts";
import { offeredParts } from "./parts.ts";

/** A page of the example's own. The banner is put on it as on all others. */
const document = (title: string, main: Html, refresh: Html | false = false): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
${refresh}
<title>${title} · Serviceloop</title>
<link rel="stylesheet" href="${addresses.style}">
</head>
<body class="example">
<main>
${main}
</main>
</body>
</html>
`;

/** Where a visitor chooses whom to be. @param name who is signed in */
export const choicePage = (
  { names, organisation, people, madeAt, ways }: ExampleProgramme,
  name: string | null,
): Html =>
  document(
    "Choose who you are",
    html`<h1>Look around in an example programme</h1>
<p class="lead">${organisation} sells by telephone and post. Its ${people} people answered the same questions about service twice, four months apart; then 20,000 of its customers were asked how they see it, and its late and night shifts without a name. See what each kind of user makes of it.</p>
<p>Choose who you are. No password is needed, nothing can be broken, and no mail leaves this server.</p>
<ul class="parts">${offeredParts.map(
      ({ part, title, see }) => html`
<li><form method="post" action="${addresses.signIn}/${part}">
<h2>${title}</h2>
<p class="who"><bdi>${names[part]}</bdi></p>
<p>${see}</p>
<button aria-label="Sign in as ${names[part]}">Sign in</button>
</form></li>`,
    )}
</ul>
<h2>Or answer without an account</h2>
<p>Late and night shifts are asked anonymously this week, in English, Spanish and Arabic.</p>
<ul class="ways">
<li><a href="${ways.link}">Follow the poster’s link</a>, as its QR code does on a phone.</li>
<li><a href="${ways.cards}?code=${printedCode(ways.code)}">Use a card from the shift plan</a>, with the code <code>${printedCode(ways.code)}</code> that nobody has used yet.</li>
<li><a href="${ways.kiosk}">Stand before the tablet in the canteen</a>, which forgets you when you go.</li>
<li>On paper: sheet <code>${ways.sheet}</code> is still to be typed, twice, by the typist and somebody else.</li>
</ul>
${name !== null && html`<p>You are signed in as ${name}. <a href="/">Go on as ${name}</a></p>`}
<p>People, answers, contracts and mail are drawn by a generator. Names that exist are chance. This example was made on ${longDate(madeAt.toISOString().slice(0, 10))}; its open surveys close within two weeks. <a href="${addresses.again}">Start again</a> makes everything as it was.</p>`,
  );

/** Asks before the example is made anew, or says who can. */
export const againPage = (mayStartAgain: boolean, directorName: string): Html =>
  document(
    "Start again",
    mayStartAgain
      ? html`<h1>Start again?</h1>
<p class="lead">The example is made as it was at first. Everything that you and others changed in it is gone, and everybody is signed out. It takes about half a minute.</p>
<form method="post" action="${addresses.again}"><button class="grave">Start again</button> <a href="/">Leave it as it is</a></form>`
      : html`<h1>The programme director starts the example again</h1>
<p class="lead">Be ${directorName} for a moment, then make everything as it was at first.</p>
<form method="post" action="${addresses.signIn}/director"><input type="hidden" name="to" value="again"><button>Sign in as ${directorName}</button> <a href="${addresses.start}">Choose somebody else</a></form>`,
  );

/** Stands on every address while the example is made. */
export const waitingPage = (stage: string): Html =>
  document(
    "Being made",
    html`<h1>The example is being made</h1>
<p class="lead" role="status">${stage === "" ? "It begins in a moment." : `Now: ${stage}.`} This page comes back by itself; it takes about half a minute.</p>`,
    html`<meta http-equiv="refresh" content="2">`,
  );
