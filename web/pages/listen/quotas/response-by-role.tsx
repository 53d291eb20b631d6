import type { readCoverage } from "#listen/quotas/coverage.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { ofWords } from "./quota-words.ts";

type Coverage = ResponseOf<typeof readCoverage>;

/** Who finished, over all accounts, by role; why nothing is shown where nothing may be. */
export function ResponseByRole({ coverage }: { coverage: Coverage }) {
  const { response, campaign } = coverage;
  if (campaign.state === "draft" || campaign.state === "scheduled" || campaign.state === "opening")
    return null;
  const title = "Who finished, by role";
  if (!response)
    return (
      <Section
        title={title}
        lead={
          campaign.anonymity === "anonymous"
            ? "Nobody can tell while the campaign runs: its answers are anonymous. Figures by role come with the results."
            : "This campaign is not looked at by role. Add “Role” to what the next one is looked at by."
        }
      />
    );
  const isHeldBack = response.some(({ completed }) => completed === null);
  return (
    <Section
      title={title}
      lead={`Over all accounts, by the first role that somebody had when they were invited.${
        isHeldBack
          ? ` Roles are withheld where fewer than ${campaign.minimumGroup} people could be told apart with the help of other figures of this campaign.`
          : ""
      }`}
    >
      <Table
        caption="Who finished, by role"
        rows={response}
        rowKey={({ role }) => role}
        columns={[
          { key: "role", header: "Role", isRowHeader: true, cell: ({ role }) => role || "not known" },
          {
            key: "invited",
            header: "Invited",
            align: "end",
            cell: ({ invited }) => invited.toLocaleString(),
          },
          {
            key: "completed",
            header: "Finished",
            align: "end",
            cell: ({ completed, invited }) => (completed === null ? "withheld" : ofWords(completed, invited)),
          },
        ]}
      />
    </Section>
  );
}
