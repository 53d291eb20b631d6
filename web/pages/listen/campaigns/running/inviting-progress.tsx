import { Notice } from "../../../../ui/notice.tsx";
import { Progress } from "../../../../ui/progress.tsx";
import { peopleWords } from "../campaign-words.ts";
import type { Campaign } from "../use-campaign.ts";

/** How far the making and mailing of invitations is; nothing where none are being made. */
export function InvitingProgress({ campaign: { state, inviting } }: { campaign: Campaign }) {
  if (!inviting || state === "closed") return null;
  const { expected, invited, mailWaiting } = inviting;
  return (
    <Notice title={state === "opening" ? "The campaign is opening." : "People are being invited."}>
      <p>You can leave this page; it goes on without you, also after a restart of the server.</p>
      <Progress label="Invitations made" value={invited} total={expected} />
      {mailWaiting > 0 && <p>{`${peopleWords(mailWaiting)} will get their mail in the next minutes.`}</p>}
    </Notice>
  );
}
