import { useState } from "react";

/**
 * The secret of the link that opened this page: what follows the # of its address, which browsers send to no server. It
 * is taken out of the address, so that it stays in no history.
 */
export function useLinkCode(): string {
  const [code] = useState(() => decodeURIComponent(location.hash.slice(1)));
  if (location.hash !== "") history.replaceState(history.state, "", location.pathname);
  return code;
}
