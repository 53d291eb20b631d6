import { useQueryClient } from "@tanstack/react-query";
import { addPerson } from "#people/organisation/person.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { detailsOf, PersonFields, textOf } from "./person-fields.tsx";

/** Adds somebody by hand. */
export function NewPersonPage() {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const form = useFormValues(textOf());
  const add = async () => {
    const person = await call(addPerson, { params: { workspace }, body: detailsOf(form.values) });
    await queries.invalidateQueries({ queryKey: [workspace] });
    toast(`${person.name} was added.`);
    go(href(person.emailSharedWith.length > 0 ? `/people/${person.id}` : "/people"));
  };
  return (
    <Page
      width="reading"
      kicker={<Breadcrumbs trail={[{ label: "People", href: href("/people") }]} />}
      title="Add a person"
      lead="Only the name is needed. An e-mail address lets them be invited by mail."
    >
      <Form
        submit="Add"
        onSubmit={add}
        actions={
          <LinkButton tone="quiet" href={href("/people")}>
            Cancel
          </LinkButton>
        }
      >
        <PersonFields form={form} />
      </Form>
    </Page>
  );
}
