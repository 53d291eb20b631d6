import type { RefusalReason } from "./providers.errors.ts";

/** An answer of an identity provider that can't be trusted. */
export class RefusedAnswer extends Error {
  /** What people are told. */
  readonly reason: RefusalReason;
  /** For the director who tries the provider: may hold what the provider wrote, so it is kept nowhere. */
  readonly detail: string;

  constructor(reason: RefusalReason, detail: string) {
    super(`an identity provider's answer was refused: ${reason}`);
    this.reason = reason;
    this.detail = detail;
  }
}
