import "./home.css";
import { useSession } from "../../shell/session.ts";
import { useWorkspace } from "../../shell/use-workspace.ts";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Link } from "../../ui/link.tsx";
import { Query } from "../../ui/query.tsx";
import { Section } from "../../ui/section.tsx";
import { useWaiting, type Waiting } from "./waiting.ts";

/** What waits for whoever is signed in, and the way to what is theirs. */
export function ForYou() {
  const { href } = useWorkspace();
  const query = useWaiting();
  return (
    <Section title="For you" actions={<Link href={href("/my")}>My page</Link>}>
      <Query query={query} lines={3}>
        {({ waiting, results }) =>
          waiting.length > 0 ? <WaitingList waiting={waiting} /> : <Nothing hasResults={results.length > 0} />
        }
      </Query>
    </Section>
  );
}

function Nothing({ hasResults }: { hasResults: boolean }) {
  const { can, href } = useWorkspace();
  const { user } = useSession();
  if (hasResults)
    return (
      <p>
        Nothing waits for you today. Your results and what you make of them are on{" "}
        <Link href={href("/my")}>My page</Link>.
      </p>
    );
  return (
    <p>
      {can("campaigns.read") || can("paper.enter")
        ? "There is no questionnaire for you to answer."
        : `There is nothing to do at the moment. When you are asked something, it appears here and a mail goes to ${user?.email}.`}
    </p>
  );
}

const WaitingList = ({ waiting }: { waiting: readonly Waiting[] }) => (
  <ul className="waiting">
    {waiting.map(({ key, title, detail, action, href, isNew }) => (
      <li key={key}>
        <div className="waiting-words">
          <h3>{title}</h3>
          <p>
            {isNew && <Badge tone="active">new</Badge>} {detail}
          </p>
        </div>
        <LinkButton href={href}>
          {action}
          <span className="visually-hidden">: {title}</span>
        </LinkButton>
      </li>
    ))}
  </ul>
);
