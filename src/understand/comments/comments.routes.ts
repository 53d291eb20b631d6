import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { agreementOf } from "./agreement.service.ts";
import * as book from "./code-book.service.ts";
import * as coding from "./coding.service.ts";
import { mostFileBytes, readCommentFile } from "./comment-file.reader.ts";
import * as contract from "./comments.contract.ts";
import { openSource, type Scope } from "./comments-access.service.ts";
import * as gather from "./gather.service.ts";
import * as quotations from "./quotations.service.ts";
import { releasedThemes } from "./released-themes.service.ts";
import * as sources from "./sources.service.ts";
import * as suggestion from "./suggestion.service.ts";
import * as themes from "./themes.service.ts";

type Here = { workspace: string };

/** Opens the transaction of a use case. */
const scoped =
  ({ transaction }: Context) =>
  <T>({ workspace }: Here, actor: Actor, work: (scope: Scope, now: Date) => Promise<T>): Promise<T> =>
    transaction(workspace, async (tx) => work({ tx, workspaceId: workspace, actor }, await databaseTime(tx)));

/** Comments: sources, code books, coding, themes, quotations. */
export function addCommentRoutes(context: Context): void {
  addSources(context);
  addCoding(context);
  addCodeBook(context);
  addSuggestions(context);
  addReleases(context);
  addCommentFiles(context);
}

function addSources(context: Context): void {
  const { app, bind, jobs } = context;
  const within = scoped(context);
  bind(app, contract.listCommentSources, ({ params, actor }) =>
    within(params, actor, sources.commentSources),
  );
  bind(app, contract.gatherComments, ({ params, body, actor }) =>
    within(params, actor, (scope, now) => gather.gatherComments(scope, jobs, body.campaign, now)),
  );
  bind(app, contract.createCollection, ({ params, body, actor }) =>
    within(params, actor, (scope, now) => sources.createCollection(scope, body, now)),
  );
  bind(app, contract.changeReaders, async ({ params, body, actor }) => {
    await within(params, actor, (scope) => sources.changeReaders(scope, params.source, body.readers));
    return null;
  });
  bind(app, contract.addComments, ({ params, body, actor }) =>
    within(params, actor, (scope) => gather.addComments(scope, params.source, body.comments)),
  );
  bind(app, contract.deleteComment, async ({ params, actor }) => {
    await within(params, actor, (scope) => gather.deleteComment(scope, params.source, params.comment));
    return null;
  });
  bind(app, contract.deleteCommentSource, async ({ params, actor }) => {
    await within(params, actor, (scope) => sources.deleteSource(scope, params.source));
    return null;
  });
  bind(app, contract.readCommentSource, ({ params, actor }) =>
    within(params, actor, (scope) => sources.sourceDetail(scope, params.source)),
  );
}

function addCoding(context: Context): void {
  const { app, bind } = context;
  const within = scoped(context);
  bind(app, contract.listComments, ({ params, query, actor }) =>
    within(params, actor, (scope) => coding.commentsToCode(scope, params.source, query)),
  );
  bind(app, contract.codeComment, async ({ params, body, actor }) => {
    await within(params, actor, (scope, now) =>
      coding.codeComment(scope, params.source, params.comment, body.coding, now),
    );
    return null;
  });
  bind(app, contract.planDoubleCoding, ({ params, body, actor }) =>
    within(params, actor, (scope) => coding.planDoubleCoding(scope, params.source, body.size)),
  );
  bind(app, contract.readAgreement, ({ params, actor }) =>
    within(params, actor, (scope) => agreementOf(scope, params.source)),
  );
  bind(app, contract.listDisagreements, ({ params, query, actor }) =>
    within(params, actor, (scope) => coding.disagreements(scope, params.source, query)),
  );
  bind(app, contract.decideComment, async ({ params, body, actor }) => {
    await within(params, actor, (scope, now) =>
      coding.decideComment(scope, params.source, params.comment, body, now),
    );
    return null;
  });
}

