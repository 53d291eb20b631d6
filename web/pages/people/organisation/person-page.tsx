import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changePerson, type Person, readPerson } from "#people/organisation/person.contract.ts";
import { call } from "../../../client.ts";
import { useGo, usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { ErasePerson } from "../data-protection/erase-person.tsx";
import { useSetLeft } from "./people-table.tsx";
import { detailsOf, PersonFields, textOf } from "./person-fields.tsx";

/** One person: what is known, to change. */
export function PersonPage() {
  const { id: workspace, href } = useWorkspace();
  const id = usePathParam("person");
  const setLeft = useSetLeft();
  const person = useQuery({
    queryKey: [workspace, "person", id],
    queryFn: ({ signal }) => call(readPerson, { params: { workspace, person: id } }, { signal }),
  });
  const { data } = person;
  const [isErasing, setErasing] = useState(false);
  const go = useGo();
  return (
    <Page
      key={id}
      width="reading"
      kicker={<Breadcrumbs trail={[{ label: "People", href: href("/people") }]} />}
      title={data?.name ?? "Person"}
      lead={data && summaryOf(data)}
      actions={
        data && (
          <>
            {data.leftAt !== null && (
              <Button tone="danger" onPress={() => setErasing(true)}>
                Erase…
              </Button>
            )}
            <Button onPress={() => void setLeft(data, data.leftAt === null)}>
              {data.leftAt === null ? "Mark as left" : "Mark as returned"}
            </Button>
          </>
        )
      }
    >
      <Query query={person}>
        {(found) => (
          <Stack>
            {found.leftAt !== null && (
              <Notice
                title={
                  <>
                    {found.name} left on <Time value={found.leftAt} as="date" />.
                  </>
                }
              >
                <p>
                  People who have left are not invited to new campaigns. What is known of them stays until you
                  erase it.
                </p>
              </Notice>
            )}
            <SharedEmail person={found} />
            <EditPerson person={found} key={found.id} />
            {isErasing && (
              <ErasePerson
                person={found}
                onClose={() => setErasing(false)}
                onErased={() => go(href("/people"))}
              />
            )}
          </Stack>
        )}
      </Query>
    </Page>
  );
}

function summaryOf({ job, department, reports }: Person): string {
  const parts = [job, department.replaceAll("/", " / ")].filter(Boolean).join(", ");
  const manages =
    reports === 0 ? "" : `Manages ${reports.toLocaleString()} ${reports === 1 ? "person" : "people"}.`;
  return [parts && `${parts}.`, manages].filter(Boolean).join(" ");
}

function SharedEmail({ person: { email, emailSharedWith } }: { person: Person }) {
  const { href } = useWorkspace();
  if (emailSharedWith.length === 0) return null;
  return (
    <Notice tone="warning" title={`${email} is not this person's alone.`}>
      <p>
        It is also the address of{" "}
        {emailSharedWith.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ", "}
            <Link href={href(`/people/${id}`)}>{name}</Link>
          </span>
        ))}
        . Invitations for all of them arrive in one mailbox: give each an address of their own where you can.
      </p>
    </Notice>
  );
}

function EditPerson({ person }: { person: Person }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues(textOf(person));
  const save = async () => {
    const before: Record<string, unknown> = detailsOf(textOf(person));
    const changed = Object.entries(detailsOf(form.values)).filter(
      ([field, value]) => value !== before[field],
    );
    const body = Object.fromEntries(changed);
    const saved = await call(changePerson, { params: { workspace, person: person.id }, body });
    queries.setQueryData([workspace, "person", person.id], saved);
    await queries.invalidateQueries({ queryKey: [workspace] });
    toast(`What is known of ${saved.name} was saved.`);
  };
  return (
    <Form submit="Save" onSubmit={save}>
      <PersonFields form={form} person={person} />
    </Form>
  );
}
