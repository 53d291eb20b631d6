import "./survey-imports.css";
import { useQuery } from "@tanstack/react-query";
import { listSurveyImports } from "#listen/survey-imports/survey-imports.contract.ts";
import { readSurvey } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Stepper } from "../../../ui/stepper.tsx";
import { ChooseFiles } from "./choose-files.tsx";
import { surveySteps } from "./steps.ts";
import { ToolHelp } from "./tool-help.tsx";

/** The first step from another tool's survey to the answer: which file. */
export function NewSurveyPage() {
  const { id: workspace, href } = useWorkspace();
  const [survey] = useSearchParam("survey", "");
  const limits = useQuery({
    queryKey: [workspace, "survey-imports"],
    queryFn: ({ signal }) => call(listSurveyImports, { params: { workspace } }, { signal }),
  });
  const kept = useQuery({
    queryKey: [workspace, "surveys", survey],
    queryFn: ({ signal }) => call(readSurvey, { params: { workspace, survey } }, { signal }),
    enabled: survey !== "",
  });
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Surveys from elsewhere", href: href("/surveys") }]} />}
      title={survey === "" ? "Bring answers from another tool" : "Add the next wave"}
      lead="Choose the file that your survey tool gives you. You see what was understood, correct it where it is wrong, and get what matters most, where you fall short and who sees it differently."
    >
      <Stack gap="large">
        <Stepper label="Steps" steps={surveySteps} current={0} />
        {kept.data && (
          <Notice title={`The next wave of ${kept.data.name}`}>
            <p>
              The file is read as the last one was, with the same corrections. You can still change them, and
              say in the end whether it is kept with this survey.
            </p>
          </Notice>
        )}
        {kept.error && (
          <Notice tone="warning" title="The survey that this is a wave of can't be found.">
            <p>You can go on; the file is read by itself.</p>
          </Notice>
        )}
        <Query query={limits} lines={4}>
          {({ mostBytes, days }) => (
            <ChooseFiles mostBytes={mostBytes} days={days} {...(kept.data && { survey })} />
          )}
        </Query>
        <ToolHelp />
      </Stack>
    </Page>
  );
}
