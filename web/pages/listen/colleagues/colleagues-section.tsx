import { UserPlus } from "lucide-react";
import { useState } from "react";
import type { Asking } from "#listen/colleagues/colleagues.contract.ts";
import { minimumRaters } from "#listen/colleagues/colleagues-disclosure.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { QueryError } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Time } from "../../../ui/time.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { ReceivedRequests } from "./received-requests.tsx";
import { SentRequests } from "./sent-requests.tsx";
import { useMyRequests } from "./use-my-requests.ts";

/**
 * Colleagues' view on one's own page: the requests that one got, and for each profile the colleagues whom one asked. Nothing
 * is shown where there is neither.
 */
export function ColleaguesSection() {
  const query = useMyRequests();
  if (!query.data)
    return query.error ? (
      <Section title="Colleagues' view">
        <QueryError error={query.error} retry={() => void query.refetch()} />
      </Section>
    ) : null;
  const { received, asking } = query.data;
  return (
    <>
      {received.length > 0 && <ReceivedRequests requests={received} />}
      {asking.map((each) => (
        <AskingSection key={each.invitation} asking={each} />
      ))}
    </>
  );
}

function AskingSection({ asking }: { asking: Asking }) {
  const { campaign, closesAt, isOpen, room, requests } = asking;
  const [isAsking, setAsking] = useState(false);
  const button = isOpen && room > 0 && (
    <Button icon={<UserPlus size={16} aria-hidden />} onPress={() => setAsking(true)}>
      Ask a colleague
    </Button>
  );
  return (
    <Section
      title={`Your colleagues' view: ${campaign}`}
      lead={
        isOpen ? (
          <>
            You see what they answered after the close, <Time value={closesAt} />: means of at least{" "}
            {minimumRaters} colleagues who are not named, and the totals of those who agreed to be named. Ask{" "}
            {minimumRaters} or more: with fewer there is no mean.
          </>
        ) : (
          "The campaign is closed. What may be shown of your colleagues' answers stands in your results."
        )
      }
      actions={requests.length > 0 && button}
    >
      {requests.length === 0 ? (
        <EmptyState title="Nobody asked yet" actions={button}>
          How others see the service of your organisation, and you in it, shows what one overlooks oneself.
          Ask three or more people you work with, five at most; they get a mail and decide for themselves.
        </EmptyState>
      ) : (
        <SentRequests asking={asking} />
      )}
      <AskDialog invitation={asking.invitation} isOpen={isAsking} onClose={() => setAsking(false)} />
    </Section>
  );
}
