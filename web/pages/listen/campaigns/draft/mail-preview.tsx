import { isOfCustomers } from "#listen/campaigns/audience.ts";
import { directionOf } from "#listen/questionnaires/direction.ts";
import { Notice } from "../../../../ui/notice.tsx";
import { Query } from "../../../../ui/query.tsx";
import { languageName } from "../parts/languages.ts";
import { type Campaign, useCampaignPreview } from "../use-campaign.ts";
import { Disclosure } from "./disclosure.tsx";

interface MailPreviewProps {
  campaign: Campaign;
  mail: "invitation" | "reminder";
  /** The one that is being written. */
  language: string;
}

/** A mail as its recipient sees it, written to whoever looks at it. */
export function MailPreview({ campaign, mail, language }: MailPreviewProps) {
  const preview = useCampaignPreview(campaign);
  const ofCustomers = isOfCustomers(campaign.settings.audience);
  return (
    <Query query={preview} lines={3}>
      {({ [mail]: toAll, readers, mailServer }) => {
        const own = ofCustomers ? readers.find((each) => each.language === language) : undefined;
        const spare = ofCustomers ? readers.filter(({ builtIn }) => builtIn) : [];
        const isOnly = readers.filter(({ builtIn }) => !builtIn).length < 2;
        return (
          <>
            {!mailServer && (
              <Notice title="No mail server is set.">
                <p>Mails wait in the outbox until whoever operates the server hands them out.</p>
              </Notice>
            )}
            {own && !isOnly ? (
              <>
                <Shown
                  title={`As it arrives, if it were sent to you and you were known to read ${languageName(language)}`}
                  mail={own[mail]}
                  language={language}
                />
                <Disclosure title="What somebody gets whose language isn't known">
                  <Shown title="As it arrives in all languages" mail={toAll} />
                </Disclosure>
              </>
            ) : (
              <Shown title="As it arrives, if it were sent to you" mail={toAll} />
            )}
            {spare.map((reader) => (
              <Disclosure
                key={reader.language}
                title={`The built-in text for those who read ${languageName(reader.language)}`}
              >
                <Shown
                  title={`As it arrives in ${languageName(reader.language)}`}
                  mail={reader[mail]}
                  language={reader.language}
                />
              </Disclosure>
            ))}
          </>
        );
      }}
    </Query>
  );
}

interface ShownProps {
  title: string;
  mail: { subject: string; body: string };
  /** Not given where there are several. */
  language?: string;
}

function Shown({ title, mail: { subject, body }, language }: ShownProps) {
  return (
    <figure className="mail-preview">
      <figcaption>{title}</figcaption>
      <div dir={language ? directionOf(language) : "auto"} {...(language && { lang: language })}>
        <p className="mail-subject">{subject}</p>
        <p className="mail-body" dir={language ? directionOf(language) : "auto"}>
          {body}
        </p>
      </div>
    </figure>
  );
}
