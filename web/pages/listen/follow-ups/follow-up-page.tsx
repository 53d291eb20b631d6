import "./follow-ups.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeFollowUp, type FollowUpView, readFollowUp } from "#listen/follow-ups/follow-up.contract.ts";
import { call } from "../../../client.ts";
import { useGo, usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { DateTimeField } from "../../../ui/date-time-field.tsx";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { dayWords, reasonWords, stateOptions, stateTones } from "./follow-up-words.ts";
import { OwnerField } from "./owner-field.tsx";

/** One respondent who is to hear from somebody. */
export function FollowUpPage() {
  const { id: workspace, href } = useWorkspace();
  const followUp = usePathParam("followUp");
  const query = useQuery({
    queryKey: [workspace, "follow-ups", followUp],
    queryFn: ({ signal }) => call(readFollowUp, { params: { workspace, followUp } }, { signal }),
    // Not under somebody's hands: what was changed meanwhile is told when they save.
    refetchOnWindowFocus: false,
  });
  // Kept here, so that handing it over doesn't lose what was begun; of this follow-up alone.
  const [begun, setBegun] = useState({ of: followUp, text: "" });
  const note: Note = {
    text: begun.of === followUp ? begun.text : "",
    change: (text) => setBegun({ of: followUp, text }),
  };
  return (
    <Page
      width="reading"
      kicker={<Breadcrumbs trail={[{ label: "Follow-ups", href: href("/follow-ups") }]} />}
      title={query.data?.name ?? "Follow-up"}
      lead={query.data && <Lead one={query.data} />}
    >
      <Query query={query}>{(one) => <Parts key={one.revision} one={one} note={note} />}</Query>
    </Page>
  );
}

const Lead = ({ one: { state, dueOn, overdue } }: { one: FollowUpView }) => (
  <>
    <Badge tone={stateTones[state]}>{state}</Badge> Due {dayWords(dueOn)}{" "}
    {overdue && <Badge tone="bad">overdue</Badge>}
  </>
);

interface Note {
  text: string;
  change: (text: string) => void;
}

function Parts({ one, note }: { one: FollowUpView; note: Note }) {
  const { href, can } = useWorkspace();
  const [isHanding, setHanding] = useState(false);
  const { campaign, email, account, owner, suggestedOwner, words, notes, reason } = one;
  return (
    <Stack gap="large">
      {owner === null && (
        <Notice
          tone="warning"
          title="Nobody was given this yet."
          actions={<Button onPress={() => setHanding(true)}>Hand it over…</Button>}
        >
          <p>
            {campaign.confidential
              ? "The campaign is confidential: besides you, whoever you hand it to sees the name, the address and what was written below, and so do those who run the programme. None of the other answers."
              : "Hand it to whoever gets in touch."}
            {suggestedOwner && ` The plan suggests ${suggestedOwner.name}.`}
          </p>
        </Notice>
      )}
      <DescriptionList
        items={[
          {
            name: "E-mail",
            value: email === null ? "none is known" : <a href={`mailto:${email}`}>{email}</a>,
          },
          ...(account
            ? [
                {
                  name: "Account",
                  value: can("customers.read") ? (
                    <Link href={href(`/customers/accounts/${account.id}`)}>{account.name}</Link>
                  ) : (
                    account.name
                  ),
                },
              ]
            : []),
          { name: "Campaign", value: campaign.name },
          { name: "Why", value: reasonWords[reason] },
          { name: "Since", value: <Time value={one.openedAt} /> },
          { name: "Owner", value: owner?.name ?? "nobody yet" },
        ]}
      />
      {words.length > 0 && (
        <Section title="What they wrote for this">
          {words.map(({ question, text }) => (
            <div key={question}>
              <h3>{question}</h3>
              <p className="follow-up-words">{text}</p>
            </div>
          ))}
        </Section>
      )}
      <HowFar one={one} note={note} />
      {owner !== null && (
        <div>
          <Button onPress={() => setHanding(true)}>Hand it to somebody else…</Button>
        </div>
      )}
      {notes.length > 0 && (
        <Section title="Notes">
          <ul>
            {notes.map(({ at, by, text }) => (
              <li key={at + text}>
                <Time value={at} /> · {by}: <span className="follow-up-words">{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <HandOver one={one} isOpen={isHanding} onClose={() => setHanding(false)} />
    </Stack>
  );
}

function useChange(one: FollowUpView) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  return async (change: Omit<Parameters<typeof call<typeof changeFollowUp>>[1]["body"], "revision">) => {
    const after = await call(changeFollowUp, {
      params: { workspace, followUp: one.id },
      body: { revision: one.revision, ...change },
    });
    if ("handedOn" in after) go(href("/follow-ups"));
    await queries.invalidateQueries({ queryKey: [workspace, "follow-ups"] });
  };
}

function HowFar({ one, note }: { one: FollowUpView; note: Note }) {
  const change = useChange(one);
  const [state, setState] = useState(one.state);
  const [outcome, setOutcome] = useState(one.outcome);
  const [dueOn, setDueOn] = useState(one.dueOn);
  const isOver = state === "done" || state === "not reached";
  const save = async () => {
    await change({
      state,
      ...(isOver && { outcome }),
      ...(!isOver && dueOn !== "" && { dueOn }),
      ...(note.text.trim() !== "" && { note: note.text }),
    });
    note.change("");
    toast("Saved.");
  };
  return (
    <Section title="How far it is">
      <Form submit="Save" onSubmit={save}>
        <RadioGroup label="State" options={stateOptions} value={state} onChange={setState} />
        {isOver ? (
          <TextArea
            label="What came of it"
            description="For those who run the programme: what was settled, and what remains."
            maxLength={2000}
            value={outcome}
            onChange={setOutcome}
          />
        ) : (
          <DateTimeField label="Due" value={dueOn} onChange={setDueOn} />
        )}
        <TextArea label="Add a note" maxLength={2000} rows={2} value={note.text} onChange={note.change} />
      </Form>
    </Section>
  );
}

function HandOver({ one, isOpen, onClose }: { one: FollowUpView; isOpen: boolean; onClose: () => void }) {
  const change = useChange(one);
  const [owner, setOwner] = useState(one.suggestedOwner);
  const hand = async () => {
    if (!owner) return;
    await change({ owner: owner.id });
    toast(`Handed to ${owner.name}, who is told on the next working morning.`);
    onClose();
  };
  return (
    <Dialog title="Hand it over" isOpen={isOpen} onClose={onClose}>
      <Form
        submit="Hand over"
        onSubmit={hand}
        isDisabled={owner === null}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <OwnerField label="To whom" value={owner} onChange={setOwner} />
      </Form>
    </Dialog>
  );
}
