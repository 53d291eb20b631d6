import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { readReportDelivery, setReportDelivery } from "#embed/report-batches/report-batches.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { asAppError } from "../../../ui/form.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { toast } from "../../../ui/toast.tsx";

/** How one's own reports come; nothing for those who are not on the staff with an address of their own. */
export function ReportDeliverySection() {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const queryKey = [workspace, "my", "report-delivery"];
  const [isSaving, setSaving] = useState(false);
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(readReportDelivery, { params: { workspace } }, { signal }),
  });
  const choose = async (attached: boolean) => {
    setSaving(true);
    try {
      await call(setReportDelivery, { params: { workspace }, body: { attached } });
      toast(attached ? "Your reports will come attached to the mail." : "Your reports stay on this page.");
    } catch (error) {
      toast(asAppError(error).message);
    } finally {
      await queries.invalidateQueries({ queryKey });
      setSaving(false);
    }
  };
  if (query.data?.email === null) return null;
  return (
    <Section
      title="When a report is ready"
      lead="You get a mail with a link to this page. The report itself stays behind sign-in, unless you wish otherwise."
    >
      <Query query={query} lines={1}>
        {({ attached, email }) => (
          <Switch
            isSelected={attached}
            isDisabled={isSaving}
            onChange={(next) => void choose(next)}
            description={`It goes to ${email ?? ""}. Whoever opens that mailbox can read it then, and it stays there.`}
          >
            Attach my report to the mail
          </Switch>
        )}
      </Query>
    </Section>
  );
}
