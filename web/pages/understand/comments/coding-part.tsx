import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { codeComment, listComments } from "#understand/comments/comments.contract.ts";
import type { CommentToCode, SourceDetail } from "#understand/comments/comments.schema.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Query } from "../../../ui/query.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Columns, Row, Stack } from "../../../ui/stack.tsx";
import { percent, sourceKey, useRefreshSource, useSourceParams } from "./use-comments.ts";

type Show = "open" | "coded" | "again" | "all";

/** One comment after the other, with the code book beside it; works with the keyboard alone. */
export function CodingPart({ detail }: { detail: SourceDetail }) {
  const { href } = useWorkspace();
  const params = useSourceParams();
  const [show, setShow] = useSearchParam<Show>("show", "open");
  const [question, setQuestion] = useSearchParam("question", "");
  const [search, setSearch] = useSearchParam("search", "");
  const [theme] = useSearchParam("theme", "");
  const used = detail.codes.filter(({ state }) => state === "used");
  const asked = [show, question, search, theme].join("\n");
  // After which comment what is shown begins, for the choice above that it belongs to, and how often it was gone through.
  const [begins, setBegins] = useState({ asked, after: "", round: 0 });
  const after = begins.asked === asked ? begins.after : "";
  const refresh = useRefreshSource();
  const goOn = async (last: string | undefined, more: boolean) => {
    if (!more) await refresh();
    setBegins(({ round }) => ({ asked, after: more && last ? last : "", round: round + 1 }));
  };
  const query = useQuery({
    queryKey: [...sourceKey(params), "comments", show, question, search, theme, after],
    queryFn: ({ signal }) =>
      call(
        listComments,
        {
          params,
          query: {
            show,
            limit: 20,
            ...(question && { question }),
            ...(search && { search }),
            ...(theme && { theme: Number(theme) }),
            ...(after && { after }),
          },
        },
        { signal },
      ),
    // Read anew whenever its turn comes, and not under somebody's hands.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const { role, toCode, coded, again } = detail.coder;
  return (
    <Stack gap="large">
      <Progress
        label={role === "second" ? "You code the double-coding sample" : "Your progress"}
        value={coded}
        total={toCode}
      />
      {used.length === 0 && (
        <Notice
          title="The code book is empty"
          actions={
            <LinkButton href={href(`/comments/${params.source}?part=codes`)}>Write the code book</LinkButton>
          }
        >
          Write codes yourself, or have themes suggested and confirm those that make sense.
        </Notice>
      )}
      <Columns>
        <Select<Show>
          label="Show"
          value={show}
          onChange={setShow}
          options={[
            { value: "open", label: "Not coded by you yet" },
            { value: "again", label: `To be coded again (${again})` },
            { value: "coded", label: "Coded by you" },
            { value: "all", label: "All" },
          ]}
        />
        {detail.questions.length > 1 && (
          <Select
            label="Question"
            value={question || "all"}
            onChange={(value) => setQuestion(value === "all" ? "" : value)}
            options={[
              { value: "all", label: "All questions" },
              ...detail.questions.map((each) => ({ value: each.question, label: each.label })),
            ]}
          />
        )}
        <SearchField label="Words in the comment" value={search} onChange={setSearch} />
      </Columns>
      <Query query={query}>
        {({ comments, more }) =>
          comments.length === 0 && after ? (
            <EmptyState
              title="That was the last of them"
              actions={<Button onPress={() => void goOn(undefined, false)}>Begin again</Button>}
            >
              What was skipped is shown again from the beginning.
            </EmptyState>
          ) : comments.length === 0 ? (
            <EmptyState title={show === "open" ? "Nothing is left to code here" : "No comment is like this"}>
              {show === "open" && !search && !question && !theme
                ? "Look at the agreement with a second coder, or release the themes."
                : "Change what is shown above."}
            </EmptyState>
          ) : (
            <Coder
              key={[begins.round, ...comments.map(({ comment }) => comment)].join()}
              comments={comments}
              codes={used}
              onEnd={() => goOn(comments.at(-1)?.comment, more)}
            />
          )
        }
      </Query>
    </Stack>
  );
}

/** The key that chooses a code by its place; none beyond the ninth. */
const keyOf = (index: number) => (index < 9 ? String(index + 1) : null);

interface CoderProps {
  comments: readonly CommentToCode[];
  codes: SourceDetail["codes"];
  /** Goes on after the last of these comments, or from the beginning where there are no more. */
  onEnd: () => Promise<void>;
}

function Coder({ comments, codes, onEnd }: CoderProps) {
  const params = useSourceParams();
  const queries = useQueryClient();
  const [place, setPlace] = useState(0);
  const comment = comments[place];
  const [chosen, setChosen] = useState<readonly string[]>(comment?.mine?.codes ?? []);
  const [filter, setFilter] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const toggle = (code: string) =>
    setChosen((before) =>
      before.includes(code) ? before.filter((each) => each !== code) : [...before, code],
    );
  const move = async (to: number) => {
    setProblem(null);
    setFilter("");
    const next = comments[to];
    if (!next) return onEnd();
    setPlace(to);
    setChosen(next.mine?.codes ?? []);
  };
  const save = async (verdict: "codes" | "nothing" | "unclear") => {
    if (!comment || isBusy) return;
    if (verdict === "codes" && chosen.length === 0) {
      setProblem("Choose a code, or say that nothing fits or that it is unclear.");
      return;
    }
    setBusy(true);
    try {
      await call(codeComment, {
        params: { ...params, comment: comment.comment },
        body: { coding: { verdict, codes: verdict === "codes" ? [...chosen] : [] } },
      });
      await Promise.all([
        queries.invalidateQueries({ queryKey: [...sourceKey(params), "detail"] }),
        move(place + 1),
      ]);
    } catch (error) {
      setProblem(asAppError(error).message);
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey } = event;
      if (
        ctrlKey ||
        metaKey ||
        altKey ||
        (target instanceof HTMLElement &&
          target.closest("input:not([type=checkbox]), textarea, [role=listbox], [role=dialog]"))
      )
        return;
      const code = /^[1-9]$/.test(key) ? codes[Number(key) - 1] : undefined;
      if (code) toggle(code.code);
      else if (key === "n") void save("codes");
      else if (key === "0") void save("nothing");
      else if (key === "u") void save("unclear");
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
  if (!comment) return null;
  const shown = codes.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  const proposed = new Map(comment.proposals.map(({ code, confidence }) => [code, confidence]));
  const about = [comment.question, comment.kind, comment.place, comment.saidOn].filter(Boolean).join(" · ");
  return (
    <Stack>
      <article
        className="comment-card"
        data-long={comment.words.length > 1500 || undefined}
        aria-label="Comment"
      >
        {about && <p className="comment-about">{about}</p>}
        <p className="comment-words" dir="auto">
          {comment.words}
        </p>
      </article>
      {comment.again && <Notice title="One of its codes was split or retired. Code it again." />}
      {problem && <Notice tone="error" title={problem} />}
      {codes.length > 9 && <SearchField label="Find a code" value={filter} onChange={setFilter} />}
      <ul className="comment-codes" aria-label="Codes">
        {shown.map((code) => {
          const key = keyOf(codes.indexOf(code));
          const confidence = proposed.get(code.code);
          return (
            <li key={code.code}>
              <Checkbox
                isSelected={chosen.includes(code.code)}
                onChange={() => toggle(code.code)}
                description={[
                  confidence !== undefined && `proposed, ${percent(confidence)} sure`,
                  code.useWhen || code.definition,
                  code.notWhen && `Not: ${code.notWhen}`,
                ]
                  .filter(Boolean)
                  .join(". ")}
              >
                {key ? `${key} ${code.name}` : code.name}
              </Checkbox>
            </li>
          );
        })}
      </ul>
      <Row>
        <Button tone="primary" isPending={isBusy} onPress={() => void save("codes")}>
          Save and next
        </Button>
        <Button onPress={() => void save("nothing")}>Nothing fits</Button>
        <Button onPress={() => void save("unclear")}>Unclear</Button>
        <Button tone="quiet" isDisabled={place === 0} onPress={() => void move(place - 1)}>
          Back
        </Button>
        <Button tone="quiet" onPress={() => void move(place + 1)}>
          Skip
        </Button>
      </Row>
      <p className="comment-about">
        Keys: 1 to 9 choose a code, N saves and goes on, 0 says that nothing fits, U that it is unclear.
      </p>
    </Stack>
  );
}
