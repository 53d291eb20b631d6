import "./organisation.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  applyImport,
  changeImport,
  discardImport,
  type Import,
  readImport,
} from "#people/organisation/import.contract.ts";
import { call } from "../../../client.ts";
import { useGo, usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Stepper } from "../../../ui/stepper.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ImportNotes } from "./import-notes.tsx";
import { ImportTabs } from "./import-tabs.tsx";
import { countWords, importSteps } from "./import-words.ts";

/** The second step of an import: what would change; then the third: what has. */
export function ImportPreviewPage() {
  const { id: workspace, href } = useWorkspace();
  const id = usePathParam("import");
  const found = useQuery({
    queryKey: [workspace, "imports", id],
    queryFn: ({ signal }) => call(readImport, { params: { workspace, import: id } }, { signal }),
  });
  const trail = [
    { label: "People", href: href("/people") },
    { label: "Import people", href: href("/people/import") },
  ];
  return (
    <Page
      kicker={<Breadcrumbs trail={trail} />}
      title={found.data?.fileName ?? "Import"}
      lead={found.data && leadOf(found.data)}
    >
      <Query query={found}>
        {(data) => (
          <Stack gap="large">
            <Stepper
              label="Steps of the import"
              steps={importSteps}
              current={data.state === "applied" ? importSteps.length : 1}
            />
            {data.state === "applied" ? <Applied done={data} /> : <Planned planned={data} />}
          </Stack>
        )}
      </Query>
    </Page>
  );
}

const leadOf = ({ state, counts }: Import) =>
  state === "applied"
    ? "This is what the import changed."
    : `Nothing has been changed yet.${unchangedWords(counts.unchanged)}`;

const unchangedWords = (count: number) =>
  count === 0
    ? ""
    : ` ${count.toLocaleString()} ${count === 1 ? "person stays" : "people stay"} as they are.`;

function Planned({ planned }: { planned: Import }) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const [isRenewed, setRenewed] = useState(false);
  const params = { workspace, import: planned.id };
  const key = [workspace, "imports", planned.id];
  const show = async (changed: Import) => {
    queries.setQueryData(key, changed);
    await queries.invalidateQueries({ queryKey: [...key, "lines"] });
  };
  const words = countWords(planned);
  const isIdle = words === countWords({ counts: none, leaving: 0 });
  const apply = async () => {
    const { applied, import: changed } = await call(applyImport, { params });
    setRenewed(!applied);
    await show(changed);
    if (applied) await queries.invalidateQueries({ queryKey: [workspace] });
  };
  const discard = async () => {
    await call(discardImport, { params });
    await queries.invalidateQueries({ queryKey: [workspace, "imports"], exact: true });
    toast(`${planned.fileName} was discarded; nothing changed.`);
    go(href("/people/import"));
  };
  return (
    <Stack>
      {isRenewed && (
        <Notice tone="warning" title="People changed since this was shown, so nothing was done yet.">
          <p>Here is what the file would change now. Look at it again, then apply it.</p>
        </Notice>
      )}
      <ImportNotes shown={planned} />
      <ClearEmpty planned={planned} onChanged={show} />
      <ImportTabs shown={planned} onChanged={show} />
      <div className="import-actions">
        <Form
          submit={isIdle ? "Nothing to apply" : `Apply: ${words}`}
          onSubmit={apply}
          isDisabled={isIdle}
          actions={
            <Button tone="quiet" onPress={() => void discard()}>
              Discard
            </Button>
          }
        >
          {null}
        </Form>
      </div>
    </Stack>
  );
}

const none: Import["counts"] = { department: 0, new: 0, changed: 0, missing: 0, problem: 0, unchanged: 0 };

interface ClearEmptyProps {
  planned: Import;
  onChanged: (changed: Import) => Promise<void>;
}

function ClearEmpty({ planned, onChanged }: ClearEmptyProps) {
  const { id: workspace } = useWorkspace();
  const [isPending, setPending] = useState(false);
  const set = async (clearEmpty: boolean) => {
    setPending(true);
    const params = { workspace, import: planned.id };
    await call(changeImport, { params, body: { clearEmpty } })
      .then(onChanged)
      .catch((error: Error) => toast(error.message));
    setPending(false);
  };
  return (
    <Switch
      isSelected={planned.clearEmpty}
      isDisabled={isPending}
      onChange={(on) => void set(on)}
      description="Otherwise an empty cell keeps what is known. Columns that the file lacks never change anything."
    >
      Empty cells clear what is known
    </Switch>
  );
}

function Applied({ done }: { done: Import }) {
  const { id: workspace, href } = useWorkspace();
  const files = `/api/workspaces/${workspace}/imports/${done.id}`;
  return (
    <Stack>
      <Notice
        tone="success"
        title={`${done.fileName} was applied: ${countWords(done)}.`}
        actions={
          <>
            <LinkButton tone="primary" href={href("/people")}>
              See the people
            </LinkButton>
            <LinkButton href={`${files}/changes.csv`} download>
              Download what changed
            </LinkButton>
          </>
        }
      >
        {done.appliedAt !== null && (
          <p>
            By {done.appliedBy}, <Time value={done.appliedAt} />. The download holds each value before and
            after, to put right by hand what should not have changed.
          </p>
        )}
      </Notice>
      <ImportTabs shown={done} />
    </Stack>
  );
}
