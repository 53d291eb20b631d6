import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Operation } from "./contract.ts";

/** What our parts of one server share. */
interface ServerContext {
  /** All operations that are bound, in their order. */
  operations: Operation[];
  /** Whether a response that does not fit its contract is an error. */
  strict: boolean;
  /** The scopes of which a token needs one for a permission; none where no token is enough. */
  scopesOf?: (permission: string) => string[];
  /** Since when the server is stopping. */
  stopping: boolean;
  /** Answers addresses that no route has and that are pages all the same; false for those that are not. */
  page?: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;
}

declare module "fastify" {
  interface FastifyInstance {
    serviceloop: ServerContext;
  }
  interface FastifyContextConfig {
    /** False where the asker's address must not be logged. */
    logAddress?: boolean;
    /** True where other sites' pages may post, e.g. a company's sign-in service. */
    fromOtherSites?: boolean;
  }
}

/** All operations bound on a server. */
export const boundOperations = (app: FastifyInstance): readonly Operation[] => app.serviceloop.operations;
