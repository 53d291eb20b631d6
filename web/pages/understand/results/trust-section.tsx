import { LinkButton } from "../../../ui/button.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import {
  carelessSentence,
  reliabilitySentence,
  responseSentence,
  withheldUnitsSentence,
} from "./trust-words.ts";
import { useResultsAddress } from "./use-overview.ts";
import { useTrust } from "./use-trust.ts";

/** How sure the figures are, in four sentences. */
export function TrustSection() {
  const { to } = useResultsAddress();
  const query = useTrust();
  return (
    <Section title="How sure we are" actions={<LinkButton href={to("/trust")}>All about it</LinkButton>}>
      <Query query={query}>
        {(trust) => (
          <ul className="trust-list">
            {[responseSentence, reliabilitySentence, carelessSentence, withheldUnitsSentence].map(
              (sentence) => (
                <li key={sentence.name}>{sentence(trust)}</li>
              ),
            )}
          </ul>
        )}
      </Query>
    </Section>
  );
}
