import { keywords } from "./expression.ts";
import { knownNames } from "./piping.ts";

/** Names that every JavaScript object has: data indexed by them would surprise whoever reads it. */
export const isReserved = (id: string): boolean => id in Object.prototype;

/** Words that conditions and placeholders understand as something else than a question. */
export const isMeant = (id: string): boolean =>
  keywords.includes(id.toLowerCase()) || (knownNames as readonly string[]).includes(id);
