import { useQueryClient } from "@tanstack/react-query";
import { type Scope, scopeNames, scopes } from "#people/integrations/scopes.ts";
import { makeToken, tokenDays } from "#people/integrations/tokens.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { tokensKey } from "./tokens.tsx";

const options = scopeNames.map((value) => ({ value, label: scopes[value].says, description: value }));

/** Makes a token and hands its secret on to be shown. */
export function MakeTokenDialog({
  onClose,
  onMade,
}: {
  onClose: () => void;
  onMade: (secret: string) => void;
}) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { values, field } = useFormValues({
    name: "",
    scopes: ["results:read"] as Scope[],
    days: tokenDays.usual as number | null,
  });
  const make = async () => {
    const { days, ...rest } = values;
    const body = { ...rest, ...(days !== null && { days }) };
    const { secret } = await call(makeToken, { params: { workspace }, body });
    await queries.invalidateQueries({ queryKey: tokensKey(workspace) });
    onMade(secret);
  };
  return (
    <Dialog title="Make a token" isOpen onClose={onClose}>
      <Form submit="Make it" onSubmit={make} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField
          label="Program"
          description="Which program uses it, so that you know later what to revoke."
          maxLength={100}
          autoFocus
          isRequired
          {...field("name")}
        />
        <CheckboxGroup
          label="What it may do"
          description="No token tells who gave which answer in a confidential campaign."
          options={options}
          isRequired
          {...field("scopes")}
        />
        <NumberField
          label="Days until it runs out"
          minValue={1}
          maxValue={tokenDays.most}
          isRequired
          {...field("days")}
        />
      </Form>
    </Dialog>
  );
}
