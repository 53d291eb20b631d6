import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addProvider, changeProvider, type Provider } from "#people/sign-in-providers/providers.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyField } from "../../../ui/copy-field.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { TextArea, TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import type { Addresses } from "./providers.tsx";
import { settingsKey } from "./sign-in-settings-page.tsx";

interface ProviderDialogProps {
  addresses: Addresses;
  /** The one to change; a new one where absent. */
  provider?: Provider;
  onClose: () => void;
}

/** Registers or changes an identity provider. */
export function ProviderDialog({ addresses, provider, onClose }: ProviderDialogProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [kind, setKind] = useState<Provider["kind"]>(provider?.kind ?? "oidc");
  const general = useFormValues({ name: provider?.name ?? "", domains: provider?.domains.join(" ") ?? "" });
  const oidc = useFormValues({
    issuer: provider?.kind === "oidc" ? provider.issuer : "",
    clientId: provider?.clientId ?? "",
    clientSecret: "",
  });
  const saml = useFormValues({ metadata: "" });
  const save = async () => {
    const domains = general.values.domains.split(/[\s,;]+/).filter((each) => each !== "");
    const parts =
      kind === "oidc"
        ? { oidc: oidc.values }
        : { saml: { ...saml.values, entityId: "", signInAddress: "", certificates: "" } };
    const isSame = provider && (kind === "oidc" ? !oidc.isChanged : saml.values.metadata === "");
    const body = { name: general.values.name, domains, ...(isSame ? {} : parts) };
    if (provider) await call(changeProvider, { params: { workspace, provider: provider.provider }, body });
    else await call(addProvider, { params: { workspace }, body });
    await queries.invalidateQueries({ queryKey: settingsKey(workspace) });
    toast(provider ? "The provider was changed." : "The provider is kept. Try it, then switch it on.");
    onClose();
  };
  const prefixed = <Field extends { name: string }>(prefix: string, field: Field) => ({
    ...field,
    name: `${prefix}/${field.name}`,
  });
  return (
    <Dialog
      title={provider ? `Change ${provider.name}` : "Add an identity provider"}
      isOpen
      onClose={onClose}
    >
      <Form
        submit={provider ? "Save" : "Add it"}
        onSubmit={save}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        {!provider && (
          <RadioGroup
            label="Kind"
            value={kind}
            onChange={setKind}
            options={[
              { value: "oidc", label: "OpenID Connect", description: "Entra ID, Google Workspace, Keycloak" },
              { value: "saml", label: "SAML 2.0", description: "ADFS, and whatever speaks nothing newer" },
            ]}
          />
        )}
        <Ours kind={kind} addresses={addresses} />
        <TextField
          label="Name"
          description="As people read it on the button: “Continue with …”."
          maxLength={60}
          isRequired
          {...general.field("name")}
        />
        <TextField
          label="Domains"
          description="Whose addresses it speaks for: what stands behind the @, parted by spaces, e.g. example.org. It lets in nobody with another address."
          isRequired
          {...general.field("domains")}
        />
        {kind === "oidc" ? (
          <>
            <TextField
              label="Issuer"
              type="url"
              description="As the provider names itself, e.g. https://login.microsoftonline.com/…/v2.0"
              isRequired={!provider}
              {...prefixed("oidc", oidc.field("issuer"))}
            />
            <TextField
              label="Client ID"
              isRequired={!provider}
              {...prefixed("oidc", oidc.field("clientId"))}
            />
            <PasswordField
              label="Client secret"
              description={
                provider
                  ? "Nobody can read the stored one. Leave it empty to keep it; where issuer or client change, it is needed."
                  : "Stored encrypted, and never shown again."
              }
              autoComplete="new-password"
              isRequired={!provider || oidc.isChanged}
              {...prefixed("oidc", oidc.field("clientSecret"))}
            />
          </>
        ) : (
          <TextArea
            label="The provider's metadata"
            description={
              provider
                ? "Paste the whole new XML where certificates or addresses change; leave it empty to keep them."
                : "Paste the whole XML: it names the provider, its sign-in address and its certificates."
            }
            rows={6}
            isRequired={!provider}
            {...prefixed("saml", saml.field("metadata"))}
          />
        )}
        {provider && (
          <Notice title="Where the provider itself changes, everybody shows once more that their mailbox is theirs">
            <p>That is so whenever issuer, client, entity id, address or certificates become others.</p>
          </Notice>
        )}
      </Form>
    </Dialog>
  );
}

/** What the provider's administrator enters there. */
function Ours({ kind, addresses }: { kind: Provider["kind"]; addresses: Addresses }) {
  return (
    <Stack gap="small">
      <p>Register Serviceloop at the provider first, with:</p>
      {kind === "oidc" ? (
        <>
          <p className="field-description">Redirect address</p>
          <CopyField label="Redirect address" value={addresses.redirect} />
        </>
      ) : (
        <>
          <p className="field-description">Entity ID, also called identifier or audience</p>
          <CopyField label="Entity ID" value={addresses.entity} />
          <p className="field-description">Assertion consumer service, also called reply address (POST)</p>
          <CopyField label="Assertion consumer service" value={addresses.assertions} />
          <p className="field-description">All of it, as metadata to load</p>
          <CopyField label="Metadata" value={addresses.metadata} />
        </>
      )}
    </Stack>
  );
}
