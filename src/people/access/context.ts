import type { FastifyInstance } from "fastify";
import type { Transaction } from "#platform/database/tables.ts";
import type { Binder } from "#platform/http/binder.ts";
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
  /** The site's address as people know it, e.g. "https://loop.example.org": what links in mail begin with. */
  origin(): string;
}
