import { ask, type ColleagueWork, myRequests } from "#listen/colleagues/requests.service.ts";
import { createRespond } from "#listen/respond/respond.service.ts";
import { readLinkCode } from "#listen/respond/respondent-link.service.ts";
import type { Person } from "#people/person.ts";
import type { AnswerRow } from "../answers.ts";
import { answerByCode, answersOfRows } from "./answering.service.ts";
import type { Cast } from "./cast.ts";
import { employee } from "./employee.ts";
import type { Held } from "./held.ts";
import type { Making } from "./making.ts";
import { whileOpen } from "./wave.service.ts";

interface Asking {
  /** When they are asked, and when they answer. */
  asked: Date;
  answered: Date;
  closes: Date;
  rowsOfColleague: (subject: Person, rater: Person) => readonly AnswerRow[];
}

/**
 * Has people ask their colleagues. The last of each group doesn't answer; the first of the others lets their name stand
 * beside their ratings.
 */
export async function askColleagues(
  making: Making,
  { campaignId, invited, definition }: Held,
  asking: Cast["asking"],
  { asked, answered, closes, rowsOfColleague }: Asking,
): Promise<void> {
  const { workspaceId, context, at } = making;
  const workOf = (transaction: ColleagueWork["transaction"], person: Person, now: Date): ColleagueWork => ({
    transaction,
    workspaceId,
    actor: employee(person, invited, workspaceId),
    jobs: context.jobs,
    origin: context.origin(),
    now,
  });
  await at(asked, async (tx) => {
    for (const { subject, colleagues } of asking) {
      const invitation = invited.get(subject.id)?.invitationId ?? "";
      for (const colleague of colleagues) {
        const person = invited.get(colleague.id)?.personId ?? "";
        await ask(workOf(tx, subject, asked), invitation, { person, aboutPerson: true });
      }
    }
  });
  const respond = createRespond(making.context.jobs, making.context.key);
  await at(answered, (tx) =>
    whileOpen(tx, making, { campaignId, closes }, async () => {
      for (const { subject, colleagues } of asking)
        for (const [index, colleague] of colleagues.slice(0, -1).entries()) {
          const { received } = await myRequests(workOf(tx, colleague, answered));
          const request = received.find(({ from, state }) => from === subject.name && state === "asked");
          const code = request && readLinkCode(request.path.slice("/a/".length));
          if (!code) continue;
          await respond.reply(tx, code, { reply: "accept", agreesPerson: true, agreesName: index === 0 });
          const answers = answersOfRows(definition, rowsOfColleague(subject, colleague));
          await answerByCode(respond, tx, code, { definition, answers, completes: true });
        }
    }),
  );
}
