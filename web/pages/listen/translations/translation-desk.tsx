import { ArrowDown, FileUp } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import {
  confirmTranslations,
  type Part,
  type Sheet,
  saveTranslations,
} from "#listen/translations/translations.contract.ts";
import { call } from "../../../client.ts";
import { useChangeSearch, useSearchParam } from "../../../shell/address.ts";
import { LeaveGuard } from "../../../shell/self-saving/leave-guard.tsx";
import { useKeeping } from "../../../shell/self-saving/use-keeping.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { languageName } from "../questionnaires/language-words.ts";
import { AddLanguage } from "./add-language.tsx";
import { PartLinks } from "./part-links.tsx";
import { SavingState } from "./saving-state.tsx";
import { nextMissing } from "./shown-texts.ts";
import { startTableDownload } from "./table-download.ts";
import { createTranslationKeeper, type Entry } from "./translation-keeper.ts";
import { type Desk, fieldId } from "./translation-line.tsx";
import { TranslationList } from "./translation-list.tsx";
import { TranslationTools } from "./translation-tools.tsx";

const ImportDialog = lazy(async () => ({ default: (await import("./import-dialog.tsx")).ImportDialog }));
const RemoveDialog = lazy(async () => ({ default: (await import("./remove-dialog.tsx")).RemoveDialog }));

interface TranslationDeskProps {
  id: string;
  part: Part;
  sheet: Sheet;
  onReload: () => Promise<unknown>;
}

/** Where a questionnaire is translated: it saves by itself, and draws only what changes. */
export function TranslationDesk({ id, part, sheet, onReload }: TranslationDeskProps) {
  const { id: workspace, can, href } = useWorkspace();
  const changeSearch = useChangeSearch();
  const lastField = useRef<string | null>(null);
  const [open, setOpen] = useState<"import" | "remove" | null>(null);
  const { name, languages, source, target, isArchived } = sheet;
  const isReadOnly = isArchived || !can("questionnaires.write");
  const first = languages[0]?.language ?? source;
  const params = { workspace, questionnaire: id, part };
  const [keeper] = useState(() =>
    createTranslationKeeper(sheet, (texts) =>
      call(saveTranslations, { params, body: { language: target ?? "", texts } }),
    ),
  );
  const keeping = useKeeping(keeper);

  const goToMissing = useCallback(
    (after: string | null) => {
      const entries = keeper.keys.map((key) => keeper.entry(key)).filter((each): each is Entry => !!each);
      // Only what is in view can be gone to: a filter may hide the rest.
      const key = nextMissing(
        entries.filter(({ text }) => document.getElementById(fieldId(text.key)) !== null),
        after,
      );
      const field = key === null ? null : document.getElementById(fieldId(key));
      if (!field) return toast("Nothing that is shown here is missing.");
      field.focus({ preventScroll: true });
      field.scrollIntoView({ block: "center" });
    },
    [keeper],
  );
  const confirm = async (key: string) => {
    const entry = keeper.entry(key);
    if (!entry || target === null) return;
    try {
      const texts = [{ key, original: entry.text.original }];
      const { confirmed } = await call(confirmTranslations, { params, body: { language: target, texts } });
      keeper.confirmed(confirmed);
      if (confirmed.length === 0) {
        toast("The text was changed again in the meantime. It is loaded anew.");
        await onReload();
      }
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet is the same as long as the desk is
  const desk = useMemo(
    (): Desk => ({
      keeper,
      source,
      target: target ?? "",
      names: {
        first: languageName(first),
        source: languageName(source),
        target: languageName(target ?? ""),
      },
      isReadOnly,
      onConfirm: (key) => void confirm(key),
      onNext: goToMissing,
    }),
    [keeper, goToMissing, isReadOnly],
  );
  /** Does something to another sheet once this one is saved. */
  const afterSaving = async (work: () => unknown) => {
    try {
      await keeper.flush();
      await work();
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  const download = (format: "csv" | "xlsx", only?: "missing") => () =>
    void afterSaving(() =>
      startTableDownload({ ...params, language: target ?? "", source, format, ...(only && { only }) }),
    );
  const [filter, setFilter] = useSearchParam("show", "all");
  return (
    <Page
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Questionnaires", href: href("/questionnaires") },
            { label: name, href: href(`/questionnaires/${id}`) },
          ]}
        />
      }
      title="Translations"
      lead={
        part === "questions"
          ? `What is missing is shown to respondents in ${languageName(first)}. New translations reach them with the next version that is published.`
          : `What is missing stands in the personal report in ${languageName(first)}, which says so. New translations are in every report that is made from now on.`
      }
      actions={
        target !== null && (
          <>
            <SavingState keeping={keeping} onRetry={() => void keeper.flush().catch(() => {})} />
            <Menu
              label="For translators"
              items={[
                { key: "xlsx", label: "Save as Excel file", onAction: download("xlsx") },
                {
                  key: "missing",
                  label: "What is missing, as Excel file",
                  onAction: download("xlsx", "missing"),
                },
                { key: "csv", label: "Save as CSV file", onAction: download("csv") },
                ...(part === "questions" && !isReadOnly
                  ? [
                      {
                        key: "remove",
                        label: `Remove ${languageName(target)}`,
                        onAction: () => void afterSaving(() => setOpen("remove")),
                      },
                    ]
                  : []),
              ]}
            />
            {!isReadOnly && (
              <Button
                icon={<FileUp size={16} aria-hidden />}
                onPress={() => void afterSaving(() => setOpen("import"))}
              >
                Read in a file
              </Button>
            )}
          </>
        )
      }
    >
      {sheet.isProfile && <PartLinks id={id} part={part} />}
      {isArchived && (
        <Notice title="The questionnaire is archived: its translations can be read, not changed." />
      )}
      <TranslationTools
        sheet={sheet}
        part={part}
        onChoose={(change) => void afterSaving(() => changeSearch(change))}
        keeping={keeping}
      >
        {!isReadOnly && (
          <AddLanguage
            id={id}
            part={part}
            languages={languages.map(({ language }) => language)}
            onAdded={(language) => afterSaving(() => changeSearch({ into: language }))}
          />
        )}
      </TranslationTools>
      {target === null ? (
        <EmptyState title={`Everything is in ${languageName(first)}`}>
          {isReadOnly
            ? "There is no other language yet."
            : "Add a language to translate into. Respondents then choose theirs."}
        </EmptyState>
      ) : (
        <TranslationList
          desk={desk}
          keeping={keeping}
          filter={filter}
          onFilter={setFilter}
          onField={(id) => {
            lastField.current = id;
          }}
          next={
            <Button
              icon={<ArrowDown size={16} aria-hidden />}
              onPress={() =>
                goToMissing(keeper.keys.find((key) => fieldId(key) === lastField.current) ?? null)
              }
            >
              Next missing
            </Button>
          }
        />
      )}
      <LeaveGuard keeper={keeper} />
      <Suspense>
        {open === "import" && target !== null && (
          <ImportDialog
            params={params}
            language={target}
            first={first}
            onClose={() => setOpen(null)}
            onDone={onReload}
          />
        )}
        {open === "remove" && target !== null && (
          <RemoveDialog
            params={params}
            language={target}
            sheet={sheet}
            entries={keeper.keys.map((key) => keeper.entry(key)).filter((each): each is Entry => !!each)}
            onClose={() => setOpen(null)}
            onRemoved={async () => {
              changeSearch({ into: "" });
              await onReload();
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}
