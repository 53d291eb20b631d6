import { useQuery } from "@tanstack/react-query";
import { countFollowUps } from "#listen/follow-ups/follow-up.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Link } from "../../../ui/link.tsx";
import { Section } from "../../../ui/section.tsx";

/** People who wait to hear from whoever is signed in; nothing where nobody does. */
export function FollowUpsSection() {
  const { id: workspace, href } = useWorkspace();
  const { data } = useQuery({
    queryKey: [workspace, "follow-ups", "counts"],
    queryFn: ({ signal }) => call(countFollowUps, { params: { workspace } }, { signal }),
  });
  if (!data) return null;
  const { mine, all } = data;
  const unowned = all?.unowned ?? { waiting: 0, overdue: 0 };
  if (mine.waiting === 0 && unowned.waiting === 0) return null;
  return (
    <Section
      title="To get in touch with"
      actions={mine.waiting > 0 && <Link href={href("/follow-ups?of=mine")}>See who</Link>}
    >
      {mine.waiting > 0 && (
        <p>
          {mine.waiting === 1
            ? "One person who answered a survey waits to hear from you."
            : `${mine.waiting} people who answered a survey wait to hear from you.`}{" "}
          {mine.overdue > 0 && <Badge tone="bad">{`${mine.overdue} overdue`}</Badge>}
        </p>
      )}
      {unowned.waiting > 0 && (
        <p>
          {unowned.waiting === 1
            ? "One person asks to be contacted, and nobody has been given it yet."
            : `${unowned.waiting.toLocaleString()} people ask to be contacted, and nobody has been given them yet.`}{" "}
          {unowned.overdue > 0 && <Badge tone="bad">{`${unowned.overdue} overdue`}</Badge>}{" "}
          <Link href={href("/follow-ups?of=all&owner=nobody")}>Hand over</Link>
        </p>
      )}
    </Section>
  );
}
