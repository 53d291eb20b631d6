import "./survey-imports.css";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Stepper } from "../../../ui/stepper.tsx";
import { Time } from "../../../ui/time.tsx";
import { DeleteImport } from "./delete-import.tsx";
import { NotRead } from "./not-read.tsx";
import { surveySteps } from "./steps.ts";
import { Understood } from "./understood/understood.tsx";
import { useSurveyImport } from "./use-survey-import.ts";

/** The second step: what was understood of a survey's file, and what to correct. */
export function SurveyPage() {
  const { href } = useWorkspace();
  const { query } = useSurveyImport();
  const { data } = query;
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Surveys from elsewhere", href: href("/surveys") }]} />}
      title={data?.fileName ?? "Survey"}
      lead={data && <Lead found={data} />}
      actions={
        data && (
          <>
            <DeleteImport found={data} />
            {data.state === "ready" && (
              <LinkButton href={href(`/surveys/${data.import}/results`)}>See the results</LinkButton>
            )}
          </>
        )
      }
    >
      <Query query={query} lines={8}>
        {(found) => (
          <Stack gap="large">
            <Stepper label="Steps" steps={surveySteps} current={1} />
            {found.isUnderstood ? <Understood found={found} key={found.import} /> : <NotRead found={found} />}
          </Stack>
        )}
      </Query>
    </Page>
  );
}

const Lead = ({ found: { definition, beganWith, deletesAt } }: { found: SurveyImport }) => (
  <>
    {definition && `With the questionnaire ${definition.name}. `}
    {beganWith && `Read with the corrections made for ${beganWith.name}. `}
    Only you see this file and its answers. Unless you keep it, it is deleted on{" "}
    <Time value={deletesAt} as="date" />.
  </>
);
