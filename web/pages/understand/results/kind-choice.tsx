import { useSearchParam } from "../../../shell/address.ts";
import { Select } from "../../../ui/select.tsx";
import type { Kind } from "./how-of.ts";
import type { Texts } from "./use-overview.ts";

/** What a figure is about, in words. */
export const kindWords = ({ perspectives }: Texts, kind: Kind): string =>
  kind === "gap" ? "Gap" : perspectives[kind].name;

/** Which of the three figures a page shows; kept in the address. */
export function useKind(name = "show"): [Kind, (kind: Kind) => void] {
  const [kind, choose] = useSearchParam<Kind>(name, "organisation");
  return [kind === "self" || kind === "gap" ? kind : "organisation", choose];
}

interface KindChoiceProps {
  texts: Texts;
  value: Kind;
  onChange: (kind: Kind) => void;
}

/** Chooses one of the three figures. */
export const KindChoice = ({ texts, value, onChange }: KindChoiceProps) => (
  <Select
    label="Figure"
    value={value}
    onChange={onChange}
    options={(["organisation", "self", "gap"] as const).map((kind) => ({
      value: kind,
      label: kindWords(texts, kind),
    }))}
  />
);
