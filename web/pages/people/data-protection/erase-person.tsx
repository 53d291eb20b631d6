import { useQuery, useQueryClient } from "@tanstack/react-query";
import { erasePerson, readDataProtection } from "#people/data-protection/data-protection.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Query } from "../../../ui/query.tsx";
import { toast } from "../../../ui/toast.tsx";

interface ErasePersonProps {
  person: { id: string; name: string };
  onClose: () => void;
  onErased?: () => void;
}

/** Asks before a person is erased, and says what goes and what stays. */
export function ErasePerson({ person: { id, name }, onClose, onErased }: ErasePersonProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: [workspace, "data-protection"],
    queryFn: ({ signal }) => call(readDataProtection, { params: { workspace } }, { signal }),
  });
  const erase = async () => {
    await call(erasePerson, { params: { workspace, person: id } });
    queries.removeQueries({ queryKey: [workspace, "person", id] });
    onErased?.();
    await queries.invalidateQueries({ queryKey: [workspace] });
    toast("The person was erased.");
  };
  return (
    <ConfirmDialog
      title={`Erase ${name} for good?`}
      confirm="Erase"
      isOpen
      onClose={onClose}
      onConfirm={erase}
    >
      <p>This can't be undone. It removes:</p>
      <Query query={query} lines={4}>
        {({ erasure }) => (
          <>
            <ul>
              {erasure.removed.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p>What stays:</p>
            <ul>
              {erasure.stays.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </Query>
    </ConfirmDialog>
  );
}
