import { Redo2, Undo2 } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useReducer, useState } from "react";
import { checkDefinition } from "#listen/questionnaires/definition-check.ts";
import type { Draft } from "#listen/questionnaires/questionnaire.contract.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { LeaveGuard } from "../../../shell/self-saving/leave-guard.tsx";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, IconButton } from "../../../ui/button.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Page } from "../../../ui/page.tsx";
import { Select } from "../../../ui/select.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { toast } from "../../../ui/toast.tsx";
import { type Editor as EditorApi, EditorContext } from "./editor-context.ts";
import { begin, editorState } from "./editor-state.ts";
import { languageName } from "./language-words.ts";
import { withLanguageNames } from "./problem-words.ts";
import { SaveState } from "./save-state.tsx";
import { sortProblems } from "./sort-problems.ts";
import { startDownload } from "./start-download.ts";
import { StateBadge } from "./state-badge.tsx";
import { useDraft } from "./use-draft.ts";
import { useUndoKeys } from "./use-undo-keys.ts";
import { Workbench } from "./workbench.tsx";
import "./questionnaires.css";

// What an editor shows at once is enough for one page: the rest is loaded when somebody asks for it.
const Translations = lazy(async () => ({ default: (await import("./translations.tsx")).Translations }));
const ProblemsPanel = lazy(async () => ({ default: (await import("./problems-panel.tsx")).ProblemsPanel }));
const PublishDialog = lazy(async () => ({ default: (await import("./publish-dialog.tsx")).PublishDialog }));
const NameDialog = lazy(async () => ({ default: (await import("./name-dialog.tsx")).NameDialog }));
const ConflictDialog = lazy(async () => ({
  default: (await import("./conflict-dialog.tsx")).ConflictDialog,
}));

type View = "questions" | "translations" | "problems";

