import { NumberField } from "../../../../ui/number-field.tsx";
import { RadioGroup } from "../../../../ui/radio-group.tsx";
import { anonymityOptions } from "./anonymity-options.ts";
import { Part } from "./part.tsx";
import type { Draft } from "./use-draft.ts";

/** Who sees what of the answers, and for how long. */
export function AnonymitySection({ draft: { settings, change } }: { draft: Draft }) {
  return (
    <Part
      name="anonymity"
      title="Who sees the answers"
      lead="People are told this on the first page, and it can't be changed once the campaign is open."
    >
      <div className="fields">
        <RadioGroup
          label="Answers are"
          options={anonymityOptions}
          value={settings.anonymity}
          onChange={(anonymity) => change({ anonymity })}
        />
        <WholeNumber
          label="Smallest group that is shown"
          description="Figures of fewer people are withheld. 5 is usual; 3 is the least."
          value={settings.minimumGroup}
          minValue={3}
          maxValue={50}
          onChange={(minimumGroup) => change({ minimumGroup })}
        />
        <WholeNumber
          label="Months until single answers are deleted"
          description="Counted from the close. Results that were released stay."
          value={settings.retentionMonths}
          minValue={1}
          maxValue={120}
          onChange={(retentionMonths) => change({ retentionMonths })}
        />
      </div>
    </Part>
  );
}

interface WholeNumberProps {
  label: string;
  description: string;
  value: number;
  minValue: number;
  maxValue: number;
  onChange: (value: number) => void;
}

/** A number that has to be there: an emptied field changes nothing, and shows it again. */
export const WholeNumber = ({ onChange, ...rest }: WholeNumberProps) => (
  <NumberField {...rest} isRequired step={1} onChange={(next) => next !== null && onChange(next)} />
);
