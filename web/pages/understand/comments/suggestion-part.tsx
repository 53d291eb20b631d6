import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  changeTheme,
  confirmThemes,
  readSuggestion,
  stopSuggestion,
  suggestThemes,
} from "#understand/comments/comments.contract.ts";
import type { CodeInput, SourceDetail, Suggestion } from "#understand/comments/comments.schema.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Query } from "../../../ui/query.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { CodeFields, emptyCode } from "./code-book-part.tsx";
import { percent, sourceKey, useRefreshSource, useSourceParams } from "./use-comments.ts";

type Theme = Suggestion["themes"][number];
const pollInterval = 1000;

/** Themes that the computer suggests, to confirm, merge, split and dismiss. */
export function SuggestionPart({ detail }: { detail: SourceDetail }) {
  const { href } = useWorkspace();
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const [problem, setProblem] = useState<string | null>(null);
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [confirming, setConfirming] = useState<readonly Theme[] | null>(null);
  const query = useQuery({
    queryKey: [...sourceKey(params), "suggestion"],
    queryFn: ({ signal }) => call(readSuggestion, { params }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      (data?.state === "waiting" || data?.state === "running") && pollInterval,
    staleTime: 0,
  });
  const act = async (work: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await work();
      setTicked([]);
      await refresh();
    } catch (error) {
      setProblem(asAppError(error).message);
    }
  };
  const change = (theme: number, what: "dismiss" | "restore" | "split") =>
    act(() => call(changeTheme, { params, body: { theme, what } }));
  const dismiss = async ({ theme }: Theme) => {
    await change(theme, "dismiss");
    toast("The suggestion was dismissed.", () => void change(theme, "restore"));
  };
  const coded = detail.coder.coded;
  return (
    <Stack gap="large">
      {problem && <Notice tone="error" title={problem} />}
      <Query query={query}>
        {({ state, progress, doing, problem: failed, themes }) => {
          const isWorking = state === "waiting" || state === "running";
          const shown = themes.filter((each) => each.state !== "dismissed");
          return (
            <>
              {failed && <Notice tone="error" title={failed} />}
              {isWorking ? (
                <Row>
                  <Progress
                    label={doing || "Waiting to begin"}
                    value={progress}
                    total={1}
                    words={percent(progress)}
                  />
                  <Button onPress={() => void act(() => call(stopSuggestion, { params }))}>Stop</Button>
                </Row>
              ) : (
                <Row>
                  <Button tone="primary" onPress={() => void act(() => call(suggestThemes, { params }))}>
                    {themes.length > 0 ? "Suggest again" : "Suggest themes"}
                  </Button>
                  {ticked.length > 1 && (
                    <Button
                      onPress={() => setConfirming(shown.filter(({ theme }) => ticked.includes(theme)))}
                    >{`Make one code of ${ticked.length} themes`}</Button>
                  )}
                </Row>
              )}
              <p className="comment-about">
                Words that comments have in common, found without knowing what they mean.{" "}
                {coded > 0 && "What you have coded is used to propose codes for the others. "}
                Nothing is coded by it.
              </p>
              {!isWorking && shown.length === 0 && (
                <EmptyState title="No themes have been suggested">
                  Suggestions help to begin a code book. Read some comments yourself first: what matters most
                  may be said by few.
                </EmptyState>
              )}
              {!isWorking &&
                shown.map((theme) => (
                  <article className="comment-card" key={theme.theme}>
                    <Checkbox
                      isSelected={ticked.includes(theme.theme)}
                      onChange={(on) =>
                        setTicked(
                          on ? [...ticked, theme.theme] : ticked.filter((each) => each !== theme.theme),
                        )
                      }
                    >
                      <span className="comment-terms" dir="auto">
                        {theme.terms.join(", ") || "without words in common"}
                      </span>
                    </Checkbox>
                    <p className="comment-about">
                      {`${theme.size.toLocaleString()} comments`}
                      {theme.neighbour && `, most like theme ${theme.neighbour.theme + 1}`}
                      {` · theme ${theme.theme + 1} `}
                      {theme.state === "confirmed" && <Badge tone="good">confirmed</Badge>}
                    </p>
                    {theme.typical.slice(0, 3).map(({ comment, words }) => (
                      <blockquote className="comment-quote" key={comment} dir="auto">
                        {words}
                      </blockquote>
                    ))}
                    <Row>
                      <Button onPress={() => setConfirming([theme])}>Make it a code</Button>
                      <LinkButton
                        href={href(`/comments/${params.source}?part=coding&show=all&theme=${theme.theme}`)}
                      >
                        Read them
                      </LinkButton>
                      <Button tone="quiet" onPress={() => void change(theme.theme, "split")}>
                        Split
                      </Button>
                      <Button tone="quiet" onPress={() => void dismiss(theme)}>
                        Dismiss
                      </Button>
                    </Row>
                  </article>
                ))}
            </>
          );
        }}
      </Query>
      {confirming && (
        <ConfirmTheme
          themes={confirming}
          onClose={() => {
            setConfirming(null);
            setTicked([]);
          }}
        />
      )}
    </Stack>
  );
}

function ConfirmTheme({ themes, onClose }: { themes: readonly Theme[]; onClose: () => void }) {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const form = useFormValues<CodeInput>(emptyCode);
  const confirm = async () => {
    await call(confirmThemes, {
      params,
      body: { themes: themes.map(({ theme }) => theme), code: form.values },
    });
    await refresh();
    toast(`${form.values.name} is in the code book, and proposed for its comments.`);
    onClose();
  };
  return (
    <Dialog title="Make it a code" isOpen onClose={onClose}>
      <Form
        submit="Add to the code book"
        onSubmit={confirm}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <p className="comment-about">{themes.map(({ terms }) => terms.slice(0, 5).join(", ")).join("; ")}</p>
        <CodeFields field={(each) => form.field(each)} />
      </Form>
    </Dialog>
  );
}
