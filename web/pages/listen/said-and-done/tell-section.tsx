import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  previewTelling,
  type readSaidAndDone,
  tellInvited,
} from "#listen/said-and-done/said-and-done.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";

interface TellSectionProps {
  campaign: string;
  /** The one that is published. */
  version: number;
  told: ResponseOf<typeof readSaidAndDone>["told"];
}

/** Mail to everybody who was invited, once a version. */
export function TellSection({ campaign, version, told }: TellSectionProps) {
  const isTold = told?.version === version;
  return (
    <Section
      title="Tell everybody who was invited"
      lead="It goes to all of them, whether they answered or not, so nobody's answers have to be looked at. Each mail has a link that ends such mail."
    >
      {told && (
        <p>
          Version {told.version} was told to {told.count.toLocaleString()}{" "}
          {told.finishedAt ? (
            <>
              people, <Time value={told.finishedAt} />.
            </>
          ) : (
            "people so far; it goes on by itself."
          )}
        </p>
      )}
      {!isTold && <Preview campaign={campaign} version={version} />}
    </Section>
  );
}

function Preview({ campaign, version }: Omit<TellSectionProps, "told">) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const query = useQuery({
    queryKey: [workspace, "said-and-done", campaign, "mail", version],
    queryFn: ({ signal }) => call(previewTelling, { params: { workspace, campaign } }, { signal }),
  });
  return (
    <Query query={query}>
      {({ recipients, leftOut, subject, body }) => (
        <>
          <div className="said-mail">
            <p>
              <strong>{subject}</strong>
            </p>
            <p className="said-mail-body">{body}</p>
          </div>
          <p>
            {`${recipients.toLocaleString()} would get it, each in their own language.`}
            {leftOut > 0 &&
              ` ${leftOut.toLocaleString()} would not: they have no address that takes mail, are gone, or asked for no such mail.`}
          </p>
          <Button isDisabled={recipients === 0} onPress={() => setAsking(true)}>
            Send it…
          </Button>
          <ConfirmDialog
            title={`Send this to ${recipients.toLocaleString()} people?`}
            confirm="Send it"
            tone="primary"
            isOpen={isAsking}
            onClose={() => setAsking(false)}
            onConfirm={async () => {
              await call(tellInvited, { params: { workspace, campaign }, body: { version } });
              await queries.invalidateQueries({ queryKey: [workspace, "said-and-done", campaign] });
              toast("The mail is on its way.");
            }}
          >
            <p>Once for each version: publish something new before you write to them again.</p>
          </ConfirmDialog>
        </>
      )}
    </Query>
  );
}
