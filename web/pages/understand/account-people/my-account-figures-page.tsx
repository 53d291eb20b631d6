import { useMutation } from "@tanstack/react-query";
import { openMyAccountFigures } from "#understand/account-people/account-people.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { AccountFigures } from "./figures.tsx";

/** What one's own customers say in a campaign. Opening it lets others see it, so it takes a press. */
export function MyAccountFiguresPage() {
  const { id: workspace, href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const { data, error, isPending, isIdle, mutate } = useMutation({
    mutationFn: () => call(openMyAccountFigures, { params: { workspace, campaign } }),
  });
  return (
    <Page
      kicker={
        <Breadcrumbs
          trail={[
            { label: "My page", href: href("/my") },
            { label: "What your customers say", href: href("/my/accounts") },
          ]}
        />
      }
      title={data?.campaign ?? "What your customers say"}
    >
      {error ? (
        <Notice tone="error" title={asAppError(error).message} />
      ) : data ? (
        <AccountFigures found={data} />
      ) : (
        <Notice
          title="You are the first to see this."
          actions={
            <Button tone="primary" isPending={isPending && !isIdle} onPress={() => mutate()}>
              Show what my customers say
            </Button>
          }
        >
          <p>
            Once you have opened it, those who run the programme can see it, too. If you don't, they can some
            days after the release.
          </p>
        </Notice>
      )}
    </Page>
  );
}
