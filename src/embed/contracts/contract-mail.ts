import { longDate } from "#understand/profile/wording.ts";
import type { Shares } from "./clauses.ts";

/** A mail's words. None of them is out of the contract: mail is read on screens that others see. */
interface Mail {
  subject: string;
  body: string;
}

const paragraphs = (...texts: string[]) => texts.join("\n\n");

/** Asks how a week went. @param week ISO date of its Monday */
export const checkInMail = ({ name, link, week }: { name: string; link: string; week: string }): Mail => ({
  subject: "How did your week go?",
  body: paragraphs(
    `Hello ${name},`,
    `this is the weekly question that you asked for: how did the week from ${longDate(week)} go? It takes a minute, and a week that went otherwise is worth a line, too.`,
    link,
    "The page works without signing in. It is for you alone: whoever has this link can read and change your weekly notes, so please don't pass it on.",
    `You can pause these reminders, or stop them: ${link}/stop`,
  ),
});

/** Asks somebody for their support. */
export const supportMail = ({
  name,
  owner,
  shares,
  link,
  changed,
}: {
  name: string;
  owner: string;
  shares: Shares;
  link: string;
  /** Whether they were asked before, and how much they see has changed. */
  changed: boolean;
}): Mail => ({
  subject: `${owner} asks for your support`,
  body: paragraphs(
    `Hello ${name},`,
    changed
      ? `${owner} has changed what you see of their personal contract for change.`
      : `${owner} has written a personal contract for change and would like you as a support person: somebody who knows of it and asks about it now and then.`,
    shares === "goals"
      ? "You will see the goals, and nothing else of it."
      : "You will see the whole contract, but none of the weekly notes.",
    "Have a look, then say yes or no. Both are fine, and you need not give a reason:",
    link,
    "The page works without signing in. The link is meant for you alone.",
  ),
});
