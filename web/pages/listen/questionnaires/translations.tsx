import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { useEditor } from "./editor-context.ts";
import { Languages } from "./languages.tsx";

/** The languages of a questionnaire, each with the way to where it is translated. */
export function Translations({ id }: { id: string }) {
  const { isProfile } = useEditor();
  const { href } = useWorkspace();
  return (
    <Stack gap="large">
      <Languages translatedAt={href(`/questionnaires/${id}/translations`)} />
      {isProfile && (
        <Notice
          title="The personal report has long coaching texts besides."
          actions={
            <LinkButton href={href(`/questionnaires/${id}/translations?part=coaching`)}>
              Translate coaching texts
            </LinkButton>
          }
        >
          <p>What your organisation doesn't translate stands in the report in its first language.</p>
        </Notice>
      )}
    </Stack>
  );
}
