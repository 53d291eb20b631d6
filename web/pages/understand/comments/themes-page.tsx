import "./comments.css";
import { useQuery } from "@tanstack/react-query";
import { readThemes } from "#understand/comments/comments.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { ThemesTable } from "./themes-table.tsx";
import { sourceKey, useSourceParams } from "./use-comments.ts";

/** Themes and quotations that were released, for everybody who reads results. */
export function ThemesPage() {
  const { href } = useWorkspace();
  const params = useSourceParams();
  const query = useQuery({
    queryKey: [...sourceKey(params), "released"],
    queryFn: ({ signal }) => call(readThemes, { params }, { signal }),
    retry: false,
  });
  const back = <LinkButton href={href("/comments")}>All comments</LinkButton>;
  if (query.error && asAppError(query.error).code === "comments.not-released")
    return (
      <Page kicker="Comments" title="Themes" actions={back}>
        <EmptyState title="No themes have been released">
          Whoever reads these comments releases themes once they are coded. They appear here then.
        </EmptyState>
      </Page>
    );
  return (
    <Page
      kicker="Comments"
      title={query.data ? `Themes: ${query.data.source.name}` : "Themes"}
      lead="What people wrote in their own words, read and sorted by people. Quotations were released one by one."
      actions={back}
    >
      <Query query={query} lines={8}>
        {({ themes, quotations, releasedAt, releasedBy }) => (
          <>
            <Section
              title="Shares"
              lead={`Released by ${releasedBy} on ${new Date(releasedAt).toLocaleDateString(undefined, { dateStyle: "long" })}.`}
            >
              <ThemesTable themes={themes} />
            </Section>
            {quotations.length > 0 && (
              <Section title="In their words">
                {themes.themes
                  .filter(({ code }) => quotations.some((each) => each.code === code))
                  .map(({ code, name }) => (
                    <div key={code}>
                      <h3>{name}</h3>
                      {quotations
                        .filter((each) => each.code === code)
                        .map(({ quotation, words }) => (
                          <blockquote className="comment-quote" key={quotation} dir="auto">
                            {words}
                          </blockquote>
                        ))}
                    </div>
                  ))}
              </Section>
            )}
          </>
        )}
      </Query>
    </Page>
  );
}
