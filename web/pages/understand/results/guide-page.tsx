import "./guide.css";
import { Printer } from "lucide-react";
import {
  type ConversationGuide,
  conversationGuide,
} from "#understand/conversation-guide/conversation-guide.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { isShown } from "./change-words.ts";
import { dayWords } from "./result-words.ts";
import { ResultsFrame } from "./results-frame.tsx";
import { useChange } from "./use-change.ts";
import { highestTotal, type ProfileData } from "./use-overview.ts";

/** A plan for an hour in which a team makes something of its results; made for two printed pages. */
export const GuidePage = () => (
  <ResultsFrame part="/guide" showsWithheld>
    {(data) => <GuideOf data={data} />}
  </ResultsFrame>
);

const sixWeeks = 42 * 86_400_000;

function GuideOf({ data }: { data: ProfileData }) {
  const { unit, overview, texts, competencies } = data;
  const change = useChange();
  // A guide without what changed is better than none.
  if (change.data === undefined && !change.error) return <Skeleton lines={10} />;
  const changed = change.data?.unit.competencies;
  const guide = conversationGuide({
    unit: unit.name,
    withheld: unit.withheld,
    staff: unit.staff,
    minimum: overview.campaign.minimumGroup,
    highest: highestTotal(texts),
    competencies: competencies.map(({ code, name, figures }) => {
      const result = changed?.[code];
      const { organisation } = isShown(result) ? result : { organisation: null };
      return {
        code,
        name,
        figures,
        change: organisation && { word: organisation.word, change: organisation.change },
      };
    }),
  });
  return (
    <Section
      title={`A team talk about the results: ${unit.name}`}
      lead={guide.purpose}
      actions={
        <Button tone="primary" icon={<Printer size={16} aria-hidden />} onPress={() => window.print()}>
          Print
        </Button>
      }
    >
      <Sheets guide={guide} />
    </Section>
  );
}

function Sheets({ guide }: { guide: ConversationGuide }) {
  return (
    <div className="guide">
      {guide.withoutFigures.length > 0 && (
        <div className="guide-part">
          <h3>For you who lead this team</h3>
          {guide.withoutFigures.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      <div className="guide-columns">
        <div className="guide-part">
          <h3>Before</h3>
          <ul>
            {guide.before.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
        <div className="guide-part">
          <h3>Five rules</h3>
          <ol>
            {guide.rules.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ol>
        </div>
      </div>
      <div className="guide-part">
        <h3>The hour</h3>
        <dl className="guide-steps">
          {guide.steps.map(({ minutes, what, how }) => (
            <div key={minutes}>
              <dt>
                <span className="guide-minutes">{minutes}</span> {what}
              </dt>
              <dd>{how}</dd>
            </div>
          ))}
        </dl>
      </div>
      {guide.subjects.length > 0 && (
        <div className="guide-subjects">
          {guide.subjects.map(({ code, name, why, questions, minutes }) => (
            <article className="guide-part" key={code}>
              <h3>{name}</h3>
              <p className="guide-why">{`${why} ${minutes} minutes.`}</p>
              <ul>
                {questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            </article>
          ))}
        </div>
      )}
      <Agreement guide={guide} />
    </div>
  );
}

/** The box that the team fills in by hand. */
function Agreement({ guide: { agreement, followUp } }: { guide: ConversationGuide }) {
  const suggested = dayWords(new Date(Date.now() + sixWeeks).toISOString());
  return (
    <div className="guide-part">
      <h3>What we agree</h3>
      <dl className="guide-form">
        {agreement.map((term) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <p>{`${followUp} If you meet today: about ${suggested}.`}</p>
    </div>
  );
}
