import { useState } from "react";
import type { Import } from "#people/organisation/import.contract.ts";
import type { ImportLineKind } from "#people/organisation/import-lines.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { ImportLines } from "./import-lines.tsx";
import { MissingPeople } from "./missing-people.tsx";

interface ImportTabsProps {
  shown: Import;
  /** Where choices can still be made. */
  onChanged?: (changed: Import) => Promise<void>;
}

const labels: [ImportLineKind, string][] = [
  ["problem", "Problems"],
  ["new", "New"],
  ["changed", "Changed"],
  ["missing", "Not in the file"],
  ["department", "New departments"],
];

/** What an import does, by kind. */
export function ImportTabs({ shown, onChanged }: ImportTabsProps) {
  const present = labels.filter(([kind]) => shown.counts[kind] > 0);
  const [first] = useState(present.find(([kind]) => kind !== "problem")?.[0] ?? "problem");
  const [tab, setTab] = useSearchParam<ImportLineKind>("tab", first);
  if (present.length === 0)
    return (
      <Notice tone="success" title="Everybody in the file is here already, exactly so.">
        <p>There is nothing to apply.</p>
      </Notice>
    );
  const key = present.some(([kind]) => kind === tab) ? tab : (present[0]?.[0] ?? "new");
  return (
    <Tabs
      label="What the import changes"
      shown={key}
      onShow={setTab}
      tabs={present.map(([kind, label]) => ({
        key: kind,
        label,
        count: shown.counts[kind],
        content:
          kind === "missing" ? (
            <MissingPeople shown={shown} {...(onChanged && { onChanged })} />
          ) : kind === "problem" ? (
            <Problems shown={shown} />
          ) : (
            <ImportLines shown={shown} kind={kind} />
          ),
      }))}
    />
  );
}

function Problems({ shown }: { shown: Import }) {
  const { id: workspace } = useWorkspace();
  return (
    <Stack>
      <p>
        Rows or values that can't be used as they are, and what else to look at. The rest of the file is not
        held up by them: correct them in the file and import it again, now or later.
      </p>
      <div>
        <LinkButton href={`/api/workspaces/${workspace}/imports/${shown.id}/problems.csv`} download>
          Download this list
        </LinkButton>
      </div>
      <ImportLines shown={shown} kind="problem" />
    </Stack>
  );
}
