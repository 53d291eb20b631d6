import assert from "node:assert/strict";
import { test } from "node:test";
import { breakdownLabel, customerGroups, readBreakdown, staffGroups } from "./breakdowns.ts";

test("staff are grouped by their top department and by standing; what isn't known is absent", () => {
  const all = ["department", "standing", "level", "location", "question:q1", "segment"];
  assert.deepEqual(staffGroups(all, { department: "Sales/North", level: "manager", location: null }), {
    department: "Sales",
    standing: "managers",
    level: "manager",
  });
  assert.deepEqual(staffGroups(all, { department: "", level: null, location: "Leeds" }), {
    location: "Leeds",
  });
});

test("customers are grouped by the first of their roles and by attributes", () => {
  const customer = {
    segment: "Retail",
    region: null,
    roles: ["Buyer", "User"],
    managerId: "m",
    attributes: { Fleet: "large" },
  };
  assert.deepEqual(
    customerGroups(
      ["segment", "region", "role", "account-manager", "attribute:Fleet", "attribute:toString"],
      customer,
    ),
    { segment: "Retail", role: "Buyer", "account-manager": "m", "attribute:Fleet": "large" },
  );
});

test("an id of the other audience, or of nothing, is none", () => {
  assert.equal(readBreakdown("segment", "staff"), null);
  assert.equal(readBreakdown("department", "customers"), null);
  assert.equal(readBreakdown("attribute:Fleet", "staff"), null);
  assert.equal(readBreakdown("attribute:", "customers"), null);
  assert.deepEqual(readBreakdown("question:q1", "staff"), { kind: "question", question: "q1" });
});

test("labels are the words that people read", () => {
  assert.equal(breakdownLabel("account-manager"), "Account manager");
  assert.equal(breakdownLabel("attribute:Fleet size"), "Fleet size");
  assert.equal(
    breakdownLabel("question:q1", () => "Which service?"),
    "Which service?",
  );
});
