import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { Suspense } from "react";
import { readDraft, readVersion } from "#listen/questionnaires/questionnaire.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { WholeQuestionnaire } from "./whole-questionnaire.tsx";

/** A questionnaire on paper: its draft, or the version in the address. */
export function PrintPage() {
  const { id: workspace, href } = useWorkspace();
  const id = usePathParam("questionnaire");
  const [version] = useSearchParam("version", "");
  const params = { workspace, questionnaire: id };
  const content = useQuery({
    queryKey: [workspace, "questionnaires", id, "print", version],
    queryFn: async ({ signal }) => {
      const { name, definition } = await call(readDraft, { params }, { signal });
      if (version === "") return { name, definition };
      const found = await call(readVersion, { params: { ...params, version: Number(version) } }, { signal });
      return { name: `${name}, version ${version}`, definition: found.definition };
    },
  });
  return (
    <Page
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Questionnaires", href: href("/questionnaires") },
            { label: content.data?.name ?? "Questionnaire", href: href(`/questionnaires/${id}`) },
          ]}
        />
      }
      title={content.data?.name ?? "Questionnaire"}
      actions={
        <Button tone="primary" icon={<Printer size={16} aria-hidden />} onPress={() => window.print()}>
          Print
        </Button>
      }
    >
      <Query query={content} lines={8}>
        {({ definition }) => (
          <Suspense fallback={<Skeleton lines={8} />}>
            <WholeQuestionnaire definition={definition} />
          </Suspense>
        )}
      </Query>
    </Page>
  );
}
