import { useState } from "react";
import { openCampaign } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Button } from "../../../../ui/button.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Query } from "../../../../ui/query.tsx";
import { RadioGroup } from "../../../../ui/radio-group.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { anonymityWords, mailsAreWords, peopleWords } from "../campaign-words.ts";
import { momentWords } from "../parts/moments.ts";
import { type Campaign, useCampaign, useMailServer, useRefresh } from "../use-campaign.ts";
import { useAudienceCount } from "./audience-count.tsx";
import { goToPart } from "./checks.tsx";

interface OpenDialogProps {
  campaign: Campaign;
  /** What was saved last: nothing older is shown. */
  revision: number;
  onClose: () => void;
}

/** Says what opening means before it is done: who gets mail, when, and what can't be changed afterwards. */
export function OpenDialog({ campaign: { id }, revision, onClose }: OpenDialogProps) {
  const query = useCampaign(id);
  const isOlder = query.data !== undefined && query.data.revision < revision;
  return (
    <Dialog title="Open this campaign?" isOpen onClose={onClose} role="alertdialog">
      <Query query={isOlder ? { ...query, data: undefined } : query}>
        {(campaign) => {
          const hindering = campaign.checks.filter(({ severity }) => severity === "hinders");
          return hindering.length > 0 ? (
            <>
              <Notice tone="warning" title="It can't open yet.">
                <ul>
                  {hindering.map(({ detail }) => (
                    <li key={detail}>{detail}</li>
                  ))}
                </ul>
              </Notice>
              <div>
                <Button
                  tone="primary"
                  onPress={() => {
                    onClose();
                    requestAnimationFrame(() => goToPart("checks"));
                  }}
                >
                  Show me where
                </Button>
              </div>
            </>
          ) : (
            <Confirm campaign={campaign} onClose={onClose} />
          );
        }}
      </Query>
    </Dialog>
  );
}

/** What becomes of the mails. @param moment when it opens by itself; null where it opens now */
function mailWords(mails: number, moment: string | null, hasMailServer: boolean): string {
  if (hasMailServer)
    return `${mails.toLocaleString()} ${mails === 1 ? "leaves" : "leave"} ${moment ?? "at once"}`;
  const when = moment === null ? "" : ` ${moment}`;
  return `${mailsAreWords(mails)} written${when} and kept in the outbox, since no mail server is set`;
}

function Confirm({ campaign, onClose }: Omit<OpenDialogProps, "revision">) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefresh();
  const { settings, timeZone } = campaign;
  const count = useAudienceCount(settings.audience);
  const hasMailServer = useMailServer(campaign);
  const later =
    settings.opensAt !== null && settings.opensAt > new Date().toISOString() ? settings.opensAt : null;
  const [when, setWhen] = useState<"now" | "scheduled">(later === null ? "now" : "scheduled");
  const open = async () => {
    const body = { revision: campaign.revision, when };
    await call(openCampaign, { params: { workspace, campaign: campaign.id }, body });
    toast(when === "now" ? "The campaign is opening." : "The campaign will open by itself.");
    onClose();
    await refresh();
  };
  const byMail = count.data ? count.data.people - count.data.withoutEmail : null;
  const moment = when === "scheduled" && later !== null ? momentWords(later, timeZone) : null;
  if (when === "scheduled" && later === null)
    return (
      <Notice
        tone="warning"
        title="It does not open by itself any more: its time is past, or was taken away."
        actions={<Button onPress={() => setWhen("now")}>See what opening it now means</Button>}
      />
    );
  return (
    <Form
      submit={
        moment !== null
          ? "Open it then"
          : byMail === null
            ? "Open now"
            : `Open now and invite ${peopleWords(count.data?.people ?? 0)}`
      }
      onSubmit={open}
      actions={<Button onPress={onClose}>Not yet</Button>}
    >
      {later !== null && (
        <RadioGroup
          label="When"
          options={[
            { value: "scheduled", label: `By itself: ${momentWords(later, timeZone)}` },
            { value: "now", label: "Now" },
          ]}
          value={when}
          onChange={setWhen}
        />
      )}
      <Query query={count} lines={3}>
        {({ people, withoutEmail }) => (
          <DescriptionList
            items={[
              {
                name: "Invited",
                value:
                  moment === null
                    ? peopleWords(people)
                    : `${peopleWords(people)} as of today; counted again when it opens`,
              },
              {
                name: "Mails",
                value: `${mailWords(people - withoutEmail, moment, hasMailServer)}${
                  withoutEmail > 0
                    ? settings.anonymity === "anonymous"
                      ? `; ${peopleWords(withoutEmail)} without an address need cards or paper`
                      : `; you print links for ${peopleWords(withoutEmail)} without an address`
                    : ""
                }`,
              },
              {
                name: "Questionnaire",
                value: `${campaign.questionnaireName}, version ${settings.questionnaire?.version}`,
              },
              {
                name: "Answers",
                value: `${anonymityWords[settings.anonymity]}; groups below ${settings.minimumGroup} are withheld`,
              },
              { name: "Closes", value: settings.closesAt && momentWords(settings.closesAt, timeZone) },
            ]}
          />
        )}
      </Query>
      <Notice
        tone="warning"
        title={hasMailServer ? "Mails that have left can't be called back." : "Opening can't be taken back."}
      >
        <p>
          From then on the questionnaire, who is invited, who sees the answers, the purpose and how long
          answers are kept are fixed, because people were told so. You can still change the name, the mails
          and the reminders, extend it, and close it.
        </p>
        {campaign.pilots > 0 && <p>Trial answers are deleted, and trial links end.</p>}
      </Notice>
    </Form>
  );
}
