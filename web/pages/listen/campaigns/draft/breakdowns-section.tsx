import { ArrowDown, ArrowUp, X } from "lucide-react";
import { isOfCustomers } from "#listen/campaigns/audience.ts";
import {
  type AudienceOf,
  attributeBreakdown,
  breakdownLabel,
  fixedBreakdowns,
  mostBreakdowns,
  questionBreakdown,
} from "#listen/campaigns/breakdowns.ts";
import { IconButton } from "../../../../ui/button.tsx";
import { ComboBox } from "../../../../ui/combo-box.tsx";
import { Row, Stack } from "../../../../ui/stack.tsx";
import type { Campaign } from "../use-campaign.ts";
import { Part } from "./part.tsx";
import { useCustomerValues } from "./use-customer-values.ts";
import type { Draft } from "./use-draft.ts";

/** What figures are looked at by, the most important first. */
export function BreakdownsSection({ draft, campaign }: { draft: Draft; campaign: Campaign }) {
  const { settings, change } = draft;
  const { breakdowns, anonymity, minimumGroup } = settings;
  const of: AudienceOf = isOfCustomers(settings.audience) ? "customers" : "staff";
  const options = useOptions(of, campaign);
  if (campaign.isProfile) return null;
  const nameOf = (id: string) => options.find(({ value }) => value === id)?.label ?? breakdownLabel(id);
  const set = (next: string[]) => change({ breakdowns: next });
  const move = (index: number, by: number) => {
    const next = [...breakdowns];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) set(next.toSpliced(index + by, 0, moved));
  };
  return (
    <Part
      name="breakdowns"
      title="What figures are looked at by"
      lead={
        of === "customers"
          ? "As it is known of each customer on the day of the invitation. It can't be changed once the campaign is open."
          : "As it is on the day of the invitation. It can't be changed once the campaign is open."
      }
    >
      <Stack>
        {breakdowns.length === 0 ? (
          <p>Nothing: only figures of everybody are made.</p>
        ) : (
          <ol className="breakdowns" aria-label="In order of importance">
            {breakdowns.map((id, index) => (
              <li key={id}>
                <span>
                  {index + 1}. {nameOf(id)}
                </span>
                <Row>
                  {index > 0 && (
                    <IconButton
                      label={`${nameOf(id)}: more important`}
                      icon={<ArrowUp size={16} aria-hidden />}
                      onPress={() => move(index, -1)}
                    />
                  )}
                  {index < breakdowns.length - 1 && (
                    <IconButton
                      label={`${nameOf(id)}: less important`}
                      icon={<ArrowDown size={16} aria-hidden />}
                      onPress={() => move(index, 1)}
                    />
                  )}
                  <IconButton
                    label={`Take out ${nameOf(id)}`}
                    icon={<X size={16} aria-hidden />}
                    onPress={() => set(breakdowns.filter((each) => each !== id))}
                  />
                </Row>
              </li>
            ))}
          </ol>
        )}
        {breakdowns.length < mostBreakdowns && (
          <ComboBox
            key={breakdowns.join()}
            label="Add"
            isRequired={false}
            options={options.filter(({ value }) => !breakdowns.includes(value))}
            value={null}
            onChange={(id) => id !== null && set([...breakdowns, id])}
          />
        )}
        {anonymity === "anonymous" && breakdowns.length > 0 && (
          <p>
            {`These values are kept with a ballot, as far as at least ${Math.max(10, minimumGroup)} invited people share them; the less important ones are left out for the others. Respondents are told so.`}
          </p>
        )}
        {anonymity !== "named" && breakdowns.length > 1 && (
          <p>
            {`Each further one costs detail: nobody may be found by combining them, so where a combination has fewer than ${Math.max(10, minimumGroup)} people, the less important ones are left out for those people. Put first what has few, large groups; two or three breakdowns are usually best.`}
          </p>
        )}
        {of === "customers" && breakdowns.includes("account-manager") && (
          <p>
            Figures by account manager are seen by that account manager first. Nobody is ranked, and no two
            are compared.
          </p>
        )}
      </Stack>
    </Part>
  );
}

function useOptions(of: AudienceOf, { choiceQuestions }: Campaign) {
  const values = useCustomerValues();
  const attributes = of === "customers" ? (values.data?.attributes ?? []) : [];
  return [
    ...fixedBreakdowns(of).map((id) => ({ value: id as string, label: breakdownLabel(id) })),
    ...attributes.map((name) => ({ value: attributeBreakdown(name), label: name })),
    ...choiceQuestions.map(({ id, text }) => ({
      value: questionBreakdown(id),
      label: `Answers to “${text}”`,
    })),
  ];
}
