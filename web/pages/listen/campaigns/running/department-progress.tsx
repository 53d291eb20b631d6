import { Meter } from "../../../../ui/meter.tsx";
import { Table } from "../../../../ui/table.tsx";
import { percentWords } from "../campaign-words.ts";
import type { CampaignProgress } from "./use-progress.ts";

interface DepartmentProgressProps {
  departments: CampaignProgress["departments"];
  /** What they are, e.g. "Department" or "Segment". */
  header: string;
  nameOf: (path: string) => string;
  /** Whether counts are told in steps: so many, and perhaps some more. */
  isInSteps: boolean;
}

/** Progress of each department or group; those withheld say so in words. */
export const DepartmentProgress = ({ departments, header, nameOf, isInSteps }: DepartmentProgressProps) => (
  <Table
    caption={`Progress by ${header.toLowerCase()}`}
    rows={departments}
    rowKey={({ path }) => path}
    columns={[
      {
        key: "path",
        header,
        isRowHeader: true,
        cell: ({ path }) => nameOf(path),
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
        cell: (row) =>
          row.withheld ? "–" : `${isInSteps ? "at least " : ""}${row.started.toLocaleString()}`,
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
              words={`${isInSteps ? "at least " : ""}${row.completed.toLocaleString()} of ${row.invited.toLocaleString()}`}
            />
          ),
      },
    ]}
  />
);
