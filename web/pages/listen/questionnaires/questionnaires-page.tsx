import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { listQuestionnaires } from "#listen/questionnaires/questionnaire.contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { QuestionnaireTable } from "./questionnaire-table.tsx";

/** What can be asked: every questionnaire of the programme. */
export function QuestionnairesPage() {
  const { id: workspace, can, href } = useWorkspace();
  const [archived, setArchived] = useSearchParam("archived", "no");
  const isArchived = archived === "yes";
  const listed = (wantsArchived: boolean) => ({
    queryKey: [workspace, "questionnaires", wantsArchived],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call(listQuestionnaires, { params: { workspace }, query: { archived: wantsArchived } }, { signal }),
  });
  const questionnaires = useQuery(listed(isArchived));
  // Where nothing is listed, everything may be archived.
  const isEmpty = questionnaires.data?.length === 0;
  const archive = useQuery({ ...listed(true), enabled: isEmpty });
  const hasSwitch = isArchived || !isEmpty || (archive.data?.length ?? 0) > 0;
  const mayWrite = can("questionnaires.write");
  return (
    <Page
      kicker="Listen"
      title="Questionnaires"
      lead="What you ask staff and customers. A campaign asks the version that was published last."
      actions={
        mayWrite && (
          <LinkButton tone="primary" href={href("/questionnaires/new")} icon={<Plus size={16} aria-hidden />}>
            New questionnaire
          </LinkButton>
        )
      }
    >
      {hasSwitch && (
        <Switch isSelected={isArchived} onChange={(on) => setArchived(on ? "yes" : "no")}>
          Show archived ones only
        </Switch>
      )}
      <Query query={questionnaires}>
        {(rows) =>
          rows.length === 0 && isArchived ? (
            <EmptyState title="Nothing is archived">
              What is no longer needed can be archived in the list: it is put away, and its results stay.
            </EmptyState>
          ) : rows.length === 0 ? (
            <EmptyState
              title="No questionnaires yet"
              actions={
                mayWrite && <LinkButton href={href("/questionnaires/new")}>Choose a template</LinkButton>
              }
            >
              {mayWrite
                ? "Begin with a template that was made for a purpose, or with a blank page."
                : "A director or a consultant can make one."}
            </EmptyState>
          ) : (
            <QuestionnaireTable rows={rows} />
          )
        }
      </Query>
    </Page>
  );
}
