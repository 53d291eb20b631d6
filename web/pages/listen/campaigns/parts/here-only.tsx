import { opensHereOnly, publicAddressSetting } from "#listen/campaigns/site-address.ts";
import { Notice } from "../../../../ui/notice.tsx";

/** Warns before something is printed or handed out whose address nobody else can open; nothing where it can be opened. */
export function HereOnly({ address, what }: { address: string; what: string }) {
  if (!opensHereOnly(address)) return null;
  return (
    <Notice tone="warning" title={`${what} would open on the server's own machine only.`}>
      <p>
        {`The address begins with ${new URL(address).origin}, which no phone and no other computer can open. Before you print or hand out anything, have whoever operates the server set ${publicAddressSetting} to the address under which others reach it, e.g. https://loop.example.org, and start it again. What was printed before keeps the old address.`}
      </p>
    </Notice>
  );
}
