import { Type } from "typebox";
import { setting } from "../../settings.ts";

/** What the server may call by itself. */
export const outgoingSettings = {
  webhookAllow: setting({
    doc: "Places inside the network that webhooks may tell and identity providers may be at, also over http: host:port, parted by commas, e.g. hooks.intranet.example:8443.",
    schema: Type.String({ pattern: "^[^\\s,/]+:[0-9]+( *, *[^\\s,/]+:[0-9]+)*$" }),
    default: null,
    env: "SERVICELOOP_WEBHOOK_ALLOW",
  }),
};

/** The places of the setting, one by one. */
export const allowedPlaces = (setting: string | null): string[] =>
  setting === null ? [] : setting.split(",").map((place) => place.trim());
