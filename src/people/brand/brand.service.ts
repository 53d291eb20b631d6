import { contrastOnWhite, defaultBrand } from "#document/brand.ts";
import { logoProblem } from "#document/pdf.renderer.ts";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { MailBrand } from "#platform/mail/mail.ts";
import type { BrandSettings } from "./brand.contract.ts";
import { colourTooLight, logoMissing, logoUnusable } from "./brand.errors.ts";
import { findBrand, findBrandWords, findLetterhead, storeBrand, storeLogo } from "./brand.store.ts";
import { logoEndings, type PageBrand, storedBrand } from "./page-brand.ts";
import { largestInMail, largestLogo, logoSides, type PictureKind, pictureKind } from "./picture.ts";

/** Who publishes a programme's pages, mail and reports, and how they look. */
export interface PublishedBrand {
  /** "" names nobody. */
  name: string;
  /** "#rrggbb", as is the accent. */
  primary: string;
  accent: string;
  logo: { bytes: Buffer; type: PictureKind["type"]; width: number; height: number } | null;
}

/** The brand of a workspace; where nobody has set one, the product's own colours and no name. */
export async function brandOf(tx: Transaction, workspaceId: string): Promise<PublishedBrand> {
  const row = await findBrand(tx, workspaceId);
  if (!row) return { ...defaultBrand, logo: null };
  const { logo, logo_type: type, logo_width: width, logo_height: height } = row;
  return {
    name: row.name,
    primary: row.primary_colour,
    accent: row.accent_colour,
    logo:
      logo && type && width !== null && height !== null
        ? { bytes: Buffer.from(logo), type, width, height }
        : null,
  };
}

/** How mail shows who publishes; null where nobody is named and no logo is small enough. */
export async function mailBrand(tx: Transaction, workspaceId: string): Promise<MailBrand | null> {
  const row = await findLetterhead(tx, workspaceId, largestInMail);
  if (!row) return null;
  const { name, type, width, height, content } = row;
  const logo = content && type && width && height ? { type, content, width, height } : null;
  return name === "" && logo === null ? null : { name, logo };
}

/** The brand as pages show it, without the picture's bytes. */
export async function pageBrand(
  tx: Transaction,
  workspaceId: string,
): Promise<PageBrand & Pick<BrandSettings, "primary" | "accent">> {
  const row = await findBrandWords(tx, workspaceId);
  if (!row) return { ...defaultBrand, logo: null };
  const stored = {
    name: row.name,
    type: row.logo_type,
    width: row.logo_width,
    height: row.logo_height,
    changed: row.changed_at.getTime(),
  };
  return {
    primary: row.primary_colour,
    accent: row.accent_colour,
    ...storedBrand(workspaceId, stored),
  };
}

/** @throws AppError "brand.colour-too-light" */
export async function changeBrand(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  { name, primary, accent }: BrandSettings,
): Promise<void> {
  for (const [field, colour] of [
    ["primary", primary],
    ["accent", accent],
  ] as const) {
    const contrast = contrastOnWhite(colour) ?? 1;
    if (contrast < leastContrast) throw colourTooLight(field, contrast);
  }
  const settings = {
    name: name.trim().toWellFormed(),
    primary: primary.toLowerCase(),
    accent: accent.toLowerCase(),
  };
  await storeBrand(tx, workspaceId, settings);
  await audit(tx, actor, { action: "brand.changed", subject: settings.name || "No name", details: settings });
}

/** WCAG 2.2 for text. */
const leastContrast = 4.5;

/** @throws AppError "brand.logo-unusable" */
export async function setLogo(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  base64: string,
): Promise<void> {
  const content = Buffer.from(base64, "base64");
  const kind = checkedPicture(content);
  const logo = { ...kind, content };
  if (!(await storeLogo(tx, workspaceId, logo))) {
    await storeBrand(tx, workspaceId, defaultBrand);
    await storeLogo(tx, workspaceId, logo);
  }
  const { type, width, height } = kind;
  await audit(tx, actor, { action: "brand.logo-set", subject: "Logo", details: { type, width, height } });
}

function checkedPicture(content: Buffer): PictureKind {
  if (content.length > largestLogo)
    throw logoUnusable("it is larger than 1 MB. Export it smaller, or with fewer colours.");
  const kind = pictureKind(content);
  if (!kind) throw logoUnusable("it is neither a PNG nor a JPEG. Export it as PNG.");
  const [shorter, longer] = [Math.min(kind.width, kind.height), Math.max(kind.width, kind.height)];
  if (longer > logoSides.longest || shorter < logoSides.shortest)
    throw logoUnusable(
      `it has ${kind.width} × ${kind.height} pixels. Make each side ${logoSides.shortest} to ${logoSides.longest} pixels long.`,
    );
  if (logoProblem({ content, extension: logoEndings[kind.type] }) !== null)
    throw logoUnusable("the file is damaged. Export it again.");
  return kind;
}

/** @throws AppError "brand.no-logo" */
export async function removeLogo(tx: Transaction, actor: Actor, workspaceId: string): Promise<void> {
  const row = await findBrandWords(tx, workspaceId);
  if (!row?.logo_type) throw logoMissing();
  await storeLogo(tx, workspaceId, null);
  await audit(tx, actor, { action: "brand.logo-removed", subject: "Logo" });
}
