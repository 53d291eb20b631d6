import { type Html, html } from "#platform/html/html.ts";
import { longDate } from "#understand/profile/wording.ts";
import type { ClauseInWords } from "./clauses.ts";
import { contractDocument, problemBox } from "./contract-document.page.ts";
import type { SupportVisit } from "./link-visit.service.ts";

interface SupportPage {
  style: string;
  address: string;
  visit: SupportVisit;
}

const clause = ({ number, title, lines }: ClauseInWords): Html | false =>
  lines.length > 0 &&
  html`<section class="clause"><h2>${number}. ${title}</h2>
<ul>${lines.map((line) => html`<li dir="auto">${line}</li>`)}</ul></section>
`;

/** What is shared with a support person, and what they may answer. */
export function supportPage({ style, address, visit }: SupportPage, nameMissing: boolean): Html {
  const { owner, name, shares, state, version, clauses, beginsOn, endsOn, signatures, organisation } = visit;
  const hasSigned = signatures.some(({ isOwn }) => isOwn);
  const title = state === "accepted" ? `You support ${owner}` : `${owner} asks for your support`;
  const intro =
    state === "accepted"
      ? hasSigned
        ? "Thank you. Ask now and then how it goes; that is most of it."
        : "The contract was changed since you signed. Have a look at it as it is now; you can put your name under it again."
      : state === "declined"
        ? "You have said that it doesn't suit at present. Should that change, you can still say yes."
        : `It is about a personal contract for change. A support person knows of it, and asks about it now and then.`;
  const seen =
    shares === "goals"
      ? `You see the goals alone. The rest of the contract and all weekly notes stay with ${owner}.`
      : `You see the contract. Weekly notes stay with ${owner}.`;
  const main = html`<h1>${title}</h1>
<p class="lead">${intro}</p>
<p>${seen} It runs from ${longDate(beginsOn)} to ${longDate(endsOn)}.</p>
${clauses.map(clause)}<section class="clause"><h2>Signed</h2>
<ul>${signatures.map((each) => html`<li><bdi>${each.name}</bdi>, ${longDate(each.on)}</li>`)}</ul></section>
${nameMissing && problemBox("Your name is missing.", "Write it as your signature, then send again.")}${
  !hasSigned &&
  html`<form method="post" action="${address}" class="answer">
<input type="hidden" name="answer" value="accept"><input type="hidden" name="version" value="${version}">
<p class="field"><label for="name">Your name, as your signature</label>
<input id="name" name="name" value="${nameMissing ? "" : name}" maxlength="200" required autocomplete="name" dir="auto"></p>
<p class="actions"><button>${state === "accepted" ? "Sign" : "Yes, I support this"}</button></p>
</form>
`
}${
  state !== "declined" &&
  html`<form method="post" action="${address}">
<input type="hidden" name="answer" value="decline">
<p class="actions"><button class="plain">${state === "accepted" ? "I can't support this any more" : "Not at present"}</button></p>
<p class="aside">${owner} learns that you can't at present. No reason is asked for.</p>
</form>
`
}`;
  return contractDocument({ style, title: nameMissing ? `Error: ${title}` : title, organisation, main });
}
