import { useContext } from "react";
import { LinkButton } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { PublicFrame } from "./public-layout.tsx";
import { WorkspaceContext } from "./use-workspace.ts";

/** There is no page at this address. */
export function NotFoundPage() {
  const inside = useContext(WorkspaceContext) !== null;
  const page = (
    <Page
      width="reading"
      title="There is nothing here"
      lead="The address may have a mistake, or what was here has been removed."
      actions={<LinkButton href="/">Go to the start</LinkButton>}
    />
  );
  return inside ? page : <PublicFrame>{page}</PublicFrame>;
}
