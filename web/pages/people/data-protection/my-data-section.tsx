import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import {
  askForErasure,
  readDataProtection,
  readMyData,
  withdrawErasure,
} from "#people/data-protection/data-protection.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";

type MyData = ResponseOf<typeof readMyData>;

/** What is kept of whoever is signed in: to save, and to have erased. */
export function MyDataSection() {
  const { id: workspace, href } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "data-protection", "mine"],
    queryFn: ({ signal }) => call(readMyData, { params: { workspace } }, { signal }),
  });
  return (
    <Section
      title="My data"
      lead={
        <>
          Everything that this programme keeps of you is yours to see. What is kept, why and who sees it:{" "}
          <Link href={href("/data-protection")}>Data protection</Link>.
        </>
      }
    >
      <Query query={query} lines={2}>
        {(mine) =>
          mine.hasRecord ? (
            <OwnData mine={mine} />
          ) : (
            <p>
              No record among the organisation's people is known to be yours. Your account is under the menu
              with your name.
            </p>
          )
        }
      </Query>
    </Section>
  );
}

function OwnData({ mine: { request } }: { mine: MyData }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const isOpen = request?.state === "open";
  const takeBack = async () => {
    await call(withdrawErasure, { params: { workspace } });
    await queries.invalidateQueries({ queryKey: [workspace, "data-protection"] });
    toast("Your request was taken back. Nothing was erased.");
  };
  return (
    <Stack>
      {request?.state === "open" && (
        <Notice title="You have asked for your data to be erased.">
          <p>
            Asked on <Time value={request.askedAt} as="date" />; an answer is due by{" "}
            <Time value={request.dueAt} as="date" />.
          </p>
        </Notice>
      )}
      {request?.state === "refused" && (
        <Notice tone="warning" title="Your request for erasure was refused.">
          <p>The reason given: {request.reason}</p>
          <p>You can ask again, and you can complain to the data protection authority.</p>
        </Notice>
      )}
      <Row>
        <LinkButton
          href={`/api/workspaces/${workspace}/my/data.json`}
          icon={<Download size={16} aria-hidden />}
          download
        >
          Save my data (JSON)
        </LinkButton>
        {isOpen ? (
          <Button onPress={() => void takeBack()}>Take back my request for erasure</Button>
        ) : (
          <Button onPress={() => setAsking(true)}>Ask for erasure…</Button>
        )}
      </Row>
      {isAsking && <Ask onClose={() => setAsking(false)} />}
    </Stack>
  );
}

function Ask({ onClose }: { onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues({ note: "" });
  const words = useQuery({
    queryKey: [workspace, "data-protection"],
    queryFn: ({ signal }) => call(readDataProtection, { params: { workspace } }, { signal }),
  });
  const ask = async () => {
    await call(askForErasure, { params: { workspace }, body: form.values });
    await queries.invalidateQueries({ queryKey: [workspace, "data-protection"] });
    onClose();
    toast("Those who run the programme were told of your request.");
  };
  return (
    <Dialog title="Ask for my data to be erased" isOpen onClose={onClose} width="wide">
      <Form submit="Ask for erasure" onSubmit={ask} actions={<Button onPress={onClose}>Cancel</Button>}>
        <p>
          Those who run the programme carry it out within a month. Until then you can take the request back.
          Afterwards you can't sign in here any more; save your reports and your contract first if you want to
          keep them.
        </p>
        <Query query={words} lines={6}>
          {({ erasure }) => (
            <>
              <h3>What is removed</h3>
              <ul>
                {erasure.removed.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <h3>What stays, and why</h3>
              <ul>
                {erasure.stays.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </>
          )}
        </Query>
        <TextArea
          label="Anything you want to add"
          description="Those who run the programme read it."
          maxLength={2000}
          rows={2}
          {...form.field("note")}
        />
      </Form>
    </Dialog>
  );
}
