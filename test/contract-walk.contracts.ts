import { emptyClauses } from "../src/embed/contracts/clauses.ts";
import * as contracts from "../src/embed/contracts/contract.contract.ts";
import { contractOf } from "../src/embed/contracts/contract.fixture.ts";
import { example, here, route, unusedAddress, type World } from "./contract-walk.ts";

const made = new WeakMap<World, ReturnType<typeof contractOf>>();

/** A signed contract of somebody on the staff, whom nobody else may see. */
function foreign(world: World): ReturnType<typeof contractOf> {
  const contract = made.get(world) ?? contractOf(world);
  made.set(world, contract);
  return contract;
}

const inContract = async (world: World) => ({
  params: { workspace: world.workspaceId, contract: (await foreign(world)).contract },
});
const ofSupporter = async (world: World) => {
  const { contract, supporter } = await foreign(world);
  return { params: { workspace: world.workspaceId, contract, supporter } };
};

/** Contracts belong to whoever wrote them: not even those who run the programme open them. */
const notFound = { refused: "contract.not-found" };
/** Those who run the programme have no record among the organisation's people. */
const noPerson = { refused: "contract.no-person" };

export const contractExamples = [
  example(contracts.readMyContract, here),
  example(contracts.suggestContract, here),
  example(contracts.listSupported, here),
  example(contracts.beginContract, here, noPerson),
  example(contracts.findSupporters, (world) => ({ ...here(world), query: { search: "attacked" } }), noPerson),
  example(
    contracts.saveContract,
    async (world) => ({
      ...(await inContract(world)),
      body: { revision: 2, clauses: emptyClauses("2026-03-02") },
    }),
    notFound,
  ),
  example(contracts.deleteContract, inContract, notFound),
  example(
    contracts.signContract,
    async (world) => ({ ...(await inContract(world)), body: { revision: 2, name: "Somebody else" } }),
    notFound,
  ),
  example(contracts.amendContract, inContract, notFound),
  example(contracts.discardAmendment, inContract, notFound),
  example(
    contracts.finishContract,
    async (world) => ({ ...(await inContract(world)), body: { as: "ended" as const, word: "" } }),
    notFound,
  ),
  example(
    contracts.setReminders,
    async (world) => ({
      ...(await inContract(world)),
      body: { weekday: 1, stopped: true, pauseWeeks: 0 },
    }),
    notFound,
  ),
  example(
    contracts.checkIn,
    async (world) => {
      const { params } = await inContract(world);
      return {
        params: { ...params, week: "2026-03-02" },
        body: { marks: {}, note: "", learned: "", revision: 0 },
      };
    },
    notFound,
  ),
  example(
    contracts.markMilestone,
    async (world) => {
      const { params } = await inContract(world);
      return { params: { ...params, milestone: "m1" }, body: { reached: true } };
    },
    notFound,
  ),
  example(
    contracts.addSupporter,
    async (world) => ({
      ...(await inContract(world)),
      body: { name: "Somebody", email: unusedAddress(), shares: "whole" as const },
    }),
    notFound,
  ),
  example(
    contracts.shareWithSupporter,
    async (world) => ({ ...(await ofSupporter(world)), body: { shares: "whole" as const } }),
    notFound,
  ),
  example(contracts.withdrawSupporter, ofSupporter, notFound),
];

const posted: RequestInit = {
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: "",
};

/** Links open nothing without the right key; what right ones open is tested beside the sources. */
const noCode = (purpose: string, rest = "") => `/contract/${purpose}/${"A".repeat(59)}${rest}`;

export const contractRoutes = [
  route(
    "GET /api/workspaces/:workspace/my/contracts/:contract/contract.pdf",
    "member",
    async (world) => {
      const { contract } = await foreign(world);
      return `/api/workspaces/${world.workspaceId}/my/contracts/${contract}/contract.pdf`;
    },
    notFound,
  ),
  route(
    "GET /api/workspaces/:workspace/my/contracts.json",
    "member",
    ({ workspaceId }) => `/api/workspaces/${workspaceId}/my/contracts.json`,
  ),
  route("GET /contract/check-in/:code", "public", () => noCode("check-in"), { refused: 404 }),
  route("GET /contract/check-in/:code/saved", "public", () => noCode("check-in", "/saved"), { refused: 404 }),
  route("GET /contract/check-in/:code/stop", "public", () => noCode("check-in", "/stop"), { refused: 404 }),
  route("POST /contract/check-in/:code", "public", () => noCode("check-in"), { refused: 404, init: posted }),
  route("POST /contract/check-in/:code/stop", "public", () => noCode("check-in", "/stop"), {
    refused: 404,
    init: posted,
  }),
  route("GET /contract/support/:code", "public", () => noCode("support"), { refused: 404 }),
  route("POST /contract/support/:code", "public", () => noCode("support"), { refused: 404, init: posted }),
];
