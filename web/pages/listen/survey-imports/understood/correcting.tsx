import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Understanding } from "#listen/survey-files/survey-file.ts";
import { correctSurveyImport } from "#listen/survey-imports/survey-imports.contract.ts";
import { importChanged } from "#listen/survey-imports/survey-imports.errors.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { isKind } from "#platform/errors.ts";
import { call } from "../../../../client.ts";
import { useGo } from "../../../../shell/address.ts";
import { LeaveGuard } from "../../../../shell/self-saving/leave-guard.tsx";
import { useKeeping } from "../../../../shell/self-saving/use-keeping.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { NotRead } from "../not-read.tsx";
import { Choices } from "./choices.tsx";
import { ColumnDialog } from "./column-dialog.tsx";
import { ColumnsSection } from "./columns-section.tsx";
import {
  type ColumnChange,
  correctColumns,
  uncorrectColumns,
  uncorrected,
  withCorrections,
} from "./corrections.ts";
import { createCorrectionsKeeper } from "./corrections-keeper.ts";
import { factsOf } from "./facts.ts";
import { FidelitySection } from "./fidelity-section.tsx";
import { LayoutSection } from "./layout-section.tsx";
import { Notes } from "./notes.tsx";
import { SaveBar } from "./save-bar.tsx";

interface CorrectingProps {
  found: SurveyImport;
  understanding: Understanding;
  /** Whether the file was read with all corrections that are saved. */
  isCurrent: boolean;
  /** Begins again from what the server has. */
  onReload: () => void;
}

/** What was understood with what is corrected of it. Corrections are saved by themselves. */
export function Correcting({ found, understanding, isCurrent, onReload }: CorrectingProps) {
  const { href } = useWorkspace();
  const go = useGo();
  const { keeper, keeping } = useCorrections(found);
  const [edited, setEdited] = useState<string | null>(null);
  const { settled } = keeping;
  const { mapping } = settled;
  const [free, setFree] = useState(() => uncorrected(understanding, mapping, null));
  if (isCurrent && keeping.phase === "saved" && free.from !== understanding)
    setFree(uncorrected(understanding, mapping, free));
  const shown = withCorrections(understanding, mapping, free);
  const column = shown.columns.find(({ name }) => name === edited);

  const correct: ColumnChange = (names, correction, words, own) => {
    let next = correctColumns(mapping, names, correction);
    if (own)
      for (const each of shown.columns)
        if (names.includes(each.name)) next = correctColumns(next, [each.name], own(each));
    keeper.change({ ...settled, mapping: next }, words);
  };
  const reset = (names: readonly string[]) =>
    keeper.change({ ...settled, mapping: uncorrectColumns(mapping, names) }, "back to what was found");
  const compute = async () => {
    try {
      const isThere = found.state === "ready" || found.state === "computing";
      if (!isThere || keeping.phase !== "saved") await keeper.compute();
      go(href(`/surveys/${found.import}/results`));
    } catch (error) {
      toast((error as Error).message);
    }
  };
  const isEmpty = shown.rows === 0;
  return (
    <>
      <Stack gap="large">
        {found.state === "failed" && <NotRead found={found} />}
        {isEmpty && (
          <Notice tone="warning" title="There are no answers in this file.">
            <p>
              It describes the questionnaire. Below is what would be kept of it; export the answers too and
              bring both.
            </p>
          </Notice>
        )}
        <Section title="What was understood">
          <DescriptionList items={factsOf(shown)} />
        </Section>
        <Notes notes={shown.notes} columns={shown.columns} onEdit={setEdited} />
        {!isEmpty && <Choices understood={shown} settled={settled} onChange={keeper.change} />}
        <ColumnsSection columns={shown.columns} onChange={correct} onEdit={setEdited} onReset={reset} />
        <LayoutSection
          found={found}
          layout={understanding.layout}
          onChange={(layout, words) =>
            keeper.change(
              { ...settled, mapping: { ...mapping, layout: { ...mapping.layout, ...layout } } },
              words,
            )
          }
        />
        <FidelitySection found={found} />
      </Stack>
      <SaveBar
        keeping={keeping}
        found={found}
        canCompute={!isEmpty}
        onUndo={keeper.undo}
        onRetry={() => void keeper.flush().catch(() => {})}
        onCompute={compute}
        onReload={onReload}
      />
      {column && (
        <ColumnDialog
          key={column.name}
          column={column}
          onChange={correct}
          onReset={reset}
          onClose={() => setEdited(null)}
        />
      )}
      <LeaveGuard keeper={keeper} />
    </>
  );
}

/** Keeps an import's corrections; LeaveGuard saves the rest when the page is left. */
function useCorrections(found: SurveyImport) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [keeper] = useState(() =>
    createCorrectionsKeeper(
      found,
      async (revision, { mapping, minimum }, compute) => {
        const saved = await call(correctSurveyImport, {
          params: { workspace, import: found.import },
          body: { revision, mapping, minimum, compute },
        });
        queries.setQueryData([workspace, "survey-imports", found.import], saved);
        return saved.revision;
      },
      (error) => isKind(error, importChanged),
    ),
  );
  const keeping = useKeeping(keeper);
  return { keeper, keeping };
}
