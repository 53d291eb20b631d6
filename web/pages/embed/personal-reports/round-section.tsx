import { Download, FileStack, Square } from "lucide-react";
import { useState } from "react";
import { unfinished } from "#embed/report-batches/report-batch.ts";
import { cancelReportBatch } from "#embed/report-batches/report-batches.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Section } from "../../../ui/section.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { MakeDialog } from "./make-dialog.tsx";
import { peopleWords, type Round, reportWords, useRoundChanged } from "./use-round.ts";

/** All reports of the campaign at once: make them, see how far it is, stop, download. */
export function RoundSection({ round }: { round: Round }) {
  const { can } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const { batch, stored, closed } = round;
  const goesOn = batch !== null && unfinished.includes(batch.state);
  const canMake = closed && !goesOn && can("campaigns.write");
  return (
    <Section
      title="All reports"
      lead="Made in one go and kept: then people can be told, and reports handed out."
      actions={
        <>
          {canMake && (
            <Button
              tone={batch?.state === "done" ? "plain" : "primary"}
              icon={<FileStack size={16} aria-hidden />}
              onPress={() => setAsking(true)}
            >
              {batch === null
                ? "Make all reports"
                : batch.state === "cancelled"
                  ? "Make the rest"
                  : "Bring up to date"}
            </Button>
          )}
          {stored && stored.reports > 0 && !goesOn && <ArchiveButton reports={stored.reports} />}
        </>
      }
    >
      <State round={round} />
      {isAsking && <MakeDialog round={round} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function ArchiveButton({ reports }: { reports: number }) {
  const { id: workspace } = useWorkspace();
  const campaign = usePathParam("campaign");
  return (
    <LinkButton
      href={`/api/workspaces/${workspace}/campaigns/${campaign}/reports.zip`}
      icon={<Download size={16} aria-hidden />}
      download
    >
      {`Download ${reportWords(reports)} (ZIP)`}
    </LinkButton>
  );
}

function State({ round }: { round: Round }) {
  const { batch, closed, stored } = round;
  if (!closed)
    return (
      <EmptyState title="The campaign is still open">
        All reports can be made when it has closed: until then answers may change. People who are done find
        their own report on their page already.
      </EmptyState>
    );
  if (!batch)
    return (
      <EmptyState title="Not made yet">
        People can open their own report at any time. Make all of them to tell people by e-mail, or to have
        them for conversations.
      </EmptyState>
    );
  const { state, seen, people, askedBy, finishedAt } = batch;
  if (state === "done")
    return (
      <Notice
        tone={stored && stored.failures > 0 ? "warning" : "success"}
        title={
          stored && stored.failures > 0
            ? `${reportWords(stored.failures)} could not be made.`
            : "All reports are made."
        }
      >
        <p>
          {`Asked for by ${askedBy}, done `}
          <Time value={finishedAt ?? batch.askedAt} />.{" "}
          {stored && `${reportWords(stored.reports)} kept, ${peopleWords(stored.told)} told by mail.`}
        </p>
      </Notice>
    );
  if (state === "cancelled")
    return (
      <Notice title={`Stopped after ${seen.toLocaleString()} of ${peopleWords(people)}.`}>
        <p>What is made stays. Nobody was told about reports that were not finished.</p>
      </Notice>
    );
  return <UnderWay batch={batch} />;
}

function UnderWay({ batch }: { batch: NonNullable<Round["batch"]> }) {
  const { id: workspace } = useWorkspace();
  const campaign = usePathParam("campaign");
  const changed = useRoundChanged();
  const [isStopping, setStopping] = useState(false);
  const { id, state, seen, people, askedBy, tells, problem } = batch;
  const stop = async () => {
    setStopping(true);
    try {
      await call(cancelReportBatch, { params: { workspace, campaign, batch: id } });
      toast("It was stopped. What is made stays.");
    } catch (error) {
      toast(asAppError(error).message);
    } finally {
      await changed();
      setStopping(false);
    }
  };
  return (
    <Notice
      tone={problem === null ? "info" : "warning"}
      title={state === "telling" ? "People are being told." : "Reports are being made."}
      actions={
        <Button icon={<Square size={14} aria-hidden />} isPending={isStopping} onPress={() => void stop()}>
          Stop
        </Button>
      }
    >
      <p>
        {`Asked for by ${askedBy}. You can leave this page; it goes on without you, also after a restart of the server.`}
        {tells && state !== "telling" && " People are told by mail when all are made."}
      </p>
      {problem !== null && <p>{problem}</p>}
      <Progress label="People gone through" value={seen} total={people} />
    </Notice>
  );
}
