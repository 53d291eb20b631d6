import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type Part, readTranslations } from "#listen/translations/translations.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { TranslationDesk } from "./translation-desk.tsx";
import "./translations.css";

/** A questionnaire's texts beside their translation, or those of its profile's personal report. */
export function TranslationPage() {
  const { id: workspace, href } = useWorkspace();
  const questionnaire = usePathParam("questionnaire");
  const [part] = useSearchParam<Part>("part", "questions");
  const [source] = useSearchParam("from", "");
  const [language] = useSearchParam("into", "");
  const queries = useQueryClient();
  const queryKey = [workspace, "questionnaires", questionnaire, "translations", part, source, language];
  const sheet = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      call(
        readTranslations,
        {
          params: { workspace, questionnaire, part },
          query: { ...(source !== "" && { source }), ...(language !== "" && { language }) },
        },
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (sheet.data)
    return (
      <TranslationDesk
        key={`${part} ${source} ${language} ${sheet.dataUpdatedAt}`}
        id={questionnaire}
        part={part}
        sheet={sheet.data}
        onReload={() => queries.invalidateQueries({ queryKey: queryKey.slice(0, 4) })}
      />
    );
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Questionnaires", href: href("/questionnaires") }]} />}
      title="Translations"
    >
      <Query query={sheet} lines={8}>
        {() => null}
      </Query>
    </Page>
  );
}
