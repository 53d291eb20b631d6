import type { FastifyInstance } from "fastify";
import type { Transaction } from "#platform/database/tables.ts";
import type { Binder } from "#platform/http/binder.ts";
import type { OutgoingSettings } from "#platform/http/outgoing/post-outside.ts";
import type { InstallationKey } from "#platform/installation-key.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import type { Log } from "#platform/log.ts";
import type { MailServer } from "#platform/mail/mail-server.ts";
import type { Accounts } from "./accounts.service.ts";
import type { Actor, Permission } from "./actor.ts";

/** What every feature's routes and jobs are given when the application is put together. */
export interface Context extends Binder<Actor, Permission> {
  app: FastifyInstance;
  /** Opens the one transaction of an operation, in a workspace. */
  transaction<T>(workspaceId: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  jobs: Jobs;
  log: Log;
  /** Who may sign in, for the features that sign people in. */
  accounts: Accounts;
  /** Null: mail is kept in the outbox. */
  mailServer: MailServer | null;
  /** Whether browsers reach the site by https only: then cookies are sent by nothing else. */
  secure: boolean;
  /** What must not be read from the database alone is encrypted with it, or made from it. */
  key: InstallationKey;
  /** How the server calls addresses that somebody chose. */
  outgoing: OutgoingSettings;
  /** The site's address as people know it, e.g. "https://loop.example.org": what links in mail begin with. */
  origin(): string;
}
