import { useQuery } from "@tanstack/react-query";
import { listQuestionnaires } from "#listen/questionnaires/questionnaire.contract.ts";
import { call } from "../../../../client.ts";
import { isInNavigation } from "../../../../shell/navigation.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Button } from "../../../../ui/button.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { Link } from "../../../../ui/link.tsx";
import { Query } from "../../../../ui/query.tsx";
import { Select } from "../../../../ui/select.tsx";
import { Row, Stack } from "../../../../ui/stack.tsx";
import type { Campaign } from "../use-campaign.ts";
import { FollowsField } from "./follows-field.tsx";
import { Part } from "./part.tsx";
import type { Draft } from "./use-draft.ts";

/** Which published questions are asked. */
export function QuestionnaireSection({ draft, campaign }: { draft: Draft; campaign: Campaign }) {
  const { id: workspace, href } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "questionnaires"],
    queryFn: ({ signal }) => call(listQuestionnaires, { params: { workspace } }, { signal }),
  });
  const { settings, change } = draft;
  const chosen = settings.questionnaire;
  const hasPages = isInNavigation("/questionnaires");
  return (
    <Part name="questionnaire" title="Questionnaire" lead="A published version: it can't change any more.">
      <Query query={query} lines={2}>
        {(all) => {
          const published = all.flatMap(({ id, name, latestVersion, questions, languages }) =>
            latestVersion === null ? [] : [{ id, name, latestVersion, questions, languages }],
          );
          const known = published.find(({ id }) => id === chosen?.id);
          if (published.length === 0 && !chosen)
            return (
              <EmptyState
                title="No questionnaire is published"
                actions={hasPages && <Link href={href("/questionnaires")}>Go to questionnaires</Link>}
              >
                Publish one first. This draft waits for you.
              </EmptyState>
            );
          const options = published.map(({ id, name, latestVersion, questions }) => ({
            value: id,
            label: name,
            description: `${questions} questions; newest version ${latestVersion}`,
          }));
          if (chosen && !known)
            options.push({
              value: chosen.id,
              label: campaign.questionnaireName ?? "Archived questionnaire",
              description: "archived",
            });
          return (
            <Stack gap="small">
              <Select
                label="Questionnaire"
                options={options}
                value={chosen?.id ?? null}
                onChange={(id) => {
                  const version = published.find((each) => each.id === id)?.latestVersion;
                  // What another questionnaire asked can't be compared.
                  const follows = id === chosen?.id ? settings.follows : null;
                  if (version !== undefined) change({ questionnaire: { id, version }, follows });
                }}
              />
              {chosen && (
                <Row>
                  <span>Version {chosen.version} is used.</span>
                  {known && known.latestVersion > chosen.version && (
                    <Button
                      onPress={() =>
                        change({ questionnaire: { id: chosen.id, version: known.latestVersion } })
                      }
                    >
                      {`Use version ${known.latestVersion}`}
                    </Button>
                  )}
                  {hasPages && <Link href={href(`/questionnaires/${chosen.id}`)}>Look at the questions</Link>}
                </Row>
              )}
              <FollowsField draft={draft} campaign={campaign} />
            </Stack>
          );
        }}
      </Query>
    </Part>
  );
}
