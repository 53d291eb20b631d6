import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Page } from "../../../ui/page.tsx";
import { Section } from "../../../ui/section.tsx";
import { Tokens } from "./tokens.tsx";
import { Webhooks } from "./webhooks.tsx";

/** Other programs: what they may read, and what they are told. */
export function IntegrationsPage() {
  const { id: workspace } = useWorkspace();
  return (
    <Page
      kicker="Programme"
      title="Other programs"
      lead="Tokens let other programs read what this programme has released. Webhooks tell them when something happens."
    >
      <Tokens />
      <Webhooks />
      <Section title="For those who write programs">
        <p>
          Every operation is described in <a href="/api">the reference</a>, which is also there{" "}
          <a href="/api/openapi.json">as OpenAPI</a>. This programme's id in addresses is{" "}
          <code>{workspace}</code>.
        </p>
      </Section>
    </Page>
  );
}
