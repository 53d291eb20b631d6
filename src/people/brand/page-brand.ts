import type { PictureKind } from "./picture.ts";

/** What stands in the head of a page that needs no sign-in: the name, and where the logo is. */
export interface PageBrand {
  name: string;
  /** `path` begins with a slash and changes with the picture. */
  logo: { path: string; width: number; height: number } | null;
}

/** How a picture's file name ends. */
export const logoEndings = { "image/png": "png", "image/jpeg": "jpg" } as const;

/** A brand as it is stored, without the picture's bytes. */
interface Stored {
  name: string;
  type: PictureKind["type"] | null;
  width: number | null;
  height: number | null;
  /** When it changed last, in milliseconds. */
  changed: number;
}

/** What pages show of a stored brand. */
export const storedBrand = (
  workspaceId: string,
  { name, type, width, height, changed }: Stored,
): PageBrand => ({
  name,
  logo:
    type && width !== null && height !== null
      ? { path: `/brand/${workspaceId}/${changed.toString(36)}.${logoEndings[type]}`, width, height }
      : null,
});
