import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { dayWords } from "./day-words.ts";
import { countWords, usePaperWork } from "./use-paper-work.ts";

/** The campaigns whose sheets can be typed. */
export function PaperWorkPage() {
  const { can, href } = useWorkspace();
  const query = usePaperWork();
  return (
    <Page
      width="reading"
      kicker="Listen"
      title="Paper sheets"
      lead="Typing what people filled in with a pen. What you read there stays with you."
    >
      <Query query={query}>
        {({ campaigns }) =>
          campaigns.length === 0 ? (
            <EmptyState
              title="No sheets are to be typed"
              actions={
                can("campaigns.read") && <LinkButton href={href("/campaigns")}>Go to campaigns</LinkButton>
              }
            >
              Sheets are printed on the paper page of an open anonymous campaign. When there are some, the
              campaign appears here.
            </EmptyState>
          ) : (
            <Stack gap="large">
              {campaigns.map(({ campaign, name, until, counts }) => (
                <Section key={campaign} title={name} lead={countWords(counts)}>
                  {until && <p>Typed until {dayWords(until)}.</p>}
                  <Row>
                    <LinkButton tone="primary" href={href(`/paper/${campaign}`)}>
                      Type sheets
                    </LinkButton>
                    {counts.differing > 0 && (
                      <LinkButton href={href(`/paper/${campaign}/differences`)}>
                        Settle differences
                      </LinkButton>
                    )}
                  </Row>
                </Section>
              ))}
            </Stack>
          )
        }
      </Query>
    </Page>
  );
}
