import type { Accounts } from "#people/access/accounts.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { audit } from "#people/audit/audit.service.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import { isKind } from "#platform/errors.ts";
import type { Definition } from "./definition.ts";
import { textsOf } from "./definition-texts.ts";
import { notReusable, questionnaireNotFound, versionNotFound } from "./questionnaire.errors.ts";
import { addQuestionnaire, listed } from "./questionnaire.service.ts";
import { fileOf } from "./version.service.ts";

/** What it takes to look into several programmes, one transaction each. */
interface Across {
  transaction: Context["transaction"];
  belongings: Accounts["belongings"];
}

/** Programmes that are looked into at once. */
const mostProgrammes = 50;

/** What can be taken from other programmes, by programme: only from those in which the person is the consultant. */
export async function reusable({ transaction, belongings }: Across, actor: Actor, here: string) {
  const others = (await consultancies(belongings, actor))
    .filter((id) => id !== here)
    .slice(0, mostProgrammes);
  const found = await Promise.all(
    others.map((workspace) =>
      transaction(workspace, async (tx) => {
        const { name: programme, organisation } = await readSettings(tx, workspace);
        const all = await listed({ tx, workspace }, false);
        const questionnaires = all.flatMap(
          ({ id, name, latestVersion: version, publishedAt, questions, languages, isProfile }) =>
            version === null || publishedAt === null
              ? []
              : [{ id, name, version, publishedAt, questions, languages, isProfile }],
        );
        return { workspace, programme, organisation, questionnaires };
      }),
    ),
  );
  return found
    .filter(({ questionnaires }) => questionnaires.length > 0)
    .sort((one, other) => one.programme.localeCompare(other.programme));
}

/**
 * Begins a questionnaire as a copy of one from another programme: its questions, and nothing of what was asked with them. Here
 * nothing is written of where it came from, since one client need not know of another.
 *
 * @throws AppError questionnaire.not-reusable
 */
export async function reuse(
  { transaction, belongings }: Across,
  actor: Actor,
  asked: { into: string; from: string; questionnaire: string; version: number; name: string },
): Promise<{ id: string; mentions: string[] }> {
  const { into, from, questionnaire, version, name } = asked;
  const mine = await consultancies(belongings, actor);
  if (from === into || !mine.includes(from)) throw notReusable();
  const taken = await transaction(from, async (tx) => {
    const file = await fileOf({ tx, workspace: from }, questionnaire, version).catch((error: unknown) => {
      throw isKind(error, questionnaireNotFound) || isKind(error, versionNotFound) ? notReusable() : error;
    });
    const { organisation } = await readSettings(tx, from);
    await audit(tx, actor, {
      action: "questionnaire.reused",
      subject: file.name,
      details: { id: questionnaire, version, to: "another programme of the same consultant" },
    });
    return { ...file, organisation };
  });
  const { definition, profile = null, organisation } = taken;
  const { id } = await transaction(into, (tx) =>
    addQuestionnaire(
      { tx, workspace: into, actor },
      { name, definition, profile },
      { from: "another programme of the same consultant" },
    ),
  );
  return { id, mentions: mentionsOf(definition, organisation) };
}

/** Programmes in which a person is the consultant; a program with a token has none but its own. */
async function consultancies(belongings: Accounts["belongings"], { user, scope }: Actor): Promise<string[]> {
  const all = scope ? [] : await belongings(user);
  return all.filter(({ roles }) => roles.includes("consultant")).map(({ workspaceId }) => workspaceId);
}

/** Places of the texts in which an organisation is named. */
function mentionsOf(definition: Definition, organisation: string): string[] {
  const wanted = organisation.trim().toLowerCase();
  if (wanted === "") return [];
  return Array.from(textsOf(definition))
    .filter(({ texts }) => Object.values(texts).some((text) => text.toLowerCase().includes(wanted)))
    .map(({ path }) => path)
    .slice(0, 50);
}
