import { useState } from "react";
import type { CustomerAudience } from "#listen/campaigns/audience.ts";
import { breakdownLabel, fixedBreakdowns } from "#listen/campaigns/breakdowns.ts";
import { isInNavigation } from "../../../../shell/navigation.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Link } from "../../../../ui/link.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Query } from "../../../../ui/query.tsx";
import { RadioGroup } from "../../../../ui/radio-group.tsx";
import { Select } from "../../../../ui/select.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import type { Campaign } from "../use-campaign.ts";
import { WholeNumber } from "./anonymity-section.tsx";
import { ContactLimit } from "./contact-limit.tsx";
import { Disclosure } from "./disclosure.tsx";
import { useAccounts, useAttributeValues, useCustomerValues, usePanels } from "./use-customer-values.ts";
import { ValueChoice } from "./value-choice.tsx";

interface CustomerAudienceFieldsProps {
  audience: CustomerAudience;
  onChange: (audience: CustomerAudience) => void;
}

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** Which customers get an invitation: who fits all that is chosen, all of them or a random sample. */
export function CustomerAudienceFields({
  audience,
  campaign,
  onChange,
}: CustomerAudienceFieldsProps & { campaign: Campaign }) {
  const { href } = useWorkspace();
  const values = useCustomerValues();
  const set = (changes: Partial<CustomerAudience>) => onChange({ ...audience, ...changes });
  return (
    <Query query={values} lines={4}>
      {({ hasCustomers, segments, regions, roles, managers, attributes }) =>
        hasCustomers ? (
          <>
            <p>Choose nothing to invite all, or narrow it down: who is invited fits every choice.</p>
            {segments.length > 0 && (
              <ValueChoice
                label="Segments"
                options={asOptions(segments)}
                value={audience.segments}
                onChange={(next) => set({ segments: next })}
              />
            )}
            {regions.length > 0 && (
              <ValueChoice
                label="Regions"
                options={asOptions(regions)}
                value={audience.regions}
                onChange={(next) => set({ regions: next })}
              />
            )}
            {roles.length > 0 && (
              <ValueChoice
                label="Roles"
                description="Who has several is in by any of them."
                options={asOptions(roles)}
                value={audience.roles}
                onChange={(next) => set({ roles: next })}
              />
            )}
            <Disclosure title="Narrow it down further" isOpen={isNarrowed(audience)}>
              <Stack>
                {managers.length > 0 && (
                  <ValueChoice
                    label="Account managers"
                    options={managers.map(({ id, name }) => ({ value: id, label: name }))}
                    value={audience.managers}
                    onChange={(next) => set({ managers: next })}
                  />
                )}
                <Accounts audience={audience} onChange={onChange} />
                <Panels audience={audience} onChange={onChange} />
                {attributes.map((name) => (
                  <Attribute key={name} name={name} audience={audience} onChange={onChange} />
                ))}
              </Stack>
            </Disclosure>
            <SampleFields audience={audience} onChange={onChange} />
            <ContactLimit limit={campaign.contactLimit} />
          </>
        ) : (
          <Notice title="There are no customers yet.">
            <p>
              Import them from a file, or add them by hand; then choose here whom to ask.{" "}
              {isInNavigation("/customers") && <Link href={href("/customers")}>Go to the customers</Link>}
            </p>
          </Notice>
        )
      }
    </Query>
  );
}

const isNarrowed = ({ managers, accounts, panels, attributes }: CustomerAudience) =>
  managers.length + accounts.length + panels.length + Object.keys(attributes).length > 0;

function Accounts({ audience, onChange }: CustomerAudienceFieldsProps) {
  const [search, setSearch] = useState("");
  const accounts = useAccounts(search);
  const options = (accounts.data?.accounts ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (options.length === 0 && search === "" && audience.accounts.length === 0) return null;
  return (
    <ValueChoice
      label="Accounts"
      options={options}
      value={audience.accounts}
      onChange={(next) => onChange({ ...audience, accounts: next })}
      onSearch={setSearch}
    />
  );
}

function Panels({ audience, onChange }: CustomerAudienceFieldsProps) {
  const panels = usePanels();
  const options = (panels.data?.panels ?? []).map(({ id, name, askable }) => ({
    value: id,
    label: name,
    description: `${askable.toLocaleString()} can be asked`,
  }));
  if (options.length === 0 && audience.panels.length === 0) return null;
  return (
    <ValueChoice
      label="Panels"
      description="Members of one of these panels."
      options={options}
      value={audience.panels}
      onChange={(next) => onChange({ ...audience, panels: next })}
    />
  );
}

function Attribute({ name, audience, onChange }: CustomerAudienceFieldsProps & { name: string }) {
  const values = useAttributeValues(name);
  const { [name]: chosen = [], ...others } = audience.attributes;
  const options = (values.data?.values ?? []).map(({ value }) => ({ value, label: value }));
  if (options.length === 0 && chosen.length === 0) return null;
  return (
    <ValueChoice
      label={name}
      options={options}
      value={chosen}
      onChange={(next) =>
        onChange({ ...audience, attributes: next.length === 0 ? others : { ...others, [name]: next } })
      }
    />
  );
}

const extentOptions = [
  { value: "all", label: "Everybody who fits" },
  {
    value: "sample",
    label: "A random sample",
    description: "Everybody who fits has the same chance. Those who are not drawn can be asked next time.",
  },
] as const;

const together = "together";

/** All, or how many by chance, and whether each group gives its share. */
function SampleFields({ audience, onChange }: CustomerAudienceFieldsProps) {
  const { sample } = audience;
  const set = (changes: Partial<NonNullable<CustomerAudience["sample"]>>) =>
    sample && onChange({ ...audience, sample: { ...sample, ...changes } });
  return (
    <>
      <RadioGroup
        label="How many of them"
        options={extentOptions}
        value={sample ? "sample" : "all"}
        onChange={(extent) =>
          onChange({
            ...audience,
            sample: extent === "all" ? null : { size: 400, seed: newSeed(), by: null },
          })
        }
      />
      {sample && (
        <>
          <WholeNumber
            label="Customers to draw"
            description="The plan below says how many your purpose takes."
            value={sample.size}
            minValue={1}
            maxValue={10_000_000}
            onChange={(size) => set({ size })}
          />
          <Select
            label="Drawn"
            description="Each group in proportion makes sure that no group is missed by chance."
            options={[
              { value: together, label: "From all together" },
              ...fixedBreakdowns("customers").map((id) => ({
                value: id as string,
                label: `From each ${breakdownLabel(id).toLowerCase()} in proportion`,
              })),
            ]}
            value={sample.by ?? together}
            onChange={(by) => set({ by: by === together ? null : by })}
          />
        </>
      )}
    </>
  );
}

const newSeed = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 1;
