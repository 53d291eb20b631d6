import { errorKind } from "#platform/errors.ts";

export const colourTooLight = errorKind(
  "brand.colour-too-light",
  (field: "primary" | "accent", contrast: number) => ({
    message: `The colour is too light to be read on white (contrast ${contrast.toFixed(1)}, needed 4.5). Choose a darker one.`,
    fields: [{ in: "body" as const, pointer: `/${field}`, detail: "is too light to be read on white" }],
  }),
  422,
);

export const logoUnusable = errorKind(
  "brand.logo-unusable",
  (problem: string) => `The logo can't be used: ${problem}`,
  422,
);

export const logoMissing = errorKind("brand.no-logo", () => "There is no logo. Choose one first.", 404);
