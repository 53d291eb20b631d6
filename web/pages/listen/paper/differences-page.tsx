import "./paper.css";
import { useMemo } from "react";
import { printedSheetNumber } from "#listen/paper/sheet-number.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { SettleSheet } from "./settle-sheet.tsx";
import { type Differing, type PaperForm, useDifferences, usePaperForm } from "./use-paper.ts";

/** Sheets that two people typed differently: a third one decides, or each of the two looks once more. */
export function DifferencesPage() {
  const { href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const form = usePaperForm(campaign);
  const differences = useDifferences(campaign);
  return (
    <Page
      width="reading"
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Paper sheets", href: href("/paper") },
            { label: form.data?.name ?? "Campaign", href: href(`/paper/${campaign}`) },
          ]}
        />
      }
      title="Differences"
      lead="Take the sheet and look what really stands there. It may be either entry, or neither."
    >
      <Query query={form}>
        {(loaded) => (
          <Query query={differences}>
            {({ total, sheets, own }) =>
              total === 0 ? (
                <EmptyState
                  title="Nothing is to be settled"
                  actions={<LinkButton href={href(`/paper/${campaign}`)}>Type sheets</LinkButton>}
                >
                  Sheets appear here when two people typed them differently.
                </EmptyState>
              ) : (
                <Stack gap="large">
                  {sheets.length > 0 && (
                    <Sheets form={loaded} sheets={sheets} total={total - own.length} campaign={campaign} />
                  )}
                  {own.length > 0 && <OwnSheets sheets={own} campaign={campaign} />}
                </Stack>
              )
            }
          </Query>
        )}
      </Query>
    </Page>
  );
}

interface SheetsProps {
  form: PaperForm;
  sheets: readonly Differing[];
  total: number;
  campaign: string;
}

function Sheets({ form, sheets, total, campaign }: SheetsProps) {
  const compiled = useMemo(() => compileQuestionnaire(form.definition), [form.definition]);
  return (
    <Stack gap="large">
      <p>
        {total === 1 ? "One sheet is" : `${total} sheets are`} to be settled.
        {total > sheets.length && ` The first ${sheets.length} are shown.`}
      </p>
      {sheets.map((sheet) => (
        <SettleSheet key={sheet.sheet} sheet={sheet} compiled={compiled} campaign={campaign} />
      ))}
    </Stack>
  );
}

/** Sheets that whoever looks has typed: they don't see the other entry, and don't decide alone. */
function OwnSheets({ sheets, campaign }: { sheets: readonly string[]; campaign: string }) {
  const { href } = useWorkspace();
  return (
    <Section
      title="Sheets that you typed yourself"
      lead="Somebody else decides about these. Where there is nobody else, each of the two who typed a sheet takes it once more and corrects their own entry: where both agree then, it is counted. What can't be told for certain, both type as *."
    >
      <Row>
        {sheets.map((sheet) => (
          <LinkButton key={sheet} href={href(`/paper/${campaign}?sheet=${sheet}`)}>
            {`Look once more at ${printedSheetNumber(sheet)}`}
          </LinkButton>
        ))}
      </Row>
    </Section>
  );
}
