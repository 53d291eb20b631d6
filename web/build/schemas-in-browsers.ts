/**
 * Stands for typebox in browsers, where contracts are read for their methods and addresses and nothing is checked against
 * their schemas: the server does that.
 */
interface Schema {
  kind: string;
  /** So that contracts can spread one object's properties into another's. */
  properties: object;
}

const make =
  (kind: string) =>
  (content: unknown): Schema => ({ kind, properties: kind === "Object" ? Object(content) : {} });

export const Type = new Proxy({}, { get: (_, kind) => make(String(kind)) });

/** Whether a schema says that there is no content; operations come here without any other. */
export const IsNull = (schema: Schema | undefined): boolean => schema?.kind === "Null";
