import "./home.css";
import { useQuery } from "@tanstack/react-query";
import { Circle, CircleCheck } from "lucide-react";
import { listCampaigns } from "#listen/campaigns/campaign.contract.ts";
import { listQuestionnaires } from "#listen/questionnaires/questionnaire.contract.ts";
import { listCustomers } from "#people/customers/customers.contract.ts";
import { listMembers } from "#people/members/members.contract.ts";
import { listPeople } from "#people/organisation/person.contract.ts";
import { listResults } from "#understand/results/results.contract.ts";
import { call } from "../../client.ts";
import { isInNavigation } from "../../shell/navigation.ts";
import { useWorkspace } from "../../shell/use-workspace.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Link } from "../../ui/link.tsx";
import { Query } from "../../ui/query.tsx";
import { Section } from "../../ui/section.tsx";
import { Row } from "../../ui/stack.tsx";

interface Step {
  title: string;
  /** What it is good for. */
  reason: string;
  /** What its button says. */
  action: string;
  /** Its place in the navigation. */
  path: string;
  /** Where its button leads, if not there. */
  to?: string;
  /** Another way to do it. */
  also?: { action: string; to: string };
  isDone: boolean;
}

/** Looks at what there is, and says which steps are done; none are left once the first results are there. */
async function readSteps(workspace: string, signal: AbortSignal): Promise<Step[]> {
  const params = { workspace };
  const results = await call(listResults, { params }, { signal });
  if (results.campaigns.some(({ state }) => state === "ready")) return [];
  const [members, people, customers, questionnaires, campaigns] = await Promise.all([
    call(listMembers, { params }, { signal }),
    call(listPeople, { params, query: { limit: 1 } }, { signal }),
    call(listCustomers, { params, query: { limit: 1 } }, { signal }),
    call(listQuestionnaires, { params }, { signal }),
    call(listCampaigns, { params }, { signal }),
  ]);
  const isBoth = members.some(({ roles }) => roles.includes("director") && roles.includes("consultant"));
  const consultant: Step = {
    title: "Bring in the independent consultant",
    reason: "Staff answer frankly when somebody outside the organisation keeps their answers.",
    action: "Invite the consultant",
    path: "/members",
    isDone: members.some(({ roles }) => roles.includes("consultant")),
  };
  const steps: Step[] = [
    ...(isBoth ? [] : [consultant]),
    {
      title: "Say whom you can ask",
      reason:
        "Staff with their departments, customers with their accounts, or both: from a spreadsheet, or by hand. Results are divided as they are.",
      action: "Import people",
      path: "/people",
      to: "/people/import",
      also: { action: "Import customers", to: "/customers/import" },
      isDone: people.total + customers.total > 0,
    },
    {
      title: "Publish a questionnaire",
      reason: "Start from the service commitment profile or another template, and make it yours.",
      action: "Choose a questionnaire",
      path: "/questionnaires",
      ...(questionnaires.length === 0 && { to: "/questionnaires/new" }),
      isDone: questionnaires.some(({ latestVersion }) => latestVersion !== null),
    },
    {
      title: "Open a campaign",
      reason: "Whom you ask, what they are told, and until when. Try it on a few people first.",
      action: "Prepare a campaign",
      path: "/campaigns",
      ...(campaigns.campaigns.length === 0 && { to: "/campaigns/new" }),
      isDone: campaigns.campaigns.some(({ state }) => state !== "draft"),
    },
    {
      title: "Read the first results",
      reason: "They are released when the campaign closes.",
      action: "See results",
      path: "/results",
      isDone: false,
    },
  ];
  return steps.filter(({ path }) => isInNavigation(path));
}

/** The way from an empty programme to its first results; gone when they are there. */
export function FirstSteps() {
  const { id, href } = useWorkspace();
  const steps = useQuery({
    queryKey: [id, "first-steps"],
    queryFn: ({ signal }) => readSteps(id, signal),
    staleTime: 0,
  });
  if (steps.data?.every(({ isDone }) => isDone)) return null;
  return (
    <Section title="First steps">
      <Query query={steps} lines={5}>
        {(all) => {
          const next = all.find(({ isDone }) => !isDone);
          return (
            <>
              <ol className="steps">
                {all.map((step) => (
                  <li key={step.path} data-state={step.isDone ? "done" : step === next ? "next" : "later"}>
                    {step.isDone ? <CircleCheck size={20} aria-hidden /> : <Circle size={20} aria-hidden />}
                    <div className="step-words">
                      <h3>
                        {step === next ? step.title : <Link href={href(step.path)}>{step.title}</Link>}
                        {step.isDone && <span className="visually-hidden"> (done)</span>}
                      </h3>
                      {!step.isDone && <p>{step.reason}</p>}
                      {step === next && (
                        <Row>
                          <LinkButton tone="primary" href={href(step.to ?? step.path)}>
                            {step.action}
                          </LinkButton>
                          {step.also && <LinkButton href={href(step.also.to)}>{step.also.action}</LinkButton>}
                        </Row>
                      )}
                    </div>
                  </li>
                ))}
              </ol>
              <p>
                You have answers from Qualtrics, LimeSurvey or another tool already?{" "}
                <Link href={href("/surveys/new")}>Bring them</Link> and see what matters most.
              </p>
            </>
          );
        }}
      </Query>
    </Section>
  );
}
