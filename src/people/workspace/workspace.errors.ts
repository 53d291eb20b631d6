import { errorKind } from "#platform/errors.ts";

export const notFresh = errorKind(
  "first-run.done",
  () => "This server has been set up already. Sign in instead.",
  409,
);

export const unknownTimeZone = errorKind(
  "workspace.time-zone",
  () => ({
    message: "The time zone is not known. Use a name such as Europe/Berlin.",
    fields: [{ in: "body" as const, pointer: "/timeZone", detail: "is not the name of a time zone" }],
  }),
  422,
);

export const mayNotCreate = errorKind(
  "workspace.not-allowed",
  () => "Only directors and consultants of a programme may begin another. Ask one of them.",
  403,
);
