/**
 * What we use of the library. Its own types bring those of browsers along, in which streams are others than Node's:
 * tsconfig.json points here instead.
 */
interface Entity {
  getEntityID(): string;
  getAssertionConsumerService(binding: string): string | string[];
}

export const Constants: { namespace: { binding: { redirect: string; post: string } } };
export function setSchemaValidator(validator: { validate(xml: string): Promise<unknown> }): void;
export function ServiceProvider(settings: { metadata: string }): { entityMeta: Entity };
export function IdentityProvider(settings: object): {
  getMetadata(): string;
  createLoginResponse(
    sp: object,
    request: object,
    binding: "post",
    user: object,
    options: object,
  ): Promise<{ context: string }>;
};

export const SamlLib: {
  /** The answer in base64, with its assertion encrypted for the other side. */
  encryptAssertion(idp: object, sp: object, xml: string): Promise<string>;
};
