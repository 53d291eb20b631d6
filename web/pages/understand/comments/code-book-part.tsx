import { useState } from "react";
import { addCode, changeCode, reviseCode } from "#understand/comments/comments.contract.ts";
import type { Code, CodeInput, SourceDetail } from "#understand/comments/comments.schema.ts";
import { call } from "../../../client.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { TextArea, TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { useRefreshSource, useSourceParams } from "./use-comments.ts";

type Open = { what: "add" } | { what: "change" | "merge" | "split"; code: Code } | null;

const states = { used: "in use", retired: "retired", merged: "merged", split: "split" };

/** Codes with what they mean, and what can be done to them. */
export function CodeBookPart({ detail }: { detail: SourceDetail }) {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const [open, setOpen] = useState<Open>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { codes } = detail;
  const nameOf = (id: string | null) => codes.find(({ code }) => code === id)?.name ?? "";
  const revise = async (code: Code, what: "retire" | "undo") => {
    setProblem(null);
    try {
      await call(reviseCode, { params: { ...params, code: code.code }, body: { what } });
      await refresh();
      if (what === "retire") toast(`${code.name} is not in use any more.`, () => void revise(code, "undo"));
      else toast(`What was done to ${code.name} was taken back.`);
    } catch (error) {
      setProblem(asAppError(error).message);
    }
  };
  return (
    <Stack>
      {problem && <Notice tone="error" title={problem} />}
      <Row>
        <Button tone="primary" onPress={() => setOpen({ what: "add" })}>
          Add a code
        </Button>
      </Row>
      {codes.length === 0 ? (
        <EmptyState title="No codes yet">
          A code says what a comment is about. Begin with five to fifteen, each with a definition and when not
          to use it.
        </EmptyState>
      ) : (
        <Table
          caption="Codes"
          rows={codes}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "name",
              header: "Code",
              isRowHeader: true,
              cell: ({ name, group, version }) => (
                <>
                  {group && `${group}: `}
                  {name} {version > 1 && <Badge>{`version ${version}`}</Badge>}
                </>
              ),
            },
            {
              key: "definition",
              header: "Meaning",
              cell: ({ definition, useWhen, notWhen }) =>
                [definition, useWhen && `When: ${useWhen}`, notWhen && `Not: ${notWhen}`]
                  .filter(Boolean)
                  .join(" "),
            },
            {
              key: "coded",
              header: "Coded by you",
              align: "end",
              cell: ({ coded }) => coded.toLocaleString(),
            },
            {
              key: "state",
              header: "State",
              cell: ({ state, mergedInto }) =>
                state === "merged" ? `merged into ${nameOf(mergedInto)}` : states[state],
            },
            {
              key: "actions",
              header: "",
              cell: (code) => (
                <Row>
                  {code.state === "used" ? (
                    <>
                      <Button tone="quiet" onPress={() => setOpen({ what: "change", code })}>
                        Change<span className="visually-hidden"> {code.name}</span>
                      </Button>
                      <Button tone="quiet" onPress={() => setOpen({ what: "merge", code })}>
                        Merge<span className="visually-hidden"> {code.name}</span>
                      </Button>
                      <Button tone="quiet" onPress={() => setOpen({ what: "split", code })}>
                        Split<span className="visually-hidden"> {code.name}</span>
                      </Button>
                      <Button tone="quiet" onPress={() => void revise(code, "retire")}>
                        Retire<span className="visually-hidden"> {code.name}</span>
                      </Button>
                    </>
                  ) : (
                    <Button tone="quiet" onPress={() => void revise(code, "undo")}>
                      Take back<span className="visually-hidden"> what was done to {code.name}</span>
                    </Button>
                  )}
                </Row>
              ),
            },
          ]}
        />
      )}
      {open?.what === "add" && <CodeDialog onClose={() => setOpen(null)} />}
      {open?.what === "change" && <CodeDialog code={open.code} onClose={() => setOpen(null)} />}
      {open?.what === "merge" && <MergeDialog code={open.code} codes={codes} onClose={() => setOpen(null)} />}
      {open?.what === "split" && <SplitDialog code={open.code} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

export const emptyCode: CodeInput = {
  group: "",
  name: "",
  definition: "",
  useWhen: "",
  notWhen: "",
  example: "",
};

/** The fields of a code. */
export function CodeFields({
  field,
}: {
  field: (name: keyof CodeInput) => { name: string; value: string; onChange: (value: string) => void };
}) {
  return (
    <>
      <TextField label="Name" maxLength={100} isRequired {...field("name")} />
      <TextField
        label="Group"
        description="Heading that several codes share."
        maxLength={100}
        isRequired={false}
        {...field("group")}
      />
      <TextArea label="Definition" maxLength={2000} rows={2} isRequired={false} {...field("definition")} />
      <TextArea label="Use it when" maxLength={2000} rows={2} isRequired={false} {...field("useWhen")} />
      <TextArea
        label="Don't use it when"
        maxLength={2000}
        rows={2}
        isRequired={false}
        {...field("notWhen")}
      />
      <TextArea
        label="Example"
        description="In your own words, without names: it stays when comments are deleted."
        maxLength={2000}
        rows={2}
        isRequired={false}
        {...field("example")}
      />
    </>
  );
}

function CodeDialog({ code, onClose }: { code?: Code; onClose: () => void }) {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const { group, name, definition, useWhen, notWhen, example } = code ?? emptyCode;
  const form = useFormValues<CodeInput>({ group, name, definition, useWhen, notWhen, example });
  const save = async () => {
    const body = form.values;
    if (code) await call(changeCode, { params: { ...params, code: code.code }, body });
    else await call(addCode, { params, body });
    await refresh();
    onClose();
  };
  return (
    <Dialog title={code ? `Change ${code.name}` : "Add a code"} isOpen onClose={onClose}>
      <Form submit="Save" onSubmit={save} actions={<Button onPress={onClose}>Cancel</Button>}>
        <CodeFields field={(each) => form.field(each)} />
      </Form>
    </Dialog>
  );
}

function MergeDialog({ code, codes, onClose }: { code: Code; codes: readonly Code[]; onClose: () => void }) {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const [into, setInto] = useState<string | null>(null);
  const merge = async () => {
    if (into === null) return;
    await call(reviseCode, { params: { ...params, code: code.code }, body: { what: "merge", into } });
    await refresh();
    onClose();
  };
  return (
    <Dialog title={`Merge ${code.name}`} isOpen onClose={onClose}>
      <Form
        submit="Merge"
        isDisabled={into === null}
        onSubmit={merge}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <Select
          label="Into"
          description="Its comments count for that code from now on. What was coded stays as it is, so this can be taken back."
          value={into}
          onChange={setInto}
          options={codes
            .filter((each) => each.state === "used" && each.code !== code.code)
            .map((each) => ({ value: each.code, label: each.name }))}
        />
      </Form>
    </Dialog>
  );
}

function SplitDialog({ code, onClose }: { code: Code; onClose: () => void }) {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const form = useFormValues({ first: "", second: "" });
  const split = async () => {
    const names = [form.values.first, form.values.second];
    await call(reviseCode, { params: { ...params, code: code.code }, body: { what: "split", names } });
    await refresh();
    onClose();
  };
  return (
    <Dialog title={`Split ${code.name}`} isOpen onClose={onClose}>
      <Form submit="Split" onSubmit={split} actions={<Button onPress={onClose}>Cancel</Button>}>
        <p>
          Comments that have this code are shown again, to be coded with the new ones. This can be taken back.
        </p>
        <TextField label="First new code" maxLength={100} isRequired {...form.field("first")} />
        <TextField label="Second new code" maxLength={100} isRequired {...form.field("second")} />
      </Form>
    </Dialog>
  );
}
