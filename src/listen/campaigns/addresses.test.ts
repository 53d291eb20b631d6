import assert from "node:assert/strict";
import { test } from "node:test";
import { addressesIn } from "./addresses.ts";

test("addresses are found in lists, CSV and mail, each once", () => {
  const text = `Address;Reason
"Ann.Lee@Example.org";550 no such user
<bo@example.co.uk>: host mx said 550 5.1.1, mailto:cy@example.org.
ann.lee@example.org\tnot @ an address, nor a@b`;
  assert.deepEqual(addressesIn(text), ["ann.lee@example.org", "bo@example.co.uk", "cy@example.org"]);
});

test("a long text of signs takes no longer than it is long", () => {
  assert.deepEqual(addressesIn("@".repeat(500_000) + " a.".repeat(300_000)), []);
});
