import { errorKind } from "#platform/errors.ts";

export const realProgramme = errorKind(
  "example.real-programme",
  (where: string) =>
    `${where} holds a real programme, so the example isn't made there. Start it without --data, or name a folder that is empty.`,
);

export const exampleThere = errorKind(
  "example.example-there",
  (where: string) =>
    `${where} holds the example programme, whose people and answers are invented. Start with --example to look at it, or name another folder with --data to begin a real programme.`,
);

export const onlyHere = errorKind(
  "example.only-here",
  () =>
    "The example lets everybody in without a password, so it answers on this machine only. Leave out --host and SERVICELOOP_PUBLIC_URL, or add --example-open where you mean to show it to others.",
);

export const resetWithoutExample = errorKind(
  "example.reset-alone",
  () => "--reset makes the example anew and works only together with --example.",
);

export const noBackup = errorKind(
  "example.no-backup",
  () =>
    "This is the example programme. It isn't backed up, so that nobody restores it as a real one: --example makes it anew on any machine.",
);

export const beingMade = errorKind(
  "example.being-made",
  () => ({
    message: "The example programme is being made. Try again in some seconds.",
    headers: { "retry-after": "3" },
  }),
  503,
);
