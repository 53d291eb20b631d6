/**
 * Whether an address opens on the machine alone that runs the server, as it does until somebody says under which address
 * others reach it: nobody can open a link or scan a code that begins so.
 */
export function opensHereOnly(address: string): boolean {
  const [, host = ""] = /^https?:\/\/(\[[^\]]*\]|[^/:?#]*)/i.exec(address) ?? [];
  return /^((.+\.)?localhost|127(\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])$/i.test(host);
}

/** The setting that says under which address others reach the server. */
export const publicAddressSetting = "SERVICELOOP_PUBLIC_URL";
