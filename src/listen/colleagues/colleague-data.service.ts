import { isMeantFor, type PersonalDataSource } from "#people/data-protection/personal-data.service.ts";
import { deleteMessagesTo } from "#people/mail/recipient-data.service.ts";
import { eraseColleague, findReceived, findSent } from "./colleague-data.store.ts";
import { forgetRequests } from "./colleagues.service.ts";
import { deleteRatings } from "./ratings.store.ts";

/** Who asked whom to complete a profile, and what the colleagues answered. */
export const colleagueData: PersonalDataSource = {
  key: "colleagues",
  erasure: {
    removed: [
      "Requests to colleagues, with what the colleagues answered to them.",
      "What was answered to colleagues' requests. Their means of unnamed colleagues are shown no more: without this person they would be others, and the difference would tell what this person had said.",
    ],
    stays: [],
  },
  describe: async () => [
    {
      name: "Colleagues' view",
      purpose:
        "Letting people who complete a profile hear how a few colleagues of their choice see the same.",
      data: "Who asked whom, what was agreed to, and the ratings.",
      seenBy:
        "Whoever asked sees who takes part, and after the campaign has closed means of at least three unnamed colleagues and the totals of those who agreed to be named. Nobody who runs the programme.",
      keptUntil: "As long as the single answers of the campaign.",
    },
  ],
  async read(tx, subject) {
    const own = ({ email }: { email: string | null }) => isMeantFor(subject, email);
    const sent = (await findSent(tx, subject)).filter(own);
    const received = (await findReceived(tx, subject)).filter(own);
    if (sent.length === 0 && received.length === 0) return null;
    return {
      sent: sent.map(({ campaignId: _, requestId: __, ...request }) => request),
      received: received.map(({ campaignId: _, requestId: __, isOpen: ___, ...request }) => request),
    };
  },
  async erase(tx, subject) {
    const { workspaceId } = subject;
    const received = await findReceived(tx, subject);
    // Before the close nothing of it has been shown: then nothing has to stay.
    const gone = [...(await findSent(tx, subject)), ...received.filter(({ isOpen }) => isOpen)];
    for (const [campaignId, requests] of Map.groupBy(gone, (request) => request.campaignId))
      await forgetRequests(tx, workspaceId, {
        campaignId,
        requests: requests.map(({ requestId }) => requestId),
      });
    for (const [campaignId, requests] of Map.groupBy(received, (request) => request.campaignId))
      await deleteRatings(
        tx,
        workspaceId,
        { campaignId, requests: requests.map(({ requestId }) => requestId) },
        ["listen.answer_page"],
      );
    await eraseColleague(tx, subject);
    await deleteMessagesTo(tx, workspaceId, {
      invitations: received.map(({ requestId }) => requestId),
    });
  },
};
