import "./paper.css";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { BatchTable } from "./batch-table.tsx";
import { PlanForm } from "./plan-form.tsx";
import { PrintForm } from "./print-form.tsx";
import { QualitySection } from "./quality-section.tsx";
import { Specimens } from "./specimens.tsx";
import { type Paper, usePaper } from "./use-paper.ts";
import { countWords } from "./use-paper-work.ts";

/** A campaign's questionnaires on paper: how they are handled, printed and typed. */
export function PaperPage() {
  const { href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const query = usePaper(campaign);
  return (
    <Page
      width="reading"
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Campaigns", href: href("/campaigns") },
            { label: query.data?.campaign ?? "Campaign", href: href(`/campaigns/${campaign}`) },
          ]}
        />
      }
      title="Paper"
      lead="The questionnaire to fill in with a pen, for those who have no screen, and typing what comes back."
    >
      <Query query={query}>{(paper) => <PaperParts paper={paper} campaign={campaign} />}</Query>
    </Page>
  );
}

function PaperParts({ paper, campaign }: { paper: Paper; campaign: string }) {
  const { href, can } = useWorkspace();
  const { anonymity, state, batches, counts } = paper;
  if (anonymity !== "anonymous")
    return (
      <EmptyState
        title="Paper is for anonymous campaigns"
        actions={<LinkButton href={href(`/campaigns/${campaign}`)}>Back to the campaign</LinkButton>}
      >
        A sheet carries no name, so it fits no campaign that stores answers with names. Choose “Anonymous”
        while the campaign is a draft, or make a copy that is.
      </EmptyState>
    );
  return (
    <Stack gap="large">
      {batches.length > 0 && (
        <Notice
          title={countWords(counts)}
          actions={
            state === "open" && can("paper.enter") ? (
              <Row>
                <LinkButton tone="primary" href={href(`/paper/${campaign}`)}>
                  Type sheets
                </LinkButton>
                {counts.differing > 0 && (
                  <LinkButton href={href(`/paper/${campaign}/differences`)}>Settle differences</LinkButton>
                )}
              </Row>
            ) : undefined
          }
        >
          {state === "open" ? (
            <p>What isn't counted when the campaign closes stays out of its results.</p>
          ) : (
            <p>The campaign is closed. Destroy the sheets now: people were told so.</p>
          )}
        </Notice>
      )}
      <Honest entries={paper.entries} />
      {state !== "closed" && can("campaigns.write") && <PlanForm paper={paper} campaign={campaign} />}
      <Specimens paper={paper} campaign={campaign} />
      {state === "draft" && (
        <Notice title="Sheets are printed once the campaign is open">
          <p>
            What people are told on them must not change any more. Until then there is the specimen. Once you
            have saved above how paper is handled, the campaign can open even where nobody is invited.
          </p>
        </Notice>
      )}
      {state === "open" && can("campaigns.write") && <PrintForm paper={paper} campaign={campaign} />}
      {batches.length > 0 && <BatchTable paper={paper} campaign={campaign} />}
      <QualitySection paper={paper} />
    </Stack>
  );
}

function Honest({ entries }: { entries: 1 | 2 }) {
  return (
    <Notice tone="warning" title="What paper can't prevent">
      <ul>
        <li>
          Whoever types a sheet reads it, and may recognise the handwriting. Let people type who don't work
          with those who answer, and give them the role Typist, which shows them nothing else.
        </li>
        <li>
          Nobody can tell whether somebody has filled in two sheets, or answered on a screen as well. Give
          each person one way in.
        </li>
        <li>Shuffle sheets before you hand them out, and note down nowhere who gets which number.</li>
        <li>Keep what comes back under lock, and destroy it at the latest when the campaign has closed.</li>
        {entries === 1 && (
          <li>
            Each sheet is typed once. Of a hundred values that somebody types, one or two are usually wrong,
            and nobody will find them.
          </li>
        )}
      </ul>
    </Notice>
  );
}
