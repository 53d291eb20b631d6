import assert from "node:assert/strict";
import { test } from "node:test";
import { type CampaignAction, campaignActions, campaignStates, may, stateAt } from "./campaign-state.ts";

const now = new Date("2026-06-01T12:00:00Z");
const before = new Date("2026-06-01T11:59:59.999Z");
const after = new Date("2026-06-01T12:00:00.001Z");

test("the state at a moment", () => {
  const seen = (
    state: "draft" | "opening" | "open" | "closed",
    closesAt: Date | null = after,
    scheduledAt: Date | null = null,
  ) => stateAt({ state, closesAt, scheduledAt }, now);
  assert.equal(seen("draft"), "draft");
  assert.equal(seen("draft", before), "draft");
  assert.equal(seen("draft", after, before), "scheduled");
  assert.equal(seen("opening", before, before), "opening");
  assert.equal(seen("open"), "open");
  assert.equal(seen("open", now), "closed");
  assert.equal(seen("open", before), "closed");
  assert.equal(seen("closed"), "closed");
});

test("every action in every state", () => {
  const expected: Record<CampaignAction, string> = {
    edit: "draft",
    "edit-open": "open",
    delete: "draft scheduled",
    test: "draft scheduled open",
    pilot: "draft",
    open: "draft scheduled",
    schedule: "draft",
    unschedule: "scheduled",
    join: "open",
    withdraw: "open",
    resend: "open",
    remind: "open",
    extend: "open",
    close: "open",
  };
  for (const action of campaignActions) {
    assert.equal(campaignStates.filter((state) => may(state, action)).join(" "), expected[action], action);
  }
});
