import { useInfiniteQuery } from "@tanstack/react-query";
import { readTexts } from "#understand/results/result-pages.contract.ts";
import { call } from "../../../client.ts";
import { Button } from "../../../ui/button.tsx";
import { useResultsAddress } from "./use-overview.ts";

interface WrittenTextsProps {
  question: string;
  /** The texts that came with the question. */
  first: readonly string[];
  total: number;
}

const pageSize = 100;

/** What people wrote in answer to a question; further texts are fetched as they are asked for. */
export function WrittenTexts({ question, first, total }: WrittenTextsProps) {
  const { workspace, params, campaign, release } = useResultsAddress();
  const further = useInfiniteQuery({
    queryKey: [workspace, "results", campaign, "texts", release, question],
    queryFn: ({ signal, pageParam }) =>
      call(
        readTexts,
        {
          params: { ...params, question },
          query: { offset: pageParam, limit: pageSize, ...(release !== "" && { release }) },
        },
        { signal },
      ),
    initialPageParam: first.length,
    getNextPageParam: (_, pages) => {
      const read = first.length + pages.reduce((sum, { texts }) => sum + (texts?.length ?? 0), 0);
      return read < total ? read : undefined;
    },
    enabled: false,
  });
  const texts = [...first, ...(further.data?.pages.flatMap((page) => page.texts ?? []) ?? [])];
  const hasMore = texts.length < total;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <ul className="question-texts" tabIndex={0} aria-label="What people wrote">
        {texts.map((written, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and texts repeat.
          <li key={index}>{written}</li>
        ))}
      </ul>
      {hasMore && (
        <p>
          <Button isPending={further.isFetching} onPress={() => void further.fetchNextPage()}>
            {`Show more of ${total.toLocaleString()} texts`}
          </Button>
        </p>
      )}
    </>
  );
}
