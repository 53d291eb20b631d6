import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { KeyFigure } from "../../../../ui/key-figure.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Query } from "../../../../ui/query.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Columns, Stack } from "../../../../ui/stack.tsx";
import { pathWords, peopleWords, percentWords } from "../campaign-words.ts";
import type { Campaign } from "../use-campaign.ts";
import { DayChart } from "./day-chart.tsx";
import { DepartmentProgress } from "./department-progress.tsx";
import { type CampaignProgress, useProgress } from "./use-progress.ts";

/** How many have answered: in all, by day and by department; never who. */
export function ProgressPanel({ campaign }: { campaign: Campaign }) {
  const isOpen = campaign.state !== "closed";
  const isAnonymous = campaign.settings.anonymity === "anonymous";
  const isInSteps = isAnonymous && isOpen;
  const progress = useProgress(campaign.id, isOpen);
  return (
    <Query query={progress} lines={6}>
      {(data) => (
        <Stack gap="large">
          <Overall progress={data} isInSteps={isInSteps} />
          {isAnonymous && <WhatIsNotTold progress={data} isInSteps={isInSteps} />}
          {data.days && <DayChart days={data.days} />}
          {data.departments.length > 0 && <Departments progress={data} isInSteps={isInSteps} />}
        </Stack>
      )}
    </Query>
  );
}

interface CountsProps {
  progress: CampaignProgress;
  /** Whether counts are told in steps: so many, and perhaps some more. */
  isInSteps: boolean;
}

function Overall({ progress: { overall, minimumGroup, withdrawn, reached }, isInSteps }: CountsProps) {
  if (!overall && reached === 0)
    return <Notice title="Nobody is invited by mail or by a link of their own." />;
  if (!overall)
    return (
      <Notice title="Too few people are invited to say how many have answered.">
        <p>
          {`Figures of fewer than ${minimumGroup} people are withheld, so that nobody can work out who has answered.`}
        </p>
      </Notice>
    );
  const { invited, started, completed } = overall;
  const least = isInSteps ? "at least " : "";
  return (
    <Columns minimum="10rem">
      <KeyFigure
        label="Invited"
        value={invited.toLocaleString()}
        note={withdrawn > 0 && `${peopleWords(withdrawn)} taken out since`}
      />
      {isInSteps ? (
        <KeyFigure label="Begun" value={`${least}${started.toLocaleString()}`} />
      ) : (
        <KeyFigure label="Started, not finished" value={(started - completed).toLocaleString()} />
      )}
      <KeyFigure
        label="Finished"
        value={`${least}${completed.toLocaleString()}`}
        note={
          reached < invited
            ? `${least}${percentWords(completed, invited)} of those invited, ${percentWords(completed, reached)} of the ${reached.toLocaleString()} reached`
            : `${least}${percentWords(completed, invited)} of those invited`
        }
      />
      {!isInSteps && <KeyFigure label="Not begun" value={(invited - started).toLocaleString()} />}
    </Columns>
  );
}

/** Of an anonymous campaign: who else has answered, and why there is no more to see. */
function WhatIsNotTold({ progress: { overall, minimumGroup, throughDoors }, isInSteps }: CountsProps) {
  const more = throughDoors.toLocaleString();
  return (
    <Notice
      title={
        throughDoors > 0
          ? `At least ${more} answers came by a link for everybody, a kiosk, cards or paper.`
          : "Nobody is seen to answer."
      }
    >
      <p>
        {throughDoors > 0 && "Nobody knows how many could have come that way, so no share counts them. "}
        {overall && isInSteps && `Counts grow by ${minimumGroup} at a time. `}
        The answers are anonymous, so they are not shown by day.
      </p>
    </Notice>
  );
}

function Departments({ progress: { departments, minimumGroup, by }, isInSteps }: CountsProps) {
  const isTree = by?.id === "department";
  const { organisation } = useWorkspace();
  const withheld = departments.filter((department) => department.withheld).length;
  return (
    <Section
      title={`By ${(by?.label ?? "department").toLowerCase()}`}
      lead={
        withheld > 0
          ? `${isTree ? "Each includes those below it. " : ""}${withheld === 1 ? "One is" : `${withheld.toLocaleString()} are`} withheld: fewer than ${minimumGroup} people are invited there, or it could be worked out from the others.`
          : isTree && "Each includes those below it."
      }
    >
      <DepartmentProgress
        departments={departments}
        isInSteps={isInSteps}
        header={by?.label ?? "Department"}
        nameOf={
          isTree
            ? (path) => pathWords(path, `${organisation} (no department)`)
            : (value) => (value === "" ? "not known" : value)
        }
      />
    </Section>
  );
}
