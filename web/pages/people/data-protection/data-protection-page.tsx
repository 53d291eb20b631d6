import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { readDataProtection } from "#people/data-protection/data-protection.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";

type DataProtection = ResponseOf<typeof readDataProtection>;

const names = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** What is measured, who sees it, what it is never used for: for staff, their representatives and the works council. */
export function DataProtectionPage() {
  const { id: workspace, name, can, href } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "data-protection"],
    queryFn: ({ signal }) => call(readDataProtection, { params: { workspace } }, { signal }),
  });
  return (
    <Page
      kicker={name}
      title="Data protection"
      lead="What this programme keeps of people, why, who sees it, until when, and what it is never used for. For everybody in the programme, and for the works council."
      actions={
        <>
          {can("people.write") && (
            <LinkButton href={href("/data-protection/requests")}>Requests for erasure</LinkButton>
          )}
          <Button icon={<Printer size={16} aria-hidden />} onPress={() => window.print()}>
            Print
          </Button>
        </>
      }
    >
      <Query query={query} lines={12}>
        {(found) => (
          <Stack gap="large">
            <Measured />
            <NeverUsed />
            <WhoSees {...found} />
            <Protection />
            <Record {...found} />
            <Rights {...found} />
          </Stack>
        )}
      </Query>
    </Page>
  );
}

function Measured() {
  return (
    <Section title="What is measured">
      <ul>
        <li>How people see the service and the organisation: answers to questionnaires, by free choice.</li>
        <li>
          How a person rates themselves, where a questionnaire asks for it: that is for this person's own
          learning.
        </li>
        <li>How many people of a department were invited and answered, where enough people are in it.</li>
      </ul>
      <p>
        Nothing is measured in the background: neither working hours nor keystrokes, nor the time somebody
        takes for an answer.
      </p>
    </Section>
  );
}

function NeverUsed() {
  return (
    <Section title="What it is never used for">
      <ul>
        <li>Appraisal, pay, promotion, warnings or dismissal of anybody.</li>
        <li>Ranking individuals, in any form.</li>
        <li>Finding out who said what, or who did not answer.</li>
      </ul>
      <p>
        The application offers no page, file or interface that ranks people, or that shows a person's answers
        to anybody whom that person was not told of before answering. What people write in a contract for
        change is open to nobody else unless they share it.
      </p>
    </Section>
  );
}

function WhoSees({ organisation, operator, directors, consultants }: DataProtection) {
  const listed = (all: string[]) => (all.length > 0 ? names.format(all) : "nobody at present");
  return (
    <Section title="Who is responsible, and who can see what">
      <DescriptionList
        items={[
          { name: "Responsible", value: organisation },
          { name: "The server is operated by", value: operator },
          {
            name: `Directors: ${listed(directors)}`,
            value:
              "See people and departments, how many have answered in each large enough department, and released figures of groups. In confidential and anonymous campaigns never who answered, or what.",
          },
          {
            name: `Consultants: ${listed(consultants)}`,
            value:
              "See the same. In confidential campaigns those consultants whom respondents were told of when it opened also see single answers, to make personal reports and to judge the quality of the answers. In anonymous campaigns they read comments, without who wrote them; nothing that is stored tells who answered what.",
          },
          { name: "Sponsors", value: "See released figures of groups." },
          { name: "Everybody else", value: "Sees what is their own." },
          {
            name: "Whoever operates the server",
            value:
              "Could technically read what is stored on it. Only an organisational rule stands against that; respondents are told so before they answer.",
          },
        ]}
      />
    </Section>
  );
}

function Protection() {
  return (
    <Section title="How groups are protected">
      <ul>
        <li>
          Figures are shown for groups of a minimum size only, at least three and usually five; respondents
          are told the number. Smaller groups are withheld, and so is whatever would let one be worked out by
          subtracting, also between two surveys.
        </li>
        <li>Groups whose members all say the same are withheld, too.</li>
        <li>
          In confidential and anonymous campaigns figures are released once, when the campaign closes: nobody
          can watch them change with one more answer.
        </li>
        <li>What holds in a campaign is fixed when it opens and can't be changed afterwards.</li>
      </ul>
    </Section>
  );
}

function Record({ record }: DataProtection) {
  return (
    <Section
      title="Record of processing"
      lead="Made from the real settings of this programme as they are today."
    >
      <Table
        caption="Record of processing"
        rows={record}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", header: "What", isRowHeader: true, cell: ({ name }) => name },
          { key: "purpose", header: "Why", cell: ({ purpose }) => purpose },
          { key: "data", header: "Data", cell: ({ data }) => data },
          { key: "seenBy", header: "Who sees it", cell: ({ seenBy }) => seenBy },
          { key: "keptUntil", header: "Until when", cell: ({ keptUntil }) => keptUntil },
        ]}
      />
    </Section>
  );
}

function Rights({ erasure: { removed, stays } }: DataProtection) {
  const { href } = useWorkspace();
  return (
    <Section title="Your rights">
      <p>
        Taking part is up to you. On <Link href={href("/my")}>My page</Link> you can save everything that is
        kept of you as a file, and ask for it to be erased; you get an answer within a month. Your answers can
        be changed until a campaign closes.
      </p>
      <h3>What erasing removes</h3>
      <ul>
        {removed.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>What stays, and why</h3>
      <ul>
        {stays.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}
