import { Type } from "typebox";
import { setting } from "../settings.ts";

/** Where and how the web server answers. */
export const serverSettings = {
  host: setting({
    doc: "Address to listen on; 0.0.0.0 is every network of this machine.",
    schema: Type.String({ minLength: 1 }),
    default: "127.0.0.1",
    env: "SERVICELOOP_HOST",
  }),
  port: setting({
    doc: "Port to listen on; 0 takes a free one.",
    schema: Type.Integer({ minimum: 0, maximum: 65535 }),
    default: 8080,
    env: "SERVICELOOP_PORT",
  }),
  publicUrl: setting({
    doc: "The site's address in browsers and in mail, e.g. https://loop.example.org.",
    schema: Type.String({ format: "uri", pattern: "^https?://[^/?#]+/?$" }),
    default: null,
    env: "SERVICELOOP_PUBLIC_URL",
  }),
  trustProxy: setting({
    doc: "Addresses of reverse proxies to believe about who asks, e.g. 127.0.0.1,10.0.0.0/8.",
    schema: Type.String({ pattern: "^[0-9a-fA-F.:/, ]+$" }),
    default: null,
    env: "SERVICELOOP_TRUST_PROXY",
  }),
  stopSeconds: setting({
    doc: "Seconds that running requests have to finish when the server stops.",
    schema: Type.Integer({ minimum: 0, maximum: 600 }),
    default: 20,
    env: "SERVICELOOP_STOP_SECONDS",
  }),
  logLevel: setting({
    doc: "The least severe messages that are logged.",
    schema: Type.Union([
      Type.Literal("debug"),
      Type.Literal("info"),
      Type.Literal("warn"),
      Type.Literal("error"),
    ]),
    default: "info",
    env: "SERVICELOOP_LOG_LEVEL",
  }),
};
