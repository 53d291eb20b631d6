import { useState } from "react";
import { readPastedShares } from "#understand/weighting/pasted-shares.ts";
import { makeWeighting } from "#understand/weighting/weighting.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Form } from "../../../ui/form.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Columns, Stack } from "../../../ui/stack.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { percent } from "../results/result-words.ts";
import { useResultsAddress } from "../results/use-overview.ts";
import type { Weightings } from "./weighting-page.tsx";

type Breakdown = Weightings["breakdowns"][number];
type Source = "invited" | "given";

interface Margin {
  source: Source;
  shares: Record<string, number | null>;
}

const caps = [
  { value: "none", label: "As large as it takes" },
  { value: "3", label: "3 times the mean at most" },
  { value: "5", label: "5 times the mean at most" },
  { value: "10", label: "10 times the mean at most" },
] as const;

const isInvitedKnown = ({ groups }: Breakdown) => groups.every(({ invited }) => invited > 0);

/** Chooses margins with their targets. */
export function WeightingForm({ weightings: { breakdowns } }: { weightings: Weightings }) {
  const { params, to } = useResultsAddress();
  const go = useGo();
  const [margins, setMargins] = useState<Record<string, Margin>>({});
  const [cap, setCap] = useState<(typeof caps)[number]["value"]>("5");
  const chosen = breakdowns.flatMap(({ id }) => {
    const margin = margins[id];
    return margin ? [{ id, margin }] : [];
  });
  const make = async () => {
    const { weighting } = await call(makeWeighting, {
      params,
      body: {
        margins: chosen.map(({ id, margin: { source, shares } }) => ({
          breakdown: id,
          targets:
            source === "invited"
              ? null
              : Object.fromEntries(
                  Object.entries(shares).flatMap(([value, share]) =>
                    share === null ? [] : [[value, share]],
                  ),
                ),
        })),
        cap: cap === "none" ? null : Number(cap),
      },
    });
    go(to(`/weighting/${weighting}`));
  };
  const set = (id: string, margin: Margin | null) =>
    setMargins(({ [id]: _, ...others }) => (margin ? { ...others, [id]: margin } : others));
  return (
    <Section
      title="Weight these results"
      lead="Choose what answers and population may differ in. The more margins, the larger the weights become, and the less sure the figures."
    >
      <Form submit="Weight the results" onSubmit={make} isDisabled={chosen.length === 0}>
        {breakdowns.map((breakdown) => (
          <MarginFields
            key={breakdown.id}
            breakdown={breakdown}
            margin={margins[breakdown.id] ?? null}
            onChange={(margin) => set(breakdown.id, margin)}
          />
        ))}
        <Select
          label="Largest weight"
          description="A few people who count very much make figures uncertain. What a limit costs is told with the figures."
          options={caps}
          value={cap}
          onChange={setCap}
        />
      </Form>
    </Section>
  );
}

interface MarginFieldsProps {
  breakdown: Breakdown;
  margin: Margin | null;
  onChange: (margin: Margin | null) => void;
}

function MarginFields({ breakdown, margin, onChange }: MarginFieldsProps) {
  const { label, groups, elsewhere } = breakdown;
  const answered = groups.reduce((sum, group) => sum + group.answered, 0);
  const invited = groups.reduce((sum, group) => sum + group.invited, 0);
  const canInvite = isInvitedKnown(breakdown);
  return (
    <Stack gap="small">
      <Checkbox
        isSelected={margin !== null}
        onChange={(on) => onChange(on ? { source: canInvite ? "invited" : "given", shares: {} } : null)}
        description={[
          groups.map((group) => `${group.label} ${percent(group.answered / answered)}`).join(", "),
          elsewhere.answered > 0
            ? `${elsewhere.answered.toLocaleString()} who answered are in none of these groups, and keep their share.`
            : "",
        ]
          .filter((words) => words !== "")
          .join(". ")}
      >
        {label}
      </Checkbox>
      {margin && (
        <>
          <RadioGroup
            label={`Shares of ${label}`}
            options={[
              {
                value: "invited",
                label: "As they were invited",
                isDisabled: !canInvite,
                description: canInvite
                  ? groups.map((group) => `${group.label} ${percent(group.invited / invited)}`).join(", ")
                  : "How many of each group were invited isn't known.",
              },
              {
                value: "given",
                label: "Shares that I type",
                description: "Per cent or numbers of people: only their proportions count.",
              },
            ]}
            value={margin.source}
            onChange={(source) => onChange({ ...margin, source })}
          />
          {margin.source === "given" && (
            <GivenShares
              breakdown={breakdown}
              shares={margin.shares}
              onChange={(shares) => onChange({ ...margin, shares })}
            />
          )}
        </>
      )}
    </Stack>
  );
}

function GivenShares({
  breakdown: { label, groups },
  shares,
  onChange,
}: {
  breakdown: Breakdown;
  shares: Margin["shares"];
  onChange: (shares: Margin["shares"]) => void;
}) {
  const [pasted, setPasted] = useState("");
  const { unread } = readPastedShares(pasted, groups);
  const paste = (text: string) => {
    setPasted(text);
    onChange({ ...shares, ...Object.fromEntries(readPastedShares(text, groups).shares) });
  };
  const total = groups.reduce((sum, { value }) => sum + (shares[value] ?? 0), 0);
  return (
    <>
      <Columns minimum="11rem">
        {groups.map(({ value, label: name }) => (
          <NumberField
            key={value}
            label={name}
            minValue={0}
            value={shares[value] ?? null}
            onChange={(share) => onChange({ ...shares, [value]: share })}
            description={
              total > 0 && shares[value]
                ? `${percent((shares[value] ?? 0) / total)} of these groups`
                : undefined
            }
          />
        ))}
      </Columns>
      <TextArea
        label={`Or paste shares of ${label}`}
        description={
          unread.length > 0 && pasted !== ""
            ? `Not understood: ${unread.slice(0, 3).join(" | ")}${unread.length > 3 ? " …" : ""}. Write a group as it is called above, then its number.`
            : "One group a line, then its number: two columns of a spreadsheet will do."
        }
        rows={3}
        value={pasted}
        onChange={paste}
        maxLength={20_000}
      />
    </>
  );
}
