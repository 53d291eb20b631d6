import "./comments.css";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { AddPart } from "./add-part.tsx";
import { AgreementPart } from "./agreement-part.tsx";
import { CodeBookPart } from "./code-book-part.tsx";
import { CodingPart } from "./coding-part.tsx";
import { ReleasePart } from "./release-part.tsx";
import { SuggestionPart } from "./suggestion-part.tsx";
import { useSource } from "./use-comments.ts";

/** The comments of one source, for those who may open them. */
export function CommentSourcePage() {
  const { href } = useWorkspace();
  const source = usePathParam("source");
  const query = useSource();
  const name = query.data?.source.name ?? "Comments";
  const [part, setPart] = useSearchParam("part", "coding");
  return (
    <Page
      kicker="Comments"
      title={name}
      lead={
        query.data?.source.confidential
          ? "Confidential: others see only the themes and quotations that you release."
          : "Those who run the programme may read single comments; others see themes and quotations once they are released."
      }
      actions={
        query.data?.source.releasedAt && (
          <LinkButton href={href(`/comments/${source}/themes`)}>What others see</LinkButton>
        )
      }
    >
      <Query query={query} lines={8}>
        {(detail) => (
          <>
            {detail.source.confidential && <Badge>confidential</Badge>}
            <Tabs
              label="Work on these comments"
              shown={part}
              onShow={setPart}
              tabs={[
                {
                  key: "coding",
                  label: "Coding",
                  count: detail.coder.toCode - detail.coder.coded,
                  content: <CodingPart detail={detail} />,
                },
                {
                  key: "codes",
                  label: "Code book",
                  count: detail.codes.filter(({ state }) => state === "used").length,
                  content: <CodeBookPart detail={detail} />,
                },
                { key: "suggestion", label: "Suggested themes", content: <SuggestionPart detail={detail} /> },
                { key: "agreement", label: "Agreement", content: <AgreementPart detail={detail} /> },
                { key: "release", label: "Release", content: <ReleasePart detail={detail} /> },
                {
                  key: "add",
                  label: detail.source.campaign ? "Source" : "Add comments",
                  content: <AddPart detail={detail} />,
                },
              ]}
            />
          </>
        )}
      </Query>
    </Page>
  );
}
