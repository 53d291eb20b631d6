import type { Part } from "#listen/translations/translations.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkTabs } from "../../../ui/link-tabs.tsx";

/** The two parts of a profile that are translated. */
export function PartLinks({ id, part }: { id: string; part: Part }) {
  const { href } = useWorkspace();
  const base = href(`/questionnaires/${id}/translations`);
  return (
    <LinkTabs
      label="What is translated"
      links={[
        { label: "Questionnaire", href: base, isCurrent: part === "questions" },
        {
          label: "Coaching texts of the report",
          href: `${base}?part=coaching`,
          isCurrent: part === "coaching",
        },
      ]}
    />
  );
}
