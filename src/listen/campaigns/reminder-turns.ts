import { hoursBetweenMails } from "./schedule.ts";

/**
 * Whose turn it is when people are reminded, and who is left out. Nothing of it depends on who has answered, so anybody who
 * runs the campaign may see it: of those whose turn it is, whoever has finished gets no mail.
 */
export interface ReminderTurns {
  /** Whoever can be reminded. */
  turn: number;
  /** Was invited, or in a round of reminders, too short a time ago; finished or not. */
  recent: number;
  /** Has no address. */
  withoutEmail: number;
  /** Whose address turned mail away for good. */
  bounced: number;
  /** Has left, or asked not to be surveyed. */
  left: number;
  /** Whose invitation has not been handed to the mail yet. */
  notInvited: number;
}

const reasons: Readonly<Record<Exclude<keyof ReminderTurns, "turn">, [one: string, many: string]>> = {
  recent: [
    `was invited or in a round of reminders within the last ${hoursBetweenMails} hours`,
    `were invited or in a round of reminders within the last ${hoursBetweenMails} hours`,
  ],
  withoutEmail: ["has no e-mail address", "have no e-mail address"],
  bounced: ["has an address that turns mail away", "have an address that turns mail away"],
  left: ["has left or asked for no surveys", "have left or asked for no surveys"],
  notInvited: ["has not been sent the invitation yet", "have not been sent the invitation yet"],
};

/** Who gets no reminder and why, e.g. ["12 have no e-mail address"]; empty where everybody's turn it is. */
export const leftOutWords = (turns: ReminderTurns): string[] =>
  (["recent", "withoutEmail", "bounced", "left", "notInvited"] as const).flatMap((reason) => {
    const people = turns[reason];
    return people === 0 ? [] : [`${people.toLocaleString("en-GB")} ${reasons[reason][people === 1 ? 0 : 1]}`];
  });
