import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { KeyFigure } from "../../../../ui/key-figure.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Query } from "../../../../ui/query.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Columns, Stack } from "../../../../ui/stack.tsx";
import { peopleWords, percentWords } from "../campaign-words.ts";
import type { Campaign } from "../use-campaign.ts";
import { DayChart } from "./day-chart.tsx";
import { DepartmentProgress } from "./department-progress.tsx";
import { type CampaignProgress, useProgress } from "./use-progress.ts";

/** How many have answered: in all, by day and by department; never who. */
export function ProgressPanel({ campaign }: { campaign: Campaign }) {
  const progress = useProgress(campaign.id, campaign.state !== "closed");
  return (
    <Query query={progress} lines={6}>
      {(data) => (
        <Stack gap="large">
          <Overall progress={data} />
          {data.overall && <DayChart days={data.days} />}
          {data.departments.length > 0 && <Departments progress={data} />}
        </Stack>
      )}
    </Query>
  );
}

function Overall({ progress: { overall, minimumGroup, withdrawn } }: { progress: CampaignProgress }) {
  if (!overall)
    return (
      <Notice title="Too few people are invited to say how many have answered.">
        <p>
          {`Figures of fewer than ${minimumGroup} people are withheld, so that nobody can work out who has answered.`}
        </p>
      </Notice>
    );
  const { invited, started, completed } = overall;
  return (
    <Columns minimum="10rem">
      <KeyFigure
        label="Invited"
        value={invited.toLocaleString()}
        note={withdrawn > 0 && `${peopleWords(withdrawn)} taken out since`}
      />
      <KeyFigure label="Started, not finished" value={(started - completed).toLocaleString()} />
      <KeyFigure
        label="Finished"
        value={completed.toLocaleString()}
        note={`${percentWords(completed, invited)} of those invited`}
      />
      <KeyFigure label="Not begun" value={(invited - started).toLocaleString()} />
    </Columns>
  );
}

function Departments({ progress: { departments, minimumGroup } }: { progress: CampaignProgress }) {
  const { organisation } = useWorkspace();
  const withheld = departments.filter((department) => department.withheld).length;
  return (
    <Section
      title="By department"
      lead={
        withheld > 0
          ? `Each includes those below it. ${withheld === 1 ? "One is" : `${withheld.toLocaleString()} are`} withheld: fewer than ${minimumGroup} people are invited there, or it could be worked out from the others.`
          : "Each includes those below it."
      }
    >
      <DepartmentProgress departments={departments} organisation={organisation} />
    </Section>
  );
}
