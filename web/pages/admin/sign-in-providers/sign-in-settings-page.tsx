import { useQuery } from "@tanstack/react-query";
import { listProviders } from "#people/sign-in-providers/providers.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { CopyField } from "../../../ui/copy-field.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { EntryRuleSection } from "./entry-rule-section.tsx";
import { Providers } from "./providers.tsx";

/** What a query of the sign-in settings is kept under. */
export const settingsKey = (workspace: string) => [workspace, "sign-in-providers"];

/** How people come into the programme: identity providers, and what is asked of everybody. */
export function SignInSettingsPage() {
  const { id: workspace } = useWorkspace();
  const settings = useQuery({
    queryKey: settingsKey(workspace),
    queryFn: ({ signal }) => call(listProviders, { params: { workspace } }, { signal }),
  });
  return (
    <Page
      kicker="Programme"
      title="Sign-in"
      lead="An identity provider, such as Entra ID or Keycloak, lets people in with the sign-in of their organisation. It lets in only those who have a place here: members, and staff whose record has their address."
    >
      <Query query={settings}>
        {({ providers, rule, withoutSecondFactor, addresses }) => (
          <>
            <Providers providers={providers} addresses={addresses} />
            <EntryRuleSection
              rule={rule}
              withoutFactor={withoutSecondFactor}
              canBeProviderOnly={providers.some(({ active, usedOn }) => active && usedOn !== null)}
            />
            <Section
              title="Link for your people"
              lead="Whoever opens it is offered the identity providers of this programme."
            >
              <CopyField
                label="Link for your people"
                value={`${location.origin}/sign-in?next=/w/${workspace}`}
              />
            </Section>
          </>
        )}
      </Query>
    </Page>
  );
}
