import { type Field, type Filled, filling } from "#listen/questionnaires/templates/filling.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { TextArea, TextField } from "../../../ui/text-field.tsx";

interface TemplateFieldProps {
  field: Field;
  value: Filled[string];
  onChange: (value: Filled[string]) => void;
}

/** Something that a questionnaire of the library is made of. */
export function TemplateField({ field, value, onChange }: TemplateFieldProps) {
  const { id, label, description } = field;
  const name = `fields/${id}`;
  const faultOf = (given: Filled[string]): string | null => {
    const [first] = filling([field], { [id]: given }).problems;
    return first ? `This ${first.message}.` : null;
  };
  if (field.kind === "switch")
    return (
      <Checkbox name={name} isSelected={value === true} onChange={onChange} description={description}>
        {label}
      </Checkbox>
    );
  if (field.kind === "line")
    return (
      <TextField
        label={label}
        name={name}
        description={description}
        isRequired
        value={typeof value === "string" ? value : ""}
        validate={faultOf}
        onChange={onChange}
      />
    );
  const lines = typeof value === "object" ? value : [];
  return (
    <TextArea
      label={label}
      name={name}
      description={description}
      isRequired={field.minimum > 0}
      rows={Math.max(4, Math.min(field.maximum, lines.length + 1))}
      value={lines.join("\n")}
      validate={(text) => faultOf(text.split("\n"))}
      onChange={(text) => onChange(text.split("\n"))}
    />
  );
}
