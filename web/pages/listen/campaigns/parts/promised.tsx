import { directionOf } from "#listen/questionnaires/direction.ts";
import { Query } from "../../../../ui/query.tsx";
import { Section } from "../../../../ui/section.tsx";
import { type Campaign, useCampaignPreview } from "../use-campaign.ts";
import { languageName } from "./languages.ts";

/** What respondents read before the first question, as the server makes it from what is so. */
export function Promised({ campaign }: { campaign: Campaign }) {
  const preview = useCampaignPreview(campaign);
  const isFixed = campaign.state !== "draft" && campaign.state !== "scheduled";
  return (
    <Section
      title="What respondents are told"
      lead={
        isFixed
          ? "As it stood when the campaign opened; it can't be changed any more."
          : "Made from your settings, and shown before the first question."
      }
    >
      <Query query={preview}>
        {({ promise }) => {
          const languages = Object.entries(promise);
          return (
            <div className="promised">
              {languages.map(([language, paragraphs]) => (
                <div key={language} lang={language} dir={directionOf(language)}>
                  {languages.length > 1 && (
                    <h3 lang="en-GB" dir="ltr">
                      {languageName(language)}
                    </h3>
                  )}
                  {paragraphs.map((paragraph) => (
                    // The first says what the answers are for, in the language in which it was typed.
                    <p key={paragraph} {...(paragraph === paragraphs[0] && { dir: "auto" })}>
                      {paragraph}
                    </p>
                  ))}
                </div>
              ))}
            </div>
          );
        }}
      </Query>
    </Section>
  );
}
