import "./paper.css";
import { useMemo, useState } from "react";
import { printedSheetNumber } from "#listen/paper/sheet-number.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { dayWords } from "./day-words.ts";
import { SheetEntry } from "./sheet-entry.tsx";
import { type OpenedSheet, SheetNumber } from "./sheet-number-form.tsx";
import { type PaperForm, usePaperForm, useRefreshPaper } from "./use-paper.ts";
import { countWords } from "./use-paper-work.ts";

/** Typing sheets, one after the other, with the keyboard alone. */
export function TypingPage() {
  const { href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const query = usePaperForm(campaign);
  return (
    <Page
      width="reading"
      kicker={<Breadcrumbs trail={[{ label: "Paper sheets", href: href("/paper") }]} />}
      title="Type sheets"
      lead={query.data?.name}
    >
      <Query query={query}>{(form) => <Desk form={form} campaign={campaign} />}</Query>
    </Page>
  );
}

const outcomes = {
  "waits for second entry": "is finished and waits for a second person.",
  differs: "is finished. It differs from the other entry: put it with the sheets that somebody else decides.",
  counted: "is counted. Put it with the sheets that are done.",
} as const;

function Desk({ form, campaign }: { form: PaperForm; campaign: string }) {
  const { href } = useWorkspace();
  const refresh = useRefreshPaper();
  const compiled = useMemo(() => compileQuestionnaire(form.definition), [form.definition]);
  const [opened, setOpened] = useState<OpenedSheet | null>(null);
  const [said, setSaid] = useState("");
  const [asked] = useSearchParam("sheet", "");
  const [today, setToday] = useState(form.today);
  if (!form.isOpen)
    return (
      <EmptyState
        title="Sheets of this campaign aren't typed any more"
        actions={<LinkButton href={href("/paper")}>Back</LinkButton>}
      >
        {`They could be typed until ${form.until === null ? "the end" : dayWords(form.until)}. Whoever runs the campaign can set a later day while it is open.`}
      </EmptyState>
    );
  return (
    <Stack>
      <p className="paper-count">
        {`${today} ${today === 1 ? "sheet" : "sheets"} finished by you today. ${countWords(form.counts)}`}
      </p>
      <p role="status" className="paper-said">
        {said}
      </p>
      {opened === null ? (
        <>
          <SheetNumber
            campaign={campaign}
            asked={asked}
            onOpen={(sheet) => {
              setSaid("");
              setOpened(sheet);
            }}
          />
          <Help />
        </>
      ) : (
        <SheetEntry
          key={opened.sheet}
          campaign={campaign}
          opened={opened}
          compiled={compiled}
          onDone={({ outcome, today: now }) => {
            setSaid(`Sheet ${printedSheetNumber(opened.sheet)} ${outcomes[outcome]}`);
            setToday(now);
            setOpened(null);
            void refresh();
          }}
          onLeave={() => {
            setSaid(
              `Sheet ${printedSheetNumber(opened.sheet)} is ${opened.differing.length > 0 ? "as it was" : "saved as far as it was typed"}.`,
            );
            setOpened(null);
          }}
        />
      )}
    </Stack>
  );
}

function Help() {
  return (
    <Notice title="How to type">
      <ul>
        <li>
          Type the small figures beside the ticked boxes. What is complete moves on by itself; Enter moves on,
          too.
        </li>
        <li>Space or Enter leaves a question blank, as it is on the sheet. Shift and Tab go back.</li>
        <li>Several ticks: one code after the other, e.g. 134. Dates: day, month, year, e.g. 31032026.</li>
        <li>
          Where it can't be read, or two boxes are ticked where one is asked, type *. The answer is left out,
          and counted as not usable.
        </li>
        <li>Everything is saved while you type. Nobody sees who typed which sheet.</li>
      </ul>
    </Notice>
  );
}
