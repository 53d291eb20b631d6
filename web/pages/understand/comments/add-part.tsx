import { useState } from "react";
import { errorFromProblem, isProblem } from "#platform/http/problem.ts";
import {
  addComments,
  changeReaders,
  deleteCommentSource,
  gatherComments,
} from "#understand/comments/comments.contract.ts";
import type { SourceDetail } from "#understand/comments/comments.schema.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { FileDrop } from "../../../ui/file-drop.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { TextArea, TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { useRefreshSource, useSourceParams } from "./use-comments.ts";

type Kind = "none" | "customer" | "staff" | "manager";

/** Where the comments come from: gathered again, brought by hand or from a file; who opens them; deletion. */
export function AddPart({ detail }: { detail: SourceDetail }) {
  const { campaign, confidential } = detail.source;
  return (
    <Stack gap="large">
      {campaign ? (
        <GatherAgain campaign={campaign} />
      ) : (
        <>
          <ByHand />
          <FromFile />
          {confidential && <Readers detail={detail} />}
        </>
      )}
      <Deletion detail={detail} />
    </Stack>
  );
}

function GatherAgain({ campaign }: { campaign: string }) {
  const { workspace } = useSourceParams();
  const refresh = useRefreshSource();
  const [problem, setProblem] = useState<string | null>(null);
  const gather = async () => {
    setProblem(null);
    try {
      const { comments } = await call(gatherComments, { params: { workspace }, body: { campaign } });
      await refresh();
      toast(`${comments.toLocaleString()} comments are gathered.`);
    } catch (error) {
      setProblem(asAppError(error).message);
    }
  };
  return (
    <Section
      title="From the campaign"
      lead="Comments that came since are added. Where somebody changed what they wrote, it has to be coded anew."
    >
      {problem && <Notice tone="error" title={problem} />}
      <Row>
        <Button onPress={() => void gather()}>Gather again</Button>
      </Row>
    </Section>
  );
}

function ByHand() {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const form = useFormValues<{ words: string; place: string; kind: Kind }>({
    words: "",
    place: "",
    kind: "none",
  });
  const add = async () => {
    const { words, place, kind } = form.values;
    const texts = words.split(/\n\s*\n/).filter((each) => each.trim() !== "");
    await call(addComments, {
      params,
      body: {
        comments: texts.map((each) => ({
          words: each,
          place,
          kind: kind === "none" ? ("" as const) : kind,
          saidOn: null,
        })),
      },
    });
    form.field("words").onChange("");
    await refresh();
    toast(`${texts.length.toLocaleString()} comments were added.`);
  };
  return (
    <Section title="By hand" lead="Type or paste. An empty line begins another comment.">
      <Form submit="Add" onSubmit={add}>
        <TextArea label="Comments" rows={6} isRequired {...form.field("words")} />
        <TextField
          label="Source"
          description="E.g. interview 3. Leave names out."
          maxLength={200}
          isRequired={false}
          {...form.field("place")}
        />
        <Select<Kind>
          label="Said by"
          value={form.values.kind}
          onChange={form.field("kind").onChange}
          options={[
            { value: "none", label: "Not known" },
            { value: "customer", label: "A customer" },
            { value: "staff", label: "Somebody on the staff" },
            { value: "manager", label: "A manager" },
          ]}
        />
      </Form>
    </Section>
  );
}

interface Sent {
  added: number;
  problems: { row: number; reason: string }[];
}

function FromFile() {
  const { workspace, source } = useSourceParams();
  const refresh = useRefreshSource();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const send = async (file: File) => {
    setBusy(true);
    setProblem(null);
    setSent(null);
    try {
      const name = encodeURIComponent(file.name.slice(-100));
      const answer = await fetch(
        `/api/workspaces/${workspace}/comment-sources/${source}/files?name=${name}`,
        {
          method: "POST",
          headers: { "content-type": "application/octet-stream" },
          body: file,
        },
      );
      const told: unknown = await answer.json();
      if (isProblem(told)) throw errorFromProblem(told);
      setSent(told as Sent);
      await refresh();
    } catch (error) {
      setProblem(asAppError(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section
      title="From a file"
      lead="A table with the column comment and, if you like, kind (customer, staff or manager), source and date (2026-11-21)."
    >
      {problem && <Notice tone="error" title={problem} />}
      {sent && (
        <Notice tone="success" title={`${sent.added.toLocaleString()} comments were added.`}>
          {sent.problems.length > 0 && (
            <ul>
              {sent.problems.map(({ row, reason }) => (
                <li key={row}>{`Row ${row}: ${reason}`}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <FileDrop
        label="Choose a file"
        description=".xlsx or .csv, up to 50 MB."
        accept={[".csv", ".xlsx", ".txt", "text/csv"]}
        onFile={(file) => void send(file)}
        isDisabled={isBusy}
      />
    </Section>
  );
}

function Readers({ detail }: { detail: SourceDetail }) {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const [chosen, setChosen] = useState(detail.readers.map(({ id }) => id));
  const save = async () => {
    await call(changeReaders, { params, body: { readers: chosen } });
    await refresh();
    toast("Saved.");
  };
  return (
    <Section title="Who opens these comments" lead="Consultants of this programme. You stay among them.">
      <Form submit="Save" isDisabled={chosen.length === 0} onSubmit={save}>
        <CheckboxGroup
          label="Readers"
          options={[...detail.readers, ...detail.candidates].map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
          value={chosen}
          onChange={setChosen}
        />
      </Form>
    </Section>
  );
}

function Deletion({ detail }: { detail: SourceDetail }) {
  const { href } = useWorkspace();
  const params = useSourceParams();
  const go = useGo();
  const [isAsking, setAsking] = useState(false);
  const { campaign, name } = detail.source;
  return (
    <Section title="Delete">
      <Row>
        <Button tone="danger" onPress={() => setAsking(true)}>
          {campaign ? "Delete code book and codes" : "Delete this collection"}
        </Button>
      </Row>
      <ConfirmDialog
        title={`Delete ${name}`}
        confirm="Delete"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await call(deleteCommentSource, { params });
          go(href("/comments"));
        }}
      >
        {campaign
          ? "The code book, what was coded, released themes and quotations are deleted. The answers stay, and can be gathered again."
          : "The comments, the code book, what was coded, released themes and quotations are deleted for good."}
      </ConfirmDialog>
    </Section>
  );
}
