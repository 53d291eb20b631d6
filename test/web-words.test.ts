import assert from "node:assert/strict";
import { test } from "node:test";
import { browserWords } from "../web/pages/admin/account/browser-words.ts";
import { actionWords } from "../web/pages/admin/audit/action-words.ts";
import { nextAddress } from "../web/pages/admin/sign-in/next-address.ts";
import { methodWords } from "../web/pages/understand/results/method-words.ts";
import { relativeTime } from "../web/ui/relative-time.ts";

test("signing in leads to addresses of this site only", () => {
  const origin = "https://loop.example.org";
  assert.equal(nextAddress("/w/1/people?page=2", origin), "/w/1/people?page=2");
  const hostile = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "/\t/evil.example",
    "javascript:alert(1)",
    "",
    "people",
    "http://[",
    "/.//elsewhere.example",
    "/a/..//elsewhere.example/x",
  ];
  for (const next of hostile) assert.equal(nextAddress(next, origin), "/", next);
});

test("moments are counted in the largest whole unit", () => {
  const now = new Date("2026-03-29T12:00:00Z");
  const cases: [string, string][] = [
    ["2026-03-29T11:59:31Z", "just now"],
    ["2026-03-29T12:00:20Z", "in a moment"],
    ["2026-03-29T11:58:01Z", "1 minute ago"],
    ["2026-03-29T15:00:00Z", "in 3 hours"],
    ["2026-03-28T12:00:00Z", "yesterday"],
    ["2026-04-02T12:00:00Z", "in 4 days"],
    ["2026-03-10T12:00:00Z", "2 weeks ago"],
    ["2025-01-01T00:00:00Z", "last year"],
  ];
  for (const [moment, words] of cases) assert.equal(relativeTime(new Date(moment), now, "en"), words, moment);
});

test("browsers and actions in words", () => {
  const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  assert.equal(browserWords(firefox), "Firefox on Windows");
  const edge = "Mozilla/5.0 (Macintosh) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
  assert.equal(browserWords(edge), "Edge on Mac");
  assert.equal(browserWords("curl/8.5"), "A browser or program");
  assert.equal(actionWords("member-invitation.withdrawn"), "Member invitation withdrawn");
});

test("a method names a number of people only where it is every row's", () => {
  const of = (n: number) => ({ method: `mean for ${n} of 44 people` });
  assert.equal(methodWords([]), "");
  assert.equal(methodWords([of(19), of(19)]), "Method: mean for 19 of 44 people.");
  assert.equal(methodWords([of(19), of(20)]), "Method: mean for n of 44 people, with n in each row.");
});
