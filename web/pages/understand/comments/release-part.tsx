import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  listComments,
  previewThemes,
  readThemes,
  releaseThemes,
  withdrawQuotation,
} from "#understand/comments/comments.contract.ts";
import type { Quotation, SourceDetail } from "#understand/comments/comments.schema.ts";
import { call } from "../../../client.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { RedactionDialog } from "./redaction-dialog.tsx";
import { ThemesTable } from "./themes-table.tsx";
import { sourceKey, useRefreshSource, useSourceParams } from "./use-comments.ts";

/** What others will see: themes, and words that are let out one by one. */
export function ReleasePart({ detail }: { detail: SourceDetail }) {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const [isAsking, setAsking] = useState(false);
  const [chosenGroups, setGroups] = useState<boolean | null>(null);
  const query = useQuery({
    queryKey: [...sourceKey(params), "preview"],
    queryFn: ({ signal }) => call(previewThemes, { params }, { signal }),
    staleTime: 0,
  });
  const release = async (groups: boolean) => {
    await call(releaseThemes, { params, body: { groups } });
    await refresh();
    toast("The themes are released to everybody who reads results.");
  };
  return (
    <Query query={query}>
      {({ themes, problem, groupsOnce, fewestForQuotations, releasedAt }) => {
        const isComplete = themes.coded === themes.comments;
        const groups = !groupsOnce || (chosenGroups ?? isComplete);
        return (
          <Stack gap="large">
            <Section
              title="Themes"
              lead="As they would be released now."
              actions={
                !problem && (
                  <Button tone="primary" onPress={() => setAsking(true)}>
                    {releasedAt ? "Release again" : "Release themes"}
                  </Button>
                )
              }
            >
              {problem ? <Notice title={problem} /> : <ThemesTable themes={themes} />}
            </Section>
            <Quotations detail={detail} fewest={fewestForQuotations} isReleased={releasedAt !== null} />
            <ConfirmDialog
              title="Release the themes"
              confirm="Release"
              tone="primary"
              isOpen={isAsking}
              onClose={() => setAsking(false)}
              onConfirm={() => release(groups)}
            >
              <p>
                Everybody who reads results sees these shares from now on. A release can be followed by
                another, but not taken back.
              </p>
              {groupsOnce && (
                <Checkbox
                  isSelected={groups}
                  onChange={setGroups}
                  description={`They are let out once, so that nobody can be worked out from two releases: later ones keep them for themes that stay as they are, and bring no new ones.${isComplete ? "" : " If you mean to code more comments, leave this for later."}`}
                >
                  With shares by group
                </Checkbox>
              )}
            </ConfirmDialog>
          </Stack>
        );
      }}
    </Query>
  );
}

function Quotations({
  detail,
  fewest,
  isReleased,
}: {
  detail: SourceDetail;
  fewest: number;
  isReleased: boolean;
}) {
  const params = useSourceParams();
  const [code, setCode] = useState<string | null>(null);
  const [quoting, setQuoting] = useState<string | null>(null);
  const query = useInfiniteQuery({
    queryKey: [...sourceKey(params), "of-code", code],
    queryFn: ({ signal, pageParam: after }) =>
      call(
        listComments,
        { params, query: { show: "coded", ...(code && { code }), ...(after && { after }) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: ({ comments, more }) => (more ? comments.at(-1)?.comment : undefined),
    enabled: code !== null,
  });
  const used = detail.codes.filter(({ state }) => state === "used");
  return (
    <Section
      title="Quotations"
      lead={`Words are let out one comment at a time, after somebody looked at what gives people away, from themes with at least ${fewest} comments. They stand without department, account or role.`}
    >
      {isReleased && <Released />}
      <Select
        label="Theme to quote from"
        description="Comments that you coded yourself."
        value={code}
        onChange={setCode}
        options={used.map((each) => ({ value: each.code, label: each.name }))}
      />
      {code !== null && (
        <Query query={query}>
          {({ pages }) => {
            const comments = pages.flatMap((page) => page.comments);
            if (comments.length === 0)
              return (
                <EmptyState title="You have coded no comment with this theme">
                  Choose another theme.
                </EmptyState>
              );
            return (
              <Stack>
                {comments.map(({ comment, words }) => (
                  <article
                    className="comment-card"
                    key={comment}
                    data-long={words.length > 1500 || undefined}
                  >
                    <p className="comment-words" dir="auto">
                      {words}
                    </p>
                    <Row>
                      <Button onPress={() => setQuoting(comment)}>Quote</Button>
                    </Row>
                  </article>
                ))}
                {query.hasNextPage && (
                  <Row>
                    <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                      Show more comments
                    </Button>
                  </Row>
                )}
              </Stack>
            );
          }}
        </Query>
      )}
      {quoting !== null && code !== null && (
        <RedactionDialog comment={quoting} code={code} onClose={() => setQuoting(null)} />
      )}
    </Section>
  );
}

function Released() {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const [asking, setAsking] = useState<Quotation | null>(null);
  const query = useQuery({
    queryKey: [...sourceKey(params), "released"],
    queryFn: ({ signal }) => call(readThemes, { params }, { signal }),
  });
  const withdraw = async () => {
    if (!asking) return;
    await call(withdrawQuotation, { params: { ...params, quotation: asking.quotation } });
    await refresh();
    toast("The quotation was withdrawn.");
  };
  return (
    <Query query={query} lines={2}>
      {({ quotations }) => (
        <>
          {quotations.map((each) => (
            <div key={each.quotation}>
              <blockquote className="comment-quote" dir="auto">
                {each.words}
              </blockquote>
              <Row>
                <span className="comment-about">{`${each.theme}, released by ${each.releasedBy}`}</span>
                <Button tone="quiet" onPress={() => setAsking(each)}>
                  Withdraw
                </Button>
              </Row>
            </div>
          ))}
          <ConfirmDialog
            title="Withdraw the quotation"
            confirm="Withdraw"
            isOpen={asking !== null}
            onClose={() => setAsking(null)}
            onConfirm={withdraw}
          >
            It disappears from pages and from reports that are made from now on. Copies that somebody
            downloaded stay.
          </ConfirmDialog>
        </>
      )}
    </Query>
  );
}
