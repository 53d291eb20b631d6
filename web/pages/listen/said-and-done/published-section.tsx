import { useQuery } from "@tanstack/react-query";
import { listSaidAndDone } from "#listen/said-and-done/said-and-done.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Section } from "../../../ui/section.tsx";
import { Time } from "../../../ui/time.tsx";

/** What was done with answers, for everybody in the programme; nothing where nothing is published. */
export function SaidAndDoneSection() {
  const { id: workspace } = useWorkspace();
  const { data } = useQuery({
    queryKey: [workspace, "said-and-done"],
    queryFn: ({ signal }) => call(listSaidAndDone, { params: { workspace } }, { signal }),
  });
  if (!data || data.pages.length === 0) return null;
  return (
    <Section title="You said, we did">
      <ul>
        {data.pages.slice(0, 5).map(({ path, title, publishedAt }) => (
          <li key={path}>
            <a href={path}>{title}</a> · <Time value={publishedAt} as="date" />
          </li>
        ))}
      </ul>
    </Section>
  );
}
