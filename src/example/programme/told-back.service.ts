import { publish, saveDraft } from "#listen/said-and-done/said-and-done.service.ts";
import type { Actor } from "#people/access/actor.ts";
import { changeBrand, setLogo } from "#people/brand/brand.service.ts";
import { addPanel, addPanelMembers } from "#people/customers/panels.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { seededRandom } from "#stats/random.ts";
import { exampleLogo } from "./logo.service.ts";
import type { Doing, Making } from "./making.ts";
import { brand, panel } from "./story.ts";

/** Puts the consultant's name, colours and sign on what is published. */
export async function publishAs(tx: Transaction, consultant: Actor, workspaceId: string): Promise<void> {
  await changeBrand(tx, consultant, workspaceId, brand);
  await setLogo(tx, consultant, workspaceId, exampleLogo(brand).toString("base64"));
}

/** Keeps a panel of customers who may be asked more often. @param customers ids to draw from */
export async function keepPanel(
  { tx, workspace, actor }: Doing,
  customers: readonly string[],
  seed: number,
): Promise<void> {
  const work = { tx, workspace, actor };
  const { id } = await addPanel(work, { name: panel.name, note: panel.note });
  const drawn = seededRandom(seed + 31)
    .shuffle(customers.toSorted())
    .slice(0, panel.members);
  await addPanelMembers(work, id, { customers: drawn });
}

const english = (text: string) => ({ en: text });

/** Tells customers what came of their answers. */
export async function tellBack(
  { workspaceId }: Making,
  tx: Transaction,
  director: Actor,
  { campaignId, now }: { campaignId: string; now: Date },
): Promise<void> {
  const work = { tx, workspaceId, now };
  const iso = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const { revision } = await saveDraft(work, campaignId, {
    revision: 0,
    content: {
      introduction: english(
        "More than four thousand of you answered in spring. Thank you. These are the four things that you told us most, and what has become of them so far. One of them we can't do, and we say why.",
      ),
      entries: [
        {
          id: "dates",
          said: english("You name delivery dates and don't keep them."),
          done: english(
            "The date on your confirmation comes from the warehouse now, and no longer from a table. Where it can't be kept you get a message the day before.",
          ),
          state: "done",
          on: iso(-5),
          who: "Logistics",
          measure: null,
        },
        {
          id: "complaints",
          said: english("A complaint goes from one to the next, and I begin anew each time."),
          done: english(
            "Whoever takes your complaint keeps it until it is put right, and may give back up to twenty pounds at once. Customer Care has begun; all other teams follow.",
          ),
          state: "under way",
          on: iso(40),
          who: "Customer Care",
          measure: null,
        },
        {
          id: "calls",
          said: english("Nobody rings back who has promised to."),
          done: english(
            "Promised calls stand in one list that the whole team sees, and the shift that comes takes over what the shift before has promised.",
          ),
          state: "done",
          on: iso(-9),
          who: "Telemarketing and Customer Care",
          measure: null,
        },
        {
          id: "postage",
          said: english("Postage is too dear for a small parcel."),
          done: english(
            "We have asked three carriers. None is cheaper for parcels below one kilogram, so we can't lower it this year. From the autumn on you can put several orders into one parcel.",
          ),
          state: "not possible",
          on: null,
          who: "Purchasing",
          measure: null,
        },
      ],
    },
  });
  await publish(work, director, campaignId, revision, async () => null);
}
