import { randomBytes } from "node:crypto";
import type { Transaction } from "#platform/database/tables.ts";
import { type InstallationKey, noteKeyUseIn } from "#platform/installation-key.ts";
import { type AudienceOf, breakdownValueLabel, readBreakdown } from "../campaigns/breakdowns.ts";
import {
  type BallotCell,
  deleteRights,
  deleteWithoutCell,
  hasCell,
  hasReceipt,
  insertCells,
  insertUsed,
  keepSalt,
  markKnownUsed,
  selectCells,
  selectUsed,
  selectWithoutCell,
  setCell,
  unmarkKnownUsed,
} from "./anonymous.store.ts";
import { type BallotCode, type BallotKeys, type Right, trialCell } from "./ballot-keys.service.ts";
import { type Alike, cellFor, divideIntoCells, fewestAlike } from "./cells.ts";

export type { BallotCell } from "./anonymous.store.ts";
export { hasDoors, selectCells as listCells } from "./anonymous.store.ts";

interface Within {
  transaction: Transaction;
  workspaceId: string;
}

/** The cell of those of whom nothing is said. */
const nothingSaid = 0;

/**
 * Doors are made before the campaign opens, too, when the cells of those who are invited have no numbers yet. So many cells
 * of ten are more people than any campaign invites.
 */
const firstDoorCell = 2 ** 23;

interface Known {
  campaign_id: string;
  minimum_group: number;
  audience_of: AudienceOf;
  breakdowns: readonly string[];
}

/** The salt of a campaign's links, 32 bytes; made where there is none yet. The caller holds the campaign's lock, or asks for a draft. */
export async function ensureSalt(
  { key, ...within }: Within & { key: InstallationKey },
  campaignId: string,
): Promise<Buffer> {
  await noteKeyUseIn(within.transaction, key);
  return keepSalt(within, campaignId, randomBytes(32));
}

/**
 * Makes a new nonce for a page that asks for a ballot.
 *
 * @returns 22 characters of an address
 */
export const newNonce = (): string => randomBytes(16).toString("base64url");

export const isNonce = (text: string): boolean => /^[\w-]{22}$/.test(text);

/** What may be known of ballots: breakdowns where the campaign has some, else departments down to where enough are alike. */
function knowable({ breakdowns, audience_of }: Known) {
  const asked = breakdowns.filter((id) => readBreakdown(id, audience_of)?.kind !== "question");
  const byDepartment = audience_of === "staff" && breakdowns.length === 0;
  return {
    valuesOf: ({ department, groups }: { department: string; groups: Record<string, string> }): string[] =>
      byDepartment
        ? department.split("/").filter((segment) => segment !== "")
        : asked.map((id) => groups[id] ?? ""),
    said: (values: readonly string[]) => ({
      department: byDepartment ? values.join("/") : "",
      groups: Object.fromEntries(
        byDepartment
          ? []
          : values.flatMap((value, at): [string, string][] => {
              const id = asked[at];
              return id === undefined || value === "" ? [] : [[id, value]];
            }),
      ),
    }),
  };
}

/**
 * Gives everybody who is invited, and has none yet, a cell: what may be known of their ballot. When the campaign opens the
 * cells are made of all who are invited, at least ten in each; who is invited later comes into one of them. Who then has
 * nothing in common with enough others is not invited after all: their ballots could be told by that.
 *
 * @returns the invitations that were taken back
 */
export async function assignCells(within: Within, campaign: Known): Promise<string[]> {
  const { campaign_id: campaignId } = campaign;
  const { valuesOf, said } = knowable(campaign);
  const people = (await selectWithoutCell(within, campaignId)).map((each) => ({
    ...each,
    values: valuesOf(each),
  }));
  const made = (await selectCells(within, campaignId)).filter(
    ({ door_id, cell }) => door_id === null && cell !== trialCell,
  );
  const cells =
    made.length > 0
      ? made.map(({ cell, ...known }) => ({ cell, values: trimmed(valuesOf(known)) }))
      : await makeCells(within, campaign, people, said);
  const hasUnknown = made.length === 0 || (await hasCell(within, campaignId, nothingSaid));
  for (const { values, ...alike } of people) {
    const cell = cellFor(cells, values)?.cell ?? nothingSaid;
    if (cell !== nothingSaid || hasUnknown) await setCell(within, campaignId, alike, cell);
  }
  return deleteWithoutCell(within, campaignId);
}

