import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import {
  type Draft,
  readDraft,
  restoreQuestionnaire,
} from "#listen/questionnaires/questionnaire.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { toast } from "../../../ui/toast.tsx";
import { Editor } from "./editor.tsx";
import { StateBadge } from "./state-badge.tsx";

const WholeQuestionnaire = lazy(async () => ({
  default: (await import("./whole-questionnaire.tsx")).WholeQuestionnaire,
}));

/** A questionnaire's draft: to edit, or to read for those who may not. */
export function EditorPage() {
  const { id: workspace, can, href } = useWorkspace();
  const id = usePathParam("questionnaire");
  const draft = useQuery({
    queryKey: [workspace, "questionnaires", id, "draft"],
    queryFn: ({ signal }) => call(readDraft, { params: { workspace, questionnaire: id } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (!draft.data)
    return (
      <Page
        kicker={<Breadcrumbs trail={[{ label: "Questionnaires", href: href("/questionnaires") }]} />}
        title="Questionnaire"
      >
        <Query query={draft} lines={8}>
          {() => null}
        </Query>
      </Page>
    );
  return can("questionnaires.write") && draft.data.archivedAt === null ? (
    <Editor key={id} draft={draft.data} />
  ) : (
    <ReadOnly draft={draft.data} />
  );
}

function ReadOnly({ draft }: { draft: Draft }) {
  const { id: workspace, can, href } = useWorkspace();
  const queries = useQueryClient();
  const restore = async () => {
    await call(restoreQuestionnaire, { params: { workspace, questionnaire: draft.id } });
    await queries.invalidateQueries({ queryKey: [workspace, "questionnaires"] });
    toast(`${draft.name} is back.`);
  };
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Questionnaires", href: href("/questionnaires") }]} />}
      title={draft.name}
      lead={<StateBadge {...draft} />}
      actions={
        draft.latestVersion !== null && (
          <LinkButton href={href(`/questionnaires/${draft.id}/versions`)}>Versions</LinkButton>
        )
      }
    >
      {draft.archivedAt !== null && (
        <Notice
          title="It is archived: it can be read, not changed."
          actions={can("questionnaires.write") && <Button onPress={() => void restore()}>Restore it</Button>}
        />
      )}
      <Suspense fallback={<Skeleton lines={8} />}>
        <WholeQuestionnaire definition={draft.definition} />
      </Suspense>
    </Page>
  );
}
