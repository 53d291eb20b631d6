import { Readable } from "node:stream";
import { allCustomers } from "#listen/campaigns/audience.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import type { Actor } from "#people/access/actor.ts";
import { applyPlan } from "#people/customers/import-applying.service.ts";
import { planAndKeep } from "#people/customers/import-keeping.service.ts";
import { applyImport, beginImport, planImport } from "#people/customers/imports.service.ts";
import type { Person } from "#people/person.ts";
import { readSentFile } from "#people/sent-file.service.ts";
import { csvTable } from "#platform/csv-cell.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { seededRandom } from "#stats/random.ts";
import { answersAtAll, customerAnswers } from "../customers/customer-answers.ts";
import {
  accountHandlers,
  exampleMarket,
  type MarketCustomer,
  marketColumns,
  marketRow,
} from "../customers/market.ts";
import { planFollowUps } from "./follow-ups.service.ts";
import type { Given, Held } from "./held.ts";
import type { Doing, Making } from "./making.ts";
import { setTargets } from "./quotas.service.ts";
import { customerSurvey } from "./story.ts";
import { runCampaign } from "./wave.service.ts";

/** The account handler whose customers are happiest. */
const happiestHandler = (people: readonly Person[]): string => accountHandlers(people)[2]?.id ?? "";

export const marketOf = (people: readonly Person[], seed: number): MarketCustomer[] =>
  exampleMarket(people, seededRandom(seed + 11));

/** Imports the file of customers as a director does, with the work of its jobs. */
export async function importCustomers(
  { tx, workspace, actor }: Doing,
  customers: readonly MarketCustomer[],
  now: Date,
): Promise<void> {
  const asked: unknown[] = [];
  // What the jobs would do is done here, in its order.
  const jobs: Jobs = {
    add: async (_tx, _kind, payload) => void asked.push(payload),
    work: () => {},
  };
  const work = { tx, workspace, actor, jobs, now };
  const tell = async () => {};
  const file = Readable.from([csvTable([...marketColumns], customers.map(marketRow))]);
  const sent = {
    name: customerSurvey.file,
    most: 50 * 2 ** 20,
    tooLarge: () => new RangeError("too large") as never,
  };
  const { id } = await readSentFile(file, sent, (read) => beginImport(work, read));
  await planImport(work, id, {});
  await planAndKeep(tx, asked.at(-1) as Parameters<typeof planAndKeep>[1], tell);
  await applyImport(work, id);
  await applyPlan(tx, asked.at(-1) as Parameters<typeof applyPlan>[1], { tell, now });
}

/** Asks 20,000 customers how they see the whole relationship, with the consultant alone seeing who says what. */
export function surveyCustomers(
  making: Making,
  director: Actor,
  questionnaire: string,
  {
    market,
    people,
    owner,
    opens,
    closes,
  }: {
    market: readonly MarketCustomer[];
    people: readonly Person[];
    /** The id of the person who follows up private customers. */
    owner: string;
    opens: Date;
    closes: Date;
  },
): Promise<Held> {
  const { name, purpose, invited: size } = customerSurvey;
  return runCampaign(
    making,
    director,
    {
      name,
      questionnaire,
      anonymity: "confidential",
      settings: {
        purpose,
        audience: { ...allCustomers, sample: { size, seed: making.seed, by: "segment" } },
        breakdowns: ["segment", "account-manager", "region", "role"],
      },
      opens,
      closes,
      many: true,
      reminds: false,
    },
    customerGiven(market, happiestHandler(people), making.seed),
    ({ campaignId }) =>
      making.at(opens, async (tx) => {
        await setTargets(making, tx, director, { campaignId, now: opens });
        await planFollowUps(making, tx, director, { campaignId, owner, now: opens });
      }),
  );
}

const customerGiven =
  (market: readonly MarketCustomer[], happiest: string, seed: number) =>
  (_definition: Definition): Given[] => {
    const random = seededRandom(seed + 12);
    return market.flatMap((customer) =>
      answersAtAll(customer, random)
        ? [{ number: customer.number, ...customerAnswers(customer, happiest, random) }]
        : [],
    );
  };
