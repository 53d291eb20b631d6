import { chooseLeavers, type Import } from "#people/organisation/import.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ImportLines } from "./import-lines.tsx";

interface MissingPeopleProps {
  shown: Import;
  onChanged?: (changed: Import) => Promise<void>;
}

/** People here who aren't in the file: they stay, unless somebody marks them as left. */
export function MissingPeople({ shown, onChanged }: MissingPeopleProps) {
  const { id: workspace } = useWorkspace();
  const { missing } = shown.counts;
  if (!onChanged)
    return (
      <Stack>
        <p>{`${shown.leaving.toLocaleString()} of ${missing.toLocaleString()} were marked as left.`}</p>
        <ImportLines shown={shown} kind="missing" />
      </Stack>
    );
  const choose = async (people: string[] | null, leaving: boolean) => {
    if (people?.length === 0) return;
    const params = { workspace, import: shown.id };
    await call(chooseLeavers, { params, body: { people, leaving } })
      .then(onChanged)
      .catch((error: Error) => toast(error.message));
  };
  return (
    <Stack>
      <p>
        They are here, but not in the file, and stay as they are. If the file is meant to be complete, tick
        those who have left: they are marked as left, and nothing known of them is deleted.
      </p>
      <Row>
        <Button isDisabled={shown.leaving === missing} onPress={() => void choose(null, true)}>
          {`Tick all ${missing.toLocaleString()}`}
        </Button>
        <Button isDisabled={shown.leaving === 0} onPress={() => void choose(null, false)}>
          Tick none
        </Button>
        <span role="status">{`${shown.leaving.toLocaleString()} ticked`}</span>
      </Row>
      <ImportLines
        shown={shown}
        kind="missing"
        onTick={(changes) => {
          for (const { people, leaving } of changes) void choose(people, leaving);
        }}
      />
    </Stack>
  );
}
