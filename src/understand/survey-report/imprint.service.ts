import type { Imprint } from "#document/pdf.renderer.ts";
import { brandOf } from "#people/brand/brand.service.ts";
import type { Transaction } from "#platform/database/tables.ts";

const endings = { "image/png": "png", "image/jpeg": "jpg" } as const;

/** Who publishes reports of a workspace, and how they look. */
export async function imprintOf(tx: Transaction, workspaceId: string): Promise<Imprint> {
  const { name, primary, accent, logo } = await brandOf(tx, workspaceId);

  return {
    brand: { name, primary, accent },
    logo: logo && { content: logo.bytes, extension: endings[logo.type] },
  };
}