/** Edits a questionnaire's draft, saves it by itself and publishes it. */
export function Editor({ draft }: { draft: Draft }) {
  const { id: workspace, href } = useWorkspace();
  const { id, name, isProfile } = draft;
  const [state, dispatch] = useReducer(editorState, draft.definition, begin);
  const [chosenLanguage, setLanguage] = useState<string>(draft.definition.languages[0]);
  const [view, setView] = useSearchParam<View>("view", "questions");
  const [open, setOpen] = useState<"publish" | "rename" | "copy" | null>(null);
  const [latestVersion, setLatestVersion] = useState(draft.latestVersion);
  const [isDeferred, setDeferred] = useState(false);
  const { definition, place } = state;
  const { keeper, keeping } = useDraft(draft, definition);
  const undo = () => dispatch({ type: "undo" });
  const redo = () => dispatch({ type: "redo" });
  useUndoKeys(undo, redo);

  const [first] = definition.languages;
  const language = definition.languages.includes(chosenLanguage) ? chosenLanguage : first;
  // Checking a long questionnaire waits until there is time for it; typing does not.
  const settled = useDeferredValue(definition);
  const problems = useMemo(() => {
    const known = new Set(checkDefinition(keeping.stored).map(({ path, message }) => path + message));
    // What only the server can tell: what the profile's scores would miss.
    const losses = keeping.saved.problems.filter(({ path, message }) => !known.has(path + message));
    return withLanguageNames(settled, [...losses, ...checkDefinition(settled)]);
  }, [settled, keeping.stored, keeping.saved.problems]);
  const sorted = useMemo(() => sortProblems(settled, problems), [settled, problems]);
  const errors = sorted.errors.length;
  const count = errors + sorted.warnings.length;

  const actions = useMemo(
    (): Pick<EditorApi, "edit" | "restructure" | "select" | "setLanguage"> => ({
      edit: (next, key) =>
        dispatch({ type: "edit", definition: next, ...(key !== undefined && { key, at: Date.now() }) }),
      restructure: (make) => dispatch({ type: "restructure", make }),
      select: (next) => dispatch({ type: "select", place: next }),
      setLanguage,
    }),
    [],
  );
  const editor: EditorApi = { definition, place, language, isProfile, problems, ...actions };

  const publish = async () => {
    if (errors > 0) {
      setView("problems");
      toast(
        errors === 1
          ? "One thing has to be put right before it can be published."
          : `${errors} things have to be put right before it can be published.`,
      );
      return;
    }
    try {
      await keeper.flush();
      setOpen("publish");
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  const isConflict = keeping.phase === "conflict";
  useEffect(() => {
    if (!isConflict) setDeferred(false);
  }, [isConflict]);

  return (
    <EditorContext value={editor}>
      <Page
        kicker={<Breadcrumbs trail={[{ label: "Questionnaires", href: href("/questionnaires") }]} />}
        title={name}
        lead={<StateBadge state={keeping.saved.state} latestVersion={latestVersion} archivedAt={null} />}
        actions={
          <>
            <SaveState
              keeping={keeping}
              onRetry={() => void keeper.flush().catch(() => {})}
              onResolve={() => setDeferred(false)}
            />
            <IconButton
              label="Undo"
              icon={<Undo2 size={18} aria-hidden />}
              isDisabled={state.past.length === 0}
              onPress={undo}
            />
            <IconButton
              label="Redo"
              icon={<Redo2 size={18} aria-hidden />}
              isDisabled={state.future.length === 0}
              onPress={redo}
            />
            <Menu
              label={`More for ${name}`}
              items={[
                { key: "rename", label: "Rename", onAction: () => setOpen("rename") },
                {
                  key: "copy",
                  label: "Copy",
                  onAction: () =>
                    void keeper.flush().then(
                      () => setOpen("copy"),
                      () => {},
                    ),
                },
                { key: "print", label: "Print", href: href(`/questionnaires/${id}/print`) },
                {
                  key: "export",
                  label: "Export as a file",
                  onAction: () =>
                    void keeper.flush().then(
                      () => startDownload(workspace, id),
                      () => {},
                    ),
                },
                ...(latestVersion === null
                  ? []
                  : [{ key: "versions", label: "Versions", href: href(`/questionnaires/${id}/versions`) }]),
              ]}
            />
            <Button
              tone="primary"
              isDisabled={keeping.saved.state === "published" && keeping.phase === "saved"}
              onPress={() => void publish()}
            >
              Publish
            </Button>
          </>
        }
      >
        <div className="questionnaire-editor">
          {definition.languages.length > 1 && view !== "translations" && (
            <div className="editor-language">
              <Select
                label="Texts are shown in"
                options={definition.languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
                value={language}
                onChange={setLanguage}
              />
            </div>
          )}
          <Tabs<View>
            label="Parts of the editor"
            shown={view}
            onShow={setView}
            tabs={[
              { key: "questions", label: "Questions", content: <Workbench /> },
              { key: "translations", label: "Translations", content: <TranslationsPart id={id} /> },
              {
                key: "problems",
                label: "Problems",
                ...(count > 0 && { count }),
                content: (
                  <Suspense fallback={<Skeleton lines={8} />}>
                    <ProblemsPanel
                      onTranslate={() => setView("translations")}
                      onGo={(next, translation) => {
                        if (translation !== null) setLanguage(translation);
                        dispatch({ type: "select", place: next });
                        setView("questions");
                      }}
                    />
                  </Suspense>
                ),
              },
            ]}
          />
        </div>
      </Page>
      <LeaveGuard keeper={keeper} />
      <Suspense>
        {open === "publish" && (
          <PublishDialog
            id={id}
            revision={keeping.saved.revision}
            latestVersion={latestVersion}
            warnings={count - errors + (sorted.untranslated > 0 ? 1 : 0)}
            onClose={() => setOpen(null)}
            onPublished={(version) => {
              setLatestVersion(version);
              keeper.begin(keeping.stored, { ...keeping.saved, state: "published" });
              keeper.change(definition);
            }}
          />
        )}
        {(open === "rename" || open === "copy") && (
          <NameDialog task={open} id={id} name={name} onClose={() => setOpen(null)} />
        )}
        {isConflict && !isDeferred && (
          <ConflictDialog
            id={id}
            name={name}
            message={keeping.error?.message ?? ""}
            mine={definition}
            onClose={() => setDeferred(true)}
            onLoad={(theirs) => {
              keeper.begin(theirs.definition, theirs);
              dispatch({ type: "load", definition: theirs.definition });
            }}
          />
        )}
      </Suspense>
    </EditorContext>
  );
}

const TranslationsPart = ({ id }: { id: string }) => (
  <Suspense fallback={<Skeleton lines={8} />}>
    <Translations id={id} />
  </Suspense>
);
