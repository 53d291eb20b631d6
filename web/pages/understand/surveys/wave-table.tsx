import { useState } from "react";
import {
  type KeptSurvey,
  reopenSurveyWave,
  type SurveyWave,
} from "#understand/imported-surveys/imported-surveys.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Link } from "../../../ui/link.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { DeleteWaveDialog, RenameWaveDialog } from "./survey-dialogs.tsx";

/** The waves of a kept survey, the newest first. */
export function WaveTable({ survey }: { survey: KeptSurvey }) {
  const { href, can } = useWorkspace();
  return (
    <Table
      caption={`Waves of ${survey.name}`}
      rows={survey.waves}
      rowKey={({ wave }) => wave}
      columns={[
        {
          key: "name",
          header: "Wave",
          isRowHeader: true,
          cell: ({ wave, name }) => <Link href={href(`/surveys/kept/${survey.survey}/${wave}`)}>{name}</Link>,
        },
        {
          key: "field",
          header: "In the field",
          cell: ({ from, to }) => (
            <>
              <Time value={from} as="date" />
              {to !== from && (
                <>
                  {" – "}
                  <Time value={to} as="date" />
                </>
              )}
            </>
          ),
        },
        { key: "answers", header: "Answers", align: "end", cell: ({ answers }) => answers.toLocaleString() },
        {
          key: "kept",
          header: "Kept",
          cell: ({ keptBy, keptAt }) => (
            <>
              {`by ${keptBy}, `}
              <Time value={keptAt} as="date" />
            </>
          ),
        },
        {
          key: "file",
          header: "File with the answers",
          cell: ({ fileDeletesAt }) =>
            fileDeletesAt === null ? (
              "deleted"
            ) : (
              <>
                {"deleted on "}
                <Time value={fileDeletesAt} as="date" />
              </>
            ),
        },
        ...(can("campaigns.write")
          ? [
              {
                key: "actions",
                header: "",
                cell: (wave: SurveyWave) => <WaveActions survey={survey} wave={wave} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function WaveActions({ survey, wave }: { survey: KeptSurvey; wave: SurveyWave }) {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const close = () => setOpen(null);
  const reopen = async () => {
    try {
      const made = await call(reopenSurveyWave, {
        params: { workspace, survey: survey.survey, wave: wave.wave },
      });
      go(href(`/surveys/${made.import}`));
    } catch (error) {
      toast((error as Error).message);
    }
  };
  return (
    <>
      <Menu
        label={`Change ${wave.name}`}
        items={[
          { key: "rename", label: "Change name and days", onAction: () => setOpen("rename") },
          ...(wave.canReopen
            ? [{ key: "reopen", label: "Open its answers again", onAction: () => void reopen() }]
            : []),
          {
            key: "delete",
            label: "Delete the wave",
            tone: "danger" as const,
            isApart: true,
            onAction: () => setOpen("delete"),
          },
        ]}
      />
      {open === "rename" && <RenameWaveDialog survey={survey} wave={wave} onClose={close} />}
      <DeleteWaveDialog survey={survey} wave={wave} isOpen={open === "delete"} onClose={close} />
    </>
  );
}
