import assert from "node:assert/strict";
import { test } from "node:test";
import { serverSettings } from "#platform/http/server-settings.ts";
import { opensHereOnly, publicAddressSetting } from "./site-address.ts";

test("addresses that only the server's own machine can open are known", () => {
  for (const address of [
    "http://127.0.0.1:8080",
    "http://127.9.1.2/o/ab3k-9xmt",
    "http://localhost",
    "https://loop.localhost:8443",
    "http://[::1]:8080",
    "http://0.0.0.0:8080",
  ])
    assert.equal(opensHereOnly(address), true, address);
  for (const address of [
    "https://loop.example.org",
    "http://192.168.1.20:8080",
    "https://127.example.org",
    "https://localhost.example.org",
    "",
  ])
    assert.equal(opensHereOnly(address), false, address);
});

test("the setting is the server's", () => {
  assert.equal(serverSettings.publicUrl.env, publicAddressSetting);
});