/** What is known of a cell, as people read it: its department, or its values of the breakdowns; empty where nothing is. */
export const cellLabel = ({ department, groups }: Pick<BallotCell, "department" | "groups">): string =>
  department.replaceAll("/", " / ") ||
  Object.entries(groups)
    .map(([id, value]) => breakdownValueLabel(id, value))
    .join(" · ");

/** A cell's values end where nothing is said any more. */
const trimmed = (values: readonly string[]) =>
  values.slice(0, values.findLastIndex((value) => value !== "") + 1);

async function makeCells(
  within: Within,
  { campaign_id, minimum_group }: Known,
  people: readonly Alike[],
  said: (values: readonly string[]) => { department: string; groups: Record<string, string> },
) {
  const cells = divideIntoCells(people, fewestAlike(minimum_group))
    .filter(({ values }) => values.length > 0)
    .map(({ values }, index) => ({ cell: index + 1, values }));
  await insertCells(within, campaign_id, [
    { cell: nothingSaid, ...said([]), door_id: null },
    ...cells.map(({ cell, values }) => ({ cell, ...said(values), door_id: null })),
    { cell: trialCell, ...said([]), door_id: null },
  ]);
  return cells;
}

/**
 * Makes a cell for a door's ballots, which says nothing else of them. The caller holds the campaign's lock: two doors must not
 * get one number.
 *
 * @returns its number
 */
export async function addDoorCell(within: Within, campaignId: string, doorId: string): Promise<number> {
  const cells = await selectCells(within, campaignId);
  const known = cells.find(({ door_id }) => door_id === doorId);
  if (known) return known.cell;
  const cell =
    Math.max(firstDoorCell - 1, ...cells.filter((each) => each.door_id !== null).map((each) => each.cell)) +
    1;
  await insertCells(within, campaignId, [{ cell, department: "", groups: {}, door_id: doorId }]);
  return cell;
}

/**
 * Uses a right to one ballot: an invitation's or a card's, once.
 *
 * @param held what the page that asks holds, and no other: the same page may ask again
 * @returns false where another page has used it
 */
export const takeRight = (
  within: Within,
  keys: BallotKeys,
  campaignId: string,
  right: Right,
  held: string | Buffer,
): Promise<boolean> =>
  insertUsed(within, campaignId, { mark: keys.mark(right), receipt: keys.receipt(held) });

/** Whether a right was exchanged for a code that needs one. */
export const isExchanged = (
  within: Within,
  keys: BallotKeys,
  campaignId: string,
  { bytes }: BallotCode,
): Promise<boolean> => hasReceipt(within, campaignId, keys.receipt(bytes));

/** Which of these rights were used. */
export async function usedRights<Each extends Right>(
  within: Within,
  keys: BallotKeys,
  campaignId: string,
  rights: readonly Each[],
): Promise<Each[]> {
  const marks = rights.map((right) => keys.mark(right));
  const used = await selectUsed(within, campaignId, marks);
  return rights.filter((_, at) => used.has(marks[at]?.toString("hex") ?? ""));
}

/** Those of whom it can become known that their invitations are used. */
interface Settling {
  campaignId: string;
  /** Fewest people of a cell. */
  minimum: number;
  /**
   * Whoever would be reminded now, many at a time. Nobody sees of others that they are left out, so they would hide nobody:
   * four who have left and one who is there are one who stands out.
   */
  people: AsyncIterable<readonly { invitation: string; cell: number }[]>;
}

/**
 * Brings up to date which invitations are known to be used, for many of a cell at a time or for none: whoever compares two
 * rounds of reminders learns of at least so many people that they have answered between them, and not who gave which ballot.
 */
export async function settleUsed(
  within: Within,
  keys: BallotKeys,
  { campaignId, minimum, people }: Settling,
): Promise<void> {
  const used = new Map<number, string[]>();
  for await (const some of people)
    for (const { invitation, cell } of await usedRights(within, keys, campaignId, some)) {
      const alike = used.get(cell) ?? [];
      alike.push(invitation);
      used.set(cell, alike);
    }
  const enough = [...used.values()].filter((alike) => alike.length >= minimum).flat();
  await markKnownUsed(within, campaignId, enough);
}

/**
 * Forgets who has used an invitation, once nobody can use one any more: marks and receipts, and what reminders were told. What is
 * left is which cards were used, which says nothing of anybody.
 */
export async function forgetRights(within: Within, campaignId: string): Promise<void> {
  await deleteRights(within, campaignId);
  await unmarkKnownUsed(within, campaignId);
}
