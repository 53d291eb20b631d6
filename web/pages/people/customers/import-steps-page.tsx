import "./customers.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import {
  applyCustomerImport,
  type CustomerImport,
  cancelCustomerImport,
  discardCustomerImport,
  planCustomerImport,
  readCustomerImport,
} from "#people/customers/customer-imports.contract.ts";
import { call } from "../../../client.ts";
import { useGo, usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Stepper } from "../../../ui/stepper.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ColumnChoice } from "./column-choice.tsx";
import { ImportTabs } from "./import-tabs.tsx";
import { countWords, importSteps } from "./import-words.ts";

/** Milliseconds between looks at work that goes on. */
const pause = 700;

/** An import from its columns to what it changed. */
export function CustomerImportStepsPage() {
  const { id: workspace, href } = useWorkspace();
  const id = usePathParam("import");
  const found = useQuery({
    queryKey: [workspace, "customers", "imports", id],
    queryFn: ({ signal }) => call(readCustomerImport, { params: { workspace, import: id } }, { signal }),
    refetchInterval: ({ state }) => (isInWork(state.data) ? pause : false),
  });
  const trail = [
    { label: "Customers", href: href("/customers") },
    { label: "Import customers", href: href("/customers/import") },
  ];
  return (
    <Page
      key={id}
      kicker={<Breadcrumbs trail={trail} />}
      title={found.data?.fileName ?? "Import"}
      lead={found.data && leadOf(found.data)}
    >
      <Query query={found}>{(data) => <Steps shown={data} />}</Query>
    </Page>
  );
}

const isInWork = (shown: CustomerImport | undefined) =>
  shown?.state === "planning" || shown?.state === "applying";

const stepOf: Record<CustomerImport["state"], number> = {
  mapping: 1,
  planning: 2,
  planned: 2,
  applying: 2,
  applied: importSteps.length,
};

function leadOf({ state, rows, counts }: CustomerImport): string {
  if (state === "applied") return "This is what the import changed.";
  const stay = counts?.unchanged ?? 0;
  const unchanged = `${stay.toLocaleString()} ${stay === 1 ? "customer stays" : "customers stay"} as they are.`;
  return `${rows.toLocaleString()} ${rows === 1 ? "row" : "rows"}. Nothing has been changed yet.${state === "planned" && stay > 0 ? ` ${unchanged}` : ""}`;
}

function Steps({ shown }: { shown: CustomerImport }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const key = [workspace, "customers", "imports", shown.id];
  const show = async (changed: CustomerImport) => {
    queries.setQueryData(key, changed);
    await queries.invalidateQueries({ queryKey: [...key, "lines"] });
  };
  useEffect(() => {
    if (shown.state === "applied") void queries.invalidateQueries({ queryKey: [workspace, "customers"] });
  }, [shown.state, queries, workspace]);
  const atColumns = shown.state === "mapping" || (shown.state === "planned" && isChanging);
  return (
    <Stack gap="large">
      <Stepper
        label="Steps of the import"
        steps={importSteps}
        current={atColumns ? 1 : stepOf[shown.state]}
      />
      {shown.problem !== null && <Notice tone="warning" title={shown.problem} />}
      {atColumns && (
        <ColumnChoice
          shown={shown}
          onPlanned={async (changed) => {
            setChanging(false);
            await show(changed);
          }}
          onDiscard={<Discard shown={shown} />}
        />
      )}
      {isInWork(shown) && <InWork shown={shown} onChanged={show} />}
      {shown.state === "planned" && !atColumns && (
        <Planned planned={shown} onChanged={show} onColumns={() => setChanging(true)} />
      )}
      {shown.state === "applied" && <Applied done={shown} />}
    </Stack>
  );
}

interface ChangingProps {
  onChanged: (changed: CustomerImport) => Promise<void>;
}

function InWork({ shown, onChanged }: ChangingProps & { shown: CustomerImport }) {
  const { id: workspace } = useWorkspace();
  const cancel = async () => {
    await call(cancelCustomerImport, { params: { workspace, import: shown.id } })
      .then(onChanged)
      .catch((error: unknown) => toast(asAppError(error).message));
  };
  return (
    <Stack>
      <div role="status">
        <Progress
          label={shown.state === "planning" ? "Checking what would change" : "Applying"}
          value={shown.progress}
          total={1}
          words={`${Math.round(shown.progress * 100)} %`}
        />
      </div>
      <div>
        <Button onPress={() => void cancel()}>Stop</Button>
      </div>
    </Stack>
  );
}

function Planned({
  planned,
  onChanged,
  onColumns,
}: ChangingProps & { planned: CustomerImport; onColumns: () => void }) {
  const { id: workspace } = useWorkspace();
  const words = countWords(planned);
  const { counts, leaving } = planned;
  const isIdle = counts === null || counts.new + counts.changed + counts.account + leaving === 0;
  const apply = async () =>
    onChanged(await call(applyCustomerImport, { params: { workspace, import: planned.id } }));
  return (
    <Stack>
      <ClearEmpty planned={planned} onChanged={onChanged} />
      <ImportTabs shown={planned} onChanged={onChanged} />
      <div className="import-bar">
        <Form
          submit={isIdle ? "Nothing to apply" : `Apply: ${words}`}
          onSubmit={apply}
          isDisabled={isIdle}
          actions={
            <>
              <Button onPress={onColumns}>Change the columns</Button>
              <Discard shown={planned} />
            </>
          }
        >
          {null}
        </Form>
      </div>
    </Stack>
  );
}

function ClearEmpty({ planned, onChanged }: ChangingProps & { planned: CustomerImport }) {
  const { id: workspace } = useWorkspace();
  const set = async (clearEmpty: boolean) => {
    await call(planCustomerImport, { params: { workspace, import: planned.id }, body: { clearEmpty } })
      .then(onChanged)
      .catch((error: unknown) => toast(asAppError(error).message));
  };
  return (
    <Switch
      isSelected={planned.clearEmpty}
      onChange={(on) => void set(on)}
      description="Otherwise an empty cell keeps what is known. Columns that the file lacks never change anything."
    >
      Empty cells clear what is known
    </Switch>
  );
}

function Discard({ shown }: { shown: CustomerImport }) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const discard = async () => {
    try {
      await call(discardCustomerImport, { params: { workspace, import: shown.id } });
      await queries.invalidateQueries({ queryKey: [workspace, "customers", "imports"], exact: true });
      toast(`${shown.fileName} was discarded; nothing changed.`);
      go(href("/customers/import"));
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  return (
    <Button tone="quiet" onPress={() => void discard()}>
      Discard
    </Button>
  );
}

function Applied({ done }: { done: CustomerImport }) {
  const { href } = useWorkspace();
  return (
    <Stack>
      <Notice
        tone="success"
        title={`${done.fileName} was applied: ${countWords(done)}.`}
        actions={
          <LinkButton tone="primary" href={href("/customers")}>
            See the customers
          </LinkButton>
        }
      >
        {done.appliedAt !== null && (
          <p>
            By {done.appliedBy}, <Time value={done.appliedAt} />.
          </p>
        )}
      </Notice>
      <ImportTabs shown={done} />
    </Stack>
  );
}
