/**
 * What we use of the library. Its own types bring those of browsers along, in which streams are others than Node's:
 * tsconfig.json points here instead.
 */
export const ValidateInResponseTo: { readonly always: "always" };

/** A checked assertion's subject and attributes. */
export interface Profile {
  issuer: string;
  nameID: string;
  nameIDFormat: string;
  getAssertion?(): Record<string, unknown>;
  [attribute: string]: unknown;
}

interface Common {
  issuer: string;
  callbackUrl: string;
  identifierFormat: string | null;
  wantAssertionsSigned: boolean;
  /** PEM. */
  decryptionPvk?: string;
}

interface SamlConfig extends Common {
  audience: string;
  entryPoint: string;
  idpIssuer: string;
  idpCert: string | string[];
  disableRequestedAuthnContext: boolean;
  wantAuthnResponseSigned: boolean;
  acceptedClockSkewMs: number;
  maxAssertionAgeMs: number;
  validateInResponseTo: "always";
  generateUniqueId(): string;
  cacheProvider: {
    saveAsync(key: string, value: string): Promise<null>;
    getAsync(key: string): Promise<string | null>;
    removeAsync(key: string | null): Promise<null>;
  };
}

export class SAML {
  constructor(config: SamlConfig);
  getAuthorizeUrlAsync(relayState: string, host: string | undefined, options: object): Promise<string>;
  /** @throws Error where anything about it is not as configured */
  validatePostResponseAsync(body: {
    SAMLResponse: string;
  }): Promise<{ profile: Profile | null; loggedOut: boolean }>;
}

/** @param of with a key there has to be its certificate, for which base64 does; the key itself is only looked for */
export function generateServiceProviderMetadata(of: Common & { decryptionCert?: string }): string;
