import { deleteMessagesTo, messagesTo } from "../mail/recipient-data.service.ts";
import { readPerson } from "../organisation/person.service.ts";
import { removeAccount } from "./account-removal.job-kind.ts";
import {
  deletePerson,
  findAccount,
  findImportLines,
  findLogEntries,
  findSessions,
} from "./people-data.store.ts";
import type { PersonalDataSource } from "./personal-data.service.ts";

/** The organisation's record of a person, their account, the mail to them and the log. */
export const peopleData: PersonalDataSource = {
  key: "person",
  erasure: {
    removed: [
      "The organisation's record of the person: name, staff number, address, department, job, level and location.",
      "All mail to the person, also what has not been sent yet, but the one that tells them of the erasure.",
      "The account, its password and its sessions, where it belongs to no other programme.",
    ],
    stays: [
      "The log of what was done in the programme. Nobody can change it, since each entry vouches for the one before; where an entry names the person, the name stays.",
      "Backups made before, until whoever operates the server deletes them.",
    ],
  },
  describe: async () => [
    {
      name: "People and departments",
      purpose:
        "Knowing who is in which department, so that people can be asked and figures of departments made.",
      data: "Name, staff number, e-mail address, department, manager, job, level and location, and the day somebody left.",
      seenBy: "Those who run the programme: its directors and consultants.",
      keptUntil:
        "Until it is erased. Who leaves stays on record with the day, and can be erased from then on.",
    },
    {
      name: "Accounts and sessions",
      purpose: "Letting people sign in, and nobody else in their place.",
      data: "Name, e-mail address, the password as a hash; of each session its beginning, its end, network address and browser.",
      seenBy: "The person alone.",
      keptUntil:
        "Sessions until they end. The account until the person is erased and belongs to no other programme.",
    },
    {
      name: "Mail",
      purpose: "Inviting, reminding and informing people.",
      data: "Recipient, address, subject, text, and what became of the message.",
      seenBy:
        "The recipient. Those who run the programme see that a message went; its text only where it holds no key to somebody's answers.",
      keptUntil: "Until the person is erased.",
    },
    {
      name: "Log",
      purpose: "Showing afterwards who changed what, so that nobody can tamper with the programme unseen.",
      data: "Who did what and when, with names. Never answers, never private texts.",
      seenBy: "Those who run the programme.",
      keptUntil: "As long as the programme: each entry vouches for the one before.",
    },
  ],
  async read(tx, subject) {
    const {
      id: _,
      unitId,
      managerId,
      emailSharedWith,
      ...record
    } = await readPerson({ tx, workspace: subject.workspaceId }, subject.personId);
    const { email } = subject;
    const account = email === null ? undefined : await findAccount(tx, email);
    return {
      record,
      account: account
        ? { name: account.name, email: account.email, sessions: await findSessions(tx, account.id) }
        : null,
      mail: email === null ? [] : await messagesTo(tx, subject.workspaceId, email),
      imports: (await findImportLines(tx, subject)).map(({ kind, content }) => ({ kind, content })),
      log: await findLogEntries(tx, subject),
    };
  },
  async erase(tx, subject, { jobs }) {
    const { workspaceId, email } = subject;
    if (email !== null) {
      const account = await findAccount(tx, email);
      await deleteMessagesTo(tx, workspaceId, { email });
      if (account) await jobs.add(tx, removeAccount, { workspaceId, userId: account.id });
    }
    await deletePerson(tx, subject);
  },
};
