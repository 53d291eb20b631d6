import { type Html, html } from "#platform/html/html.ts";
import { longDate } from "#understand/profile/wording.ts";
import { type CheckIn, type HistoryWeek, type Mark, marks, markWords } from "./check-in.ts";
import type { Goal } from "./clauses.ts";
import { longestText } from "./clauses.ts";
import { contractDocument, problemBox } from "./contract-document.page.ts";
import type { CheckInVisit } from "./link-visit.service.ts";

/** The signs of the marks, beside their words. */
const signs: Record<Mark, string> = { kept: "●", partly: "◐", not: "○", none: "–" };

const weekName = (week: string) => `the week from ${longDate(week)}`;

interface CheckInPage {
  style: string;
  /** Of this page, without what it asks for. */
  address: string;
  visit: CheckInVisit;
}

/** What could not be saved, with what was typed. */
interface Refused {
  typed: CheckIn;
  problem: "changed" | "empty";
}

const title = "How did your week go?";

/** Asks how a week went. */
export function checkInForm({ style, address, visit }: CheckInPage, refused: Refused | null): Html {
  const { week, written, goals, openWeeks, organisation } = visit;
  if (week === null) return lastDayPassed({ style, address, visit });
  const shown = refused?.typed ?? written;
  const main = html`<h1>${title}</h1>
<p class="lead">About ${weekName(week)}.</p>
${otherWeeks(address, openWeeks, week)}${refused?.problem === "empty" && problemBox("Nothing was written yet.", "Choose one of the answers, or write a line, then save.")}${
  refused?.problem === "changed" &&
  html`<div class="problems" role="alert"><p><strong>This week was written down in another window meanwhile.</strong></p>
<p>Below stands what you have written here. Saved are: ${savedWords(goals, written)} Save again, and what stands below replaces it.</p></div>
`
}<form method="post" action="${address}">
<input type="hidden" name="week" value="${week}">
<input type="hidden" name="revision" value="${written?.revision ?? 0}">
${goals.map((goal) => goalChoice(goal, shown?.marks[goal.id]))}<p class="field"><label for="note">A line about the week <span class="aside">(optional)</span></label>
<textarea id="note" name="note" rows="2" maxlength="${longestText}" dir="auto">${shown?.note}</textarea></p>
<p class="field"><label for="learned">One thing I learned <span class="aside">(optional)</span></label>
<textarea id="learned" name="learned" rows="2" maxlength="${longestText}" dir="auto">${shown?.learned}</textarea></p>
<p class="actions"><button>Save</button></p>
</form>
${pastWeeks(goals, visit.history)}<p class="aside"><a href="${address}/stop">Pause or stop the reminders</a></p>
`;
  return contractDocument({ style, title: refused ? `Error: ${title}` : title, organisation, main });
}

const otherWeeks = (address: string, weeks: readonly string[], shown: string): Html | false => {
  const others = weeks.filter((week) => week !== shown);
  return (
    others.length > 0 &&
    html`<p>${others.map((week, index) => html`${index > 0 && " · "}<a href="${address}?week=${week}">Write about ${weekName(week)}</a>`)}</p>
`
  );
};

const goalChoice = (goal: Goal, chosen: Mark | undefined): Html =>
  html`<fieldset class="goal"><legend dir="auto">${goal.text}</legend>
${marks.map((mark) => {
  const id = `${goal.id}-${mark}`;
  return html`<label class="mark" for="${id}"><input type="radio" id="${id}" name="${goal.id}" value="${mark}"${chosen === mark && html` checked`}> ${markWords[mark]}</label>
`;
})}</fieldset>
`;

const marksInWords = (goals: readonly Goal[], checkIn: CheckIn) =>
  goals.flatMap(({ id }, index) => {
    const mark = checkIn.marks[id];
    return mark ? [`goal ${index + 1}: ${markWords[mark].toLowerCase()}`] : [];
  });

