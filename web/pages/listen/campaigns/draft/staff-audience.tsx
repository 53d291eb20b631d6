import type { StaffAudience } from "#listen/campaigns/audience.ts";
import { levels } from "#people/person.ts";
import { CheckboxGroup } from "../../../../ui/checkbox.tsx";
import { RadioGroup } from "../../../../ui/radio-group.tsx";
import { DepartmentTicks } from "./department-ticks.tsx";
import { Disclosure } from "./disclosure.tsx";
import { PeoplePicker } from "./people-picker.tsx";

const whoOptions = [
  { value: "everybody", label: "Everybody", description: "All who are in the organisation when it opens." },
  { value: "groups", label: "Some departments or levels", description: "And, if you like, people besides." },
  { value: "people", label: "People chosen one by one" },
] as const;

const levelOptions = levels.map((level) => ({
  value: level,
  label: level.charAt(0).toUpperCase() + level.slice(1),
}));

interface StaffAudienceFieldsProps {
  audience: StaffAudience;
  onChange: (audience: StaffAudience) => void;
}

/** Who of the staff gets an invitation. */
export function StaffAudienceFields({ audience, onChange }: StaffAudienceFieldsProps) {
  const set = (changes: Partial<StaffAudience>) => onChange({ ...audience, ...changes });
  const leaveOut = (changes: Partial<StaffAudience["except"]>) =>
    set({ except: { ...audience.except, ...changes } });
  const leftOut = audience.except.units.length + audience.except.people.length;
  return (
    <>
      <RadioGroup label="Invite" options={whoOptions} value={audience.who} onChange={(who) => set({ who })} />
      {audience.who === "groups" && (
        <>
          <DepartmentTicks
            label="Departments"
            description="None ticked means all of them. A department includes those below it."
            value={audience.units}
            onChange={(units) => set({ units })}
          />
          <CheckboxGroup
            label="Levels"
            description="None ticked means every level."
            options={levelOptions}
            value={audience.levels}
            onChange={(next) => set({ levels: next })}
          />
        </>
      )}
      {audience.who !== "everybody" && (
        <PeoplePicker
          label={audience.who === "people" ? "Add a person" : "Add a person besides"}
          listLabel="People chosen"
          value={audience.people}
          onChange={(people) => set({ people })}
        />
      )}
      <Disclosure title={leftOut === 0 ? "Leave somebody out" : `Left out (${leftOut})`} isOpen={leftOut > 0}>
        <DepartmentTicks
          label="Departments left out"
          description="Nobody in them or below is invited."
          value={audience.except.units}
          onChange={(units) => leaveOut({ units })}
        />
        <PeoplePicker
          label="Leave out a person"
          listLabel="People left out"
          value={audience.except.people}
          onChange={(people) => leaveOut({ people })}
        />
      </Disclosure>
    </>
  );
}
