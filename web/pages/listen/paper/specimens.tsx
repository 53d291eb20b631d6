import { FileDown } from "lucide-react";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row } from "../../../ui/stack.tsx";
import { languageName } from "../campaigns/parts/languages.ts";
import type { Paper } from "./use-paper.ts";

/** The questionnaire without a sheet number, to look at, in each of its languages. */
export function Specimens({ paper, campaign }: { paper: Paper; campaign: string }) {
  const { id: workspace } = useWorkspace();
  if (paper.languages.length === 0)
    return (
      <Section title="Specimen">
        <p>Choose a questionnaire for the campaign first.</p>
      </Section>
    );
  return (
    <Section title="Specimen" lead="To look at: it has no sheet number, so it can't be counted.">
      <Row>
        {paper.languages.map((language) => (
          <LinkButton
            key={language}
            icon={<FileDown size={16} aria-hidden />}
            href={`/api/workspaces/${workspace}/campaigns/${campaign}/paper/specimen.pdf?language=${encodeURIComponent(language)}`}
            download
          >
            {languageName(language)}
          </LinkButton>
        ))}
      </Row>
    </Section>
  );
}