function savedWords(goals: readonly Goal[], written: CheckIn | null): string {
  if (!written) return "nothing.";
  const said = [...marksInWords(goals, written), written.note, written.learned].filter((each) => each !== "");
  return `${said.join("; ")}.`;
}

/** The weeks so far, the newest first: signs with their words, and what was noted. Gaps are just gaps. */
function pastWeeks(goals: readonly Goal[], history: readonly HistoryWeek[]): Html | false {
  if (history.every(({ checkIn }) => checkIn === null)) return false;
  return html`<section class="weeks"><h2>The weeks so far</h2>
<ol reversed>${history.map(
    ({ week, checkIn }) =>
      html`<li><p class="week">${longDate(week)}</p>${
        checkIn
          ? html`<p>${goals.flatMap(({ id }, index) => {
              const mark = checkIn.marks[id];
              return mark
                ? [
                    html`<span class="sign"><span aria-hidden="true">${signs[mark]}</span> Goal ${index + 1}: ${markWords[mark].toLowerCase()}</span> `,
                  ]
                : [];
            })}</p>${checkIn.note !== "" && html`<p dir="auto">${checkIn.note}</p>`}${checkIn.learned !== "" && html`<p dir="auto"><strong>Learned:</strong> ${checkIn.learned}</p>`}`
          : html`<p class="aside">Nothing noted</p>`
      }</li>
`,
  )}</ol></section>
`;
}

/** Says that a week is written down. */
export const checkInSaved = ({ style, address, visit }: CheckInPage): Html =>
  contractDocument({
    style,
    title: "Saved",
    organisation: visit.organisation,
    main: html`<h1>Your week is noted</h1>
<p class="lead">${closingWords(visit)}</p>
${visit.week !== null && html`<p><a href="${address}?week=${visit.week}">Change what you wrote</a></p>`}
${pastWeeks(visit.goals, visit.history)}<p class="aside"><a href="${address}/stop">Pause or stop the reminders</a></p>
`,
  });

function closingWords({ written, goals }: CheckInVisit): string {
  const given = goals.map(({ id }) => written?.marks[id]).filter((mark) => mark !== undefined);
  if (given.length > 0 && given.every((mark) => mark === "not"))
    return "It was not the week for it. Such weeks belong to every change; look at what got in the way, and take one small step in the next.";
  if (given.includes("kept")) return "You kept going. That is what makes the change.";
  return "Thank you for the minute. What you noted is yours alone.";
}

const lastDayPassed = ({ style, visit }: CheckInPage): Html =>
  contractDocument({
    style,
    title: "The last day has passed",
    organisation: visit.organisation,
    main: html`<h1>The last day of your contract has passed</h1>
<p class="lead">It ended on ${longDate(visit.endsOn)}. Sign in and open your contract to look back, and to close it with a word of your own.</p>
${pastWeeks(visit.goals, visit.history)}`,
  });

/** Asks whether reminders are to stop; nothing happens before the form is sent. */
export const stopPage = ({ style, address, visit }: CheckInPage): Html =>
  contractDocument({
    style,
    title: "Pause or stop the reminders",
    organisation: visit.organisation,
    main: html`<h1>Pause or stop the reminders</h1>
<p class="lead">Your contract stays as it is, with or without them.</p>
<form method="post" action="${address}/stop">
<p class="field"><label for="weeks">Pause for</label>
<select id="weeks" name="weeks">${[1, 2, 3, 4].map((weeks) => html`<option value="${weeks}">${weeks === 1 ? "one week" : `${weeks} weeks`}</option>`)}</select></p>
<p class="actions"><button name="do" value="pause" class="second">Pause</button></p>
</form>
<form method="post" action="${address}/stop">
<p>After stopping, the links in the mails that you have got work no more. You can have reminders again on the page of your contract.</p>
<p class="actions"><button name="do" value="stop">Stop the reminders</button></p>
</form>
`,
  });
