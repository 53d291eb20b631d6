import { useQueryClient } from "@tanstack/react-query";
import { entryOf } from "#people/access/session-mark.ts";
import { changeEntryRule, type listProviders } from "#people/sign-in-providers/providers.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { refreshSession, useSession } from "../../../shell/session.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Form } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Section } from "../../../ui/section.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { settingsKey } from "./sign-in-settings-page.tsx";

type Settings = ResponseOf<typeof listProviders>;

interface EntryRuleProps {
  rule: Settings["rule"];
  /** Names of the members who have no second factor. */
  withoutFactor: Settings["withoutSecondFactor"];
  canBeProviderOnly: boolean;
}

/** What the programme asks of those who enter it. */
export function EntryRuleSection(props: EntryRuleProps) {
  return (
    <Section title="What is asked of everybody">
      <RuleForm key={JSON.stringify(props.rule)} {...props} />
    </Section>
  );
}

function RuleForm({ rule, withoutFactor, canBeProviderOnly }: EntryRuleProps) {
  const { id: workspace, roles } = useWorkspace();
  const { user } = useSession();
  const queries = useQueryClient();
  const { values, field, isChanged } = useFormValues(rule);
  const save = async () => {
    await call(changeEntryRule, { params: { workspace }, body: values });
    await queries.invalidateQueries({ queryKey: settingsKey(workspace) });
    toast("The programme asks for that from now on.");
    await refreshSession(queries);
  };
  const [second, only] = [field("secondFactor"), field("providerOnly")];
  const needsOwn =
    user !== null && entryOf(user, roles, { secondFactor: true, providerOnly: true }) !== "open";
  return (
    <Form submit="Save" onSubmit={save} isDisabled={!isChanged}>
      {needsOwn && (
        <Notice title="Set up your own second factor first">
          <p>
            Both rules would shut you out as well: you have none yet. Set it up on{" "}
            <Link href={`/account?next=/w/${workspace}/sign-in`}>your account page</Link>, then come back
            here.
          </p>
        </Notice>
      )}
      <Checkbox
        isSelected={second.value}
        onChange={second.onChange}
        name={second.name}
        isDisabled={needsOwn && !second.value}
        description="Who has none is led to set one up before the programme opens. Staff without a role are not asked; a sign-in by an identity provider counts as one."
      >
        Everybody with a role needs a second factor
      </Checkbox>
      <Checkbox
        isSelected={only.value}
        onChange={only.onChange}
        name={only.name}
        isDisabled={(needsOwn || !canBeProviderOnly) && !only.value}
        description={
          canBeProviderOnly
            ? "Passwords and e-mailed links open this programme no longer. Directors still come in by them, with a second factor: so a provider that fails locks nobody out for good."
            : "Try an identity provider and switch it on first."
        }
      >
        Only identity providers let people in
      </Checkbox>
      {values.secondFactor && <WhoIsAsked names={withoutFactor} />}
    </Form>
  );
}

const mostNames = 12;

/** Who has to set a second factor up when they next come. */
function WhoIsAsked({ names }: { names: readonly string[] }) {
  if (names.length === 0)
    return <Notice tone="success" title="Everybody with a role has a second factor already" />;
  const more = names.length - mostNames;
  return (
    <Notice
      tone="warning"
      title={
        names.length === 1
          ? "1 member has no second factor yet"
          : `${names.length} members have no second factor yet`
      }
    >
      <p>
        The programme stays closed to them until they have set one up, which takes an app on a phone. Tell
        them beforehand:{" "}
        {new Intl.ListFormat("en").format(names.slice(0, mostNames).concat(more > 0 ? [`${more} more`] : []))}
        .
      </p>
    </Notice>
  );
}
