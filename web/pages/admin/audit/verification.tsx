import { useMutation } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { verifyAudit } from "#people/audit/audit.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyField } from "../../../ui/copy-field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { QueryError } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";

/** Checks the whole log, and gives the seal to note elsewhere. */
export function Verification() {
  const { id: workspace } = useWorkspace();
  const check = useMutation({ mutationFn: () => call(verifyAudit, { params: { workspace } }) });
  const { data } = check;
  return (
    <Section
      title="Is the log whole?"
      lead="The check reads every entry and compares the seals."
      actions={
        <Button
          icon={<ShieldCheck size={16} aria-hidden />}
          isPending={check.isPending}
          onPress={() => check.mutate()}
        >
          Check the log
        </Button>
      }
    >
      <div aria-live="polite">
        {check.error && <QueryError error={check.error} retry={() => check.mutate()} />}
        {data && data.brokenAt !== null && (
          <Notice tone="error" title={`The log does not fit at entry ${data.brokenAt}.`}>
            <p>
              That entry, or one just before it, was changed or removed in the database. Compare it with your
              latest backup, and ask whoever can reach the database.
            </p>
          </Notice>
        )}
        {data && data.brokenAt === null && (
          <Notice tone="success" title={`All ${data.checked.toLocaleString()} entries fit.`}>
            <p>
              {`The seal of entry ${data.head.number} covers all before it. Keep it outside of this server: if the log is ever rewritten as a whole, that seal no longer occurs in it.`}
            </p>
            <CopyField label={`Seal of entry ${data.head.number}`} value={data.head.hash} />
          </Notice>
        )}
      </div>
    </Section>
  );
}
