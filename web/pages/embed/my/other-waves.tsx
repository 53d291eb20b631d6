import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Link } from "../../../ui/link.tsx";
import { Section } from "../../../ui/section.tsx";
import { Answered } from "./glance.tsx";
import type { OwnResults } from "./own-words.ts";
import { useOwnWaves } from "./use-own-results.ts";

/** One's results of other campaigns; nothing where there are none. */
export function OtherWaves({ results }: { results: OwnResults }) {
  const { href } = useWorkspace();
  const others =
    useOwnWaves().data?.results.filter(({ invitation }) => invitation !== results.invitation) ?? [];
  if (others.length === 0) return null;
  return (
    <Section title="Your other results">
      <ul>
        {others.map((wave) => (
          <li key={wave.invitation}>
            <Link href={href(`/my/results/${wave.invitation}`)}>{wave.campaign}</Link>,{" "}
            <Answered wave={wave} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
