import { Button } from "../../../../ui/button.tsx";
import { Select } from "../../../../ui/select.tsx";
import { Row, Stack } from "../../../../ui/stack.tsx";
import type { Campaign } from "../use-campaign.ts";
import type { Draft } from "./use-draft.ts";

const none = "none";

/** Which earlier campaign the answers are compared with; nothing where there is none to choose. */
export function FollowsField({ draft, campaign }: { draft: Draft; campaign: Campaign }) {
  const { settings, change } = draft;
  const isSaved = campaign.settings.questionnaire?.id === settings.questionnaire?.id;
  if (!isSaved || campaign.earlier.length === 0) return null;
  const suggested = campaign.earlier.find(({ closedAt }) => closedAt !== null);
  return (
    <Stack gap="small">
      <Select
        label="Compare with an earlier campaign"
        description="Answers of people who took part both times are set against each other. Respondents are told so."
        options={[
          { value: none, label: "No comparison" },
          ...campaign.earlier.map(({ id, name, closedAt }) => ({
            value: id,
            label: name,
            description: closedAt === null ? "still open" : "closed",
          })),
        ]}
        value={settings.follows ?? none}
        onChange={(id) => change({ follows: id === none ? null : id })}
      />
      {settings.follows === null && suggested && (
        <Row>
          <span>{`“${suggested.name}” asked the same questions.`}</span>
          <Button onPress={() => change({ follows: suggested.id })}>See what has changed since</Button>
        </Row>
      )}
    </Stack>
  );
}
