import { type Static, Type } from "typebox";
import { workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { colourTooLight, logoMissing, logoUnusable } from "./brand.errors.ts";

const Colour = Type.String({ pattern: "^#[0-9a-fA-F]{6}$" });

const BrandSchema = Type.Object({
  /** Whoever publishes: the consultant, or the organisation itself; "" names nobody. */
  name: Type.String({ maxLength: 80, pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$" }),
  /** "#rrggbb", dark enough to be read on white. */
  primary: Colour,
  accent: Colour,
});
export type BrandSettings = Static<typeof BrandSchema>;

export const readBrand = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/brand",
  summary: "Read who publishes reports and pages, and how they look",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    ...BrandSchema.properties,
    /** Address of the picture and its size in pixels; null where there is none. */
    logo: Type.Union([
      Type.Object({ path: Type.String(), width: Type.Integer(), height: Type.Integer() }),
      Type.Null(),
    ]),
  }),
});

export const changeBrand = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/brand",
  summary: "Say who publishes reports and pages, and how they look",
  permission: "campaigns.write",
  params: workspaceParams,
  body: BrandSchema,
  response: Type.Null(),
  errors: [colourTooLight],
});

export const setLogo = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/brand/logo",
  summary: "Set the logo: a PNG or JPEG of at most 1 MB",
  permission: "campaigns.write",
  params: workspaceParams,
  body: Type.Object({
    /** The file in base64. */
    content: Type.String({ minLength: 1, maxLength: 1_400_000, pattern: "^[A-Za-z0-9+/]*={0,2}$" }),
  }),
  response: Type.Null(),
  errors: [logoUnusable],
  bodyLimit: 1_500_000,
});

export const removeLogo = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/brand/logo",
  summary: "Remove the logo",
  permission: "campaigns.write",
  params: workspaceParams,
  response: Type.Null(),
  errors: [logoMissing],
});