function addCodeBook(context: Context): void {
  const { app, bind } = context;
  const within = scoped(context);
  bind(app, contract.addCode, ({ params, body, actor }) =>
    within(params, actor, (scope) => book.addCode(scope, params.source, body)),
  );
  bind(app, contract.changeCode, async ({ params, body, actor }) => {
    await within(params, actor, (scope, now) =>
      book.changeCode(scope, params.source, params.code, body, now),
    );
    return null;
  });
  bind(app, contract.reviseCode, async ({ params, body, actor }) => {
    await within(params, actor, (scope, now) =>
      book.reviseCode(scope, params.source, params.code, body, now),
    );
    return null;
  });
  bind(app, contract.listCodeChanges, ({ params, actor }) =>
    within(params, actor, (scope) => book.codeChanges(scope, params.source, params.code)),
  );
}

function addSuggestions(context: Context): void {
  const { app, bind, jobs } = context;
  const within = scoped(context);
  bind(app, contract.suggestThemes, ({ params, actor }) =>
    within(params, actor, (scope, now) => suggestion.askForThemes(scope, jobs, params.source, now)),
  );
  bind(app, contract.stopSuggestion, async ({ params, actor }) => {
    await within(params, actor, (scope) => suggestion.stopSuggestion(scope, params.source));
    return null;
  });
  bind(app, contract.readSuggestion, ({ params, actor }) =>
    within(params, actor, (scope) => suggestion.suggestionOf(scope, params.source)),
  );
  bind(app, contract.confirmThemes, ({ params, body, actor }) =>
    within(params, actor, (scope) => suggestion.confirmThemes(scope, params.source, body.themes, body.code)),
  );
  bind(app, contract.changeTheme, async ({ params, body, actor }) => {
    await within(params, actor, (scope) => suggestion.changeTheme(scope, params.source, body));
    return null;
  });
}

function addReleases(context: Context): void {
  const { app, bind } = context;
  const within = scoped(context);
  bind(app, contract.suggestRedaction, ({ params, actor }) =>
    within(params, actor, (scope) => quotations.suggestedRedaction(scope, params.source, params.comment)),
  );
  bind(app, contract.releaseQuotation, ({ params, body, actor }) =>
    within(params, actor, (scope, now) => quotations.releaseQuotation(scope, params.source, body, now)),
  );
  bind(app, contract.withdrawQuotation, async ({ params, actor }) => {
    await within(params, actor, (scope) =>
      quotations.withdrawQuotation(scope, params.source, params.quotation),
    );
    return null;
  });
  bind(app, contract.previewThemes, ({ params, actor }) =>
    within(params, actor, (scope) => themes.previewThemes(scope, params.source)),
  );
  bind(app, contract.releaseThemes, ({ params, body, actor }) =>
    within(params, actor, (scope, now) => themes.releaseThemes(scope, params.source, body, now)),
  );
  bind(app, contract.readThemes, ({ params, actor }) =>
    within(params, actor, (scope) => releasedThemes(scope, params.source)),
  );
}

/** Files of comments come as they are; the body is read only after it is clear that whoever sends it may. */
function addCommentFiles(context: Context): void {
  const { app, guard } = context;
  const within = scoped(context);
  const { check, actor } = guard("campaigns.write");
  const readParams = textValidator(Type.Object({ workspace: Uuid, source: Uuid }), "path");
  const readQuery = textValidator(
    Type.Object({ name: Type.Optional(Type.String({ maxLength: 300, default: "file" })) }),
    "query",
  );
  void app.register(async (inner) => {
    inner.addContentTypeParser("application/octet-stream", async (_: FastifyRequest, body: Readable) => body);
    inner.post(
      "/api/workspaces/:workspace/comment-sources/:source/files",
      { onRequest: check, bodyLimit: mostFileBytes },
      async (request) => {
        const [params, query] = [readParams(request.params), readQuery(request.query)];
        if (params.problems || query.problems)
          throw invalidInput([...(params.problems ?? []), ...(query.problems ?? [])]);
        const asker = actor(request) as Actor;
        const { source } = params.value;
        await within(params.value, asker, (open) => openSource(open, source));
        const body = request.body instanceof Readable ? request.body : Readable.from([]);
        const { comments, problems } = await readCommentFile(body, query.value.name ?? "file");
        const { added } = await within(params.value, asker, (open) =>
          gather.addComments(open, source, comments),
        );
        return { added, problems };
      },
    );
  });
}
