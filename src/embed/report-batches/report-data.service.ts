import { isMeantFor, type PersonalDataSource } from "#people/data-protection/personal-data.service.ts";
import { findDelivery } from "./delivery.store.ts";
import { deleteTraces, reportTraces } from "./report-data.store.ts";

/** What stored reports keep of people. */
export const reportData: PersonalDataSource = {
  key: "storedReports",
  erasure: { removed: ["Your stored personal reports, and your wish how to get them."], stays: [] },
  describe: async () => [
    {
      name: "Stored personal reports",
      purpose: "To give people the reports on their own answers, by page, mail or on paper.",
      data: "Each person's report as a file, when they were told of it, and whether they want it attached to the mail.",
      seenBy:
        "The person; in named campaigns those who run the programme, in confidential ones the consultants whom respondents were told of. Backups leave the files out.",
      keptUntil: "The single answers that they are about are deleted.",
    },
  ],
  read: async (tx, subject) => {
    const { workspaceId, personId } = subject;
    const traces = await reportTraces(tx, workspaceId, personId);
    const reports = traces.flatMap(({ email, ...trace }) => (isMeantFor(subject, email) ? [trace] : []));
    const attachedTo = await findDelivery(tx, workspaceId, personId);
    return reports.length === 0 && attachedTo === null ? null : { reports, attachedTo };
  },
  erase: (tx, { workspaceId, personId }) => deleteTraces(tx, workspaceId, personId),
};
