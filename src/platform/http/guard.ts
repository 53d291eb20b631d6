import type { FastifyRequest } from "fastify";
import { notAllowed, notSignedIn } from "./request-errors.ts";

/** What the application knows about who asks and who may do what. */
export interface Access<Actor, Permission extends string> {
  /** Who sent a request; undefined when nobody is signed in. */
  actorOf(request: FastifyRequest): Promise<Actor | undefined> | Actor | undefined;
  /** Whether somebody has a permission, for the request's parameters. */
  allows(actor: Actor, permission: Permission, request: FastifyRequest): Promise<boolean> | boolean;
}

/** The check before a route. */
export interface Guard<Actor, Needed extends string> {
  /** Fastify's `onRequest`: refuses strangers and those who may not, before a byte of the body is read. */
  check(request: FastifyRequest): Promise<void>;
  /** Who asks. */
  actor(request: FastifyRequest): Needed extends "public" ? Actor | undefined : Actor;
}

/** Makes the checks of all permissions. */
export function createGuard<Actor, Permission extends string>(
  access: Access<Actor, Exclude<Permission, "public">>,
) {
  const actors = new WeakMap<FastifyRequest, { actor: Actor | undefined }>();
  return <Needed extends Permission>(permission: Needed): Guard<Actor, Needed> => ({
    async check(request) {
      const actor = await access.actorOf(request);
      if (isRestricted<Permission>(permission)) {
        if (actor === undefined) throw notSignedIn();
        if (!(await access.allows(actor, permission, request))) throw notAllowed();
      }
      actors.set(request, { actor });
    },
    actor(request) {
      const known = actors.get(request);
      if (!known) throw new Error(`The route's check of the permission ${permission} did not run.`);
      return known.actor as Needed extends "public" ? Actor | undefined : Actor;
    },
  });
}

const isRestricted = <Permission extends string>(
  permission: Permission,
): permission is Exclude<Permission, "public"> => permission !== "public";
