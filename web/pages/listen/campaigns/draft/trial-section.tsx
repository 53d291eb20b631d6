import { useState } from "react";
import { sendTest, startPilot } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Button } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { asAppError, Form } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Row, Stack } from "../../../../ui/stack.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { mailsAreWords, peopleWords } from "../campaign-words.ts";
import { type Campaign, useMailServer, useRefresh } from "../use-campaign.ts";
import { Part } from "./part.tsx";
import { PeoplePicker } from "./people-picker.tsx";
import type { Draft } from "./use-draft.ts";

/** Trying it before anybody else does: alone, then with a few. */
export function TrialSection({ draft, campaign }: { draft: Draft; campaign: Campaign }) {
  const [isPiloting, setPiloting] = useState(false);
  return (
    <Part
      name="trial"
      title="Try it"
      lead="Trial answers never count: they are deleted when the campaign opens, and trial links end then."
    >
      <Stack>
        <TestSend campaign={campaign} draft={draft} />
        <Row>
          <span>
            {campaign.pilots === 0
              ? "A pilot with a few colleagues finds what is hard to understand."
              : trialWords(campaign)}
          </span>
          <Button onPress={() => setPiloting(true)}>
            {campaign.pilots === 0 ? "Start a pilot" : "Let more people try it"}
          </Button>
        </Row>
        {isPiloting && <Pilot campaign={campaign} draft={draft} onClose={() => setPiloting(false)} />}
      </Stack>
    </Part>
  );
}

/** How many are trying it, and how many of them have finished as far as that may be told. */
function trialWords({ pilots, pilotsCompleted }: Campaign): string {
  const tried = `${peopleWords(pilots)} ${pilots === 1 ? "has" : "have"} a trial link.`;
  return pilotsCompleted === null
    ? `${tried} How many have finished is told once they are as many as the smallest group.`
    : `${tried} ${pilotsCompleted.toLocaleString()} ${pilotsCompleted === 1 ? "has" : "have"} finished.`;
}

interface TestSendProps {
  campaign: Campaign;
  /** Saved before anything is sent; absent where nothing can be changed. */
  draft?: Draft;
}

/** Sends the invitation to whoever asks, with a link to try. */
export function TestSend({ campaign, draft }: TestSendProps) {
  const { id: workspace } = useWorkspace();
  const hasMailServer = useMailServer(campaign);
  const refresh = useRefresh();
  const [isSending, setSending] = useState(false);
  const [sent, setSent] = useState<{ email: string; path: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () => {
    setSending(true);
    setProblem(null);
    try {
      await draft?.flush();
      setSent(await call(sendTest, { params: { workspace, campaign: campaign.id } }));
      await refresh();
    } catch (error) {
      setProblem(asAppError(error).message);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <Row>
        <Button isPending={isSending} onPress={() => void send()}>
          Send me a test
        </Button>
        <span>
          {hasMailServer
            ? "You get the invitation by mail, with a link that works."
            : "The invitation is kept in the outbox, since no mail server is set; its link works."}
        </span>
      </Row>
      {problem !== null && <Notice tone="error" title={problem} />}
      {sent && (
        <Notice
          tone="success"
          title={
            hasMailServer
              ? `The invitation is on its way to ${sent.email}.`
              : `The invitation to ${sent.email} is written and kept in the outbox.`
          }
        >
          <p>
            <a href={sent.path} target="_blank" rel="noreferrer">
              {hasMailServer ? "Or try the questionnaire here" : "Try the questionnaire here"}
            </a>
            , in a new window.
          </p>
        </Notice>
      )}
    </>
  );
}

interface PilotProps {
  campaign: Campaign;
  draft: Draft;
  onClose: () => void;
}

function Pilot({ campaign, draft, onClose }: PilotProps) {
  const { id: workspace } = useWorkspace();
  const hasMailServer = useMailServer(campaign);
  const refresh = useRefresh();
  const [people, setPeople] = useState<string[]>([]);
  const start = async () => {
    await draft.flush();
    const { invited, withoutEmail } = await call(startPilot, {
      params: { workspace, campaign: campaign.id },
      body: { people },
    });
    await refresh();
    toast(
      `${
        hasMailServer
          ? `${peopleWords(invited)} ${invited === 1 ? "gets" : "get"} a trial mail.`
          : `${mailsAreWords(invited)} written and kept in the outbox.`
      }${withoutEmail > 0 ? ` ${peopleWords(withoutEmail)} can't be reached by mail.` : ""}`,
    );
    onClose();
  };
  return (
    <Dialog title="Start a pilot" isOpen onClose={onClose}>
      <Form
        submit={
          people.length === 0 ? "Send trial mails" : `Send trial mails to ${peopleWords(people.length)}`
        }
        isDisabled={people.length === 0}
        onSubmit={start}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <p>
          They get the invitation marked as a trial. Tell them what you want to hear: what was unclear, and
          how long it took. They are invited again when the campaign opens, if they are in its audience.
        </p>
        {!hasMailServer && (
          <p>
            No mail server is set: the trial mails are kept in the outbox until whoever operates the server
            hands them out.
          </p>
        )}
        <PeoplePicker
          label="Add a person"
          listLabel="People in the pilot"
          isNeeded
          value={people}
          onChange={setPeople}
        />
      </Form>
    </Dialog>
  );
}
