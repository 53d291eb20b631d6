import { Meter } from "../../../../ui/meter.tsx";
import { Table } from "../../../../ui/table.tsx";
import { pathWords, percentWords } from "../campaign-words.ts";
import type { CampaignProgress } from "./use-progress.ts";

interface DepartmentProgressProps {
  departments: CampaignProgress["departments"];
  organisation: string;
}

/** Progress of each department; those withheld say so in words. */
export const DepartmentProgress = ({ departments, organisation }: DepartmentProgressProps) => (
  <Table
    caption="Progress by department"
    rows={departments}
    rowKey={({ path }) => path}
    columns={[
      {
        key: "path",
        header: "Department",
        isRowHeader: true,
        cell: ({ path }) => pathWords(path, `${organisation} (no department)`),
      },
      {
        key: "invited",
        header: "Invited",
        align: "end",
        cell: (row) => (row.withheld ? "–" : row.invited.toLocaleString()),
      },
      {
        key: "started",
        header: "Started",
        align: "end",
        isWideOnly: true,
        cell: (row) => (row.withheld ? "–" : row.started.toLocaleString()),
      },
      {
        key: "completed",
        header: "Finished",
        cell: (row) =>
          row.withheld ? (
            "withheld"
          ) : (
            <Meter
              label={percentWords(row.completed, row.invited)}
              share={row.invited === 0 ? 0 : row.completed / row.invited}
              words={`${row.completed.toLocaleString()} of ${row.invited.toLocaleString()}`}
            />
          ),
      },
    ]}
  />
);
