import { useState } from "react";

/** What a field takes of a form's values. */
interface Bound<Value> {
  name: string;
  value: Value;
  onChange: (value: Value) => void;
}

/** The values of a form while they are written. */
interface FormValues<Values> {
  values: Values;
  /** Changes one value, or several. */
  set(changed: Partial<Values>): void;
  /** For a field: `<TextField label="Name" {...form.field("name")} />`. */
  field<Name extends keyof Values & string>(name: Name): Bound<Values[Name]>;
  /** Whether anything differs from how it began. */
  isChanged: boolean;
}

/** Keeps a form's values, beginning with `initial`; later changes of `initial` are ignored. */
export function useFormValues<Values extends object>(initial: Values): FormValues<Values> {
  const [first] = useState(initial);
  const [values, setValues] = useState(initial);
  const set = (changed: Partial<Values>) => setValues((current) => ({ ...current, ...changed }));
  return {
    values,
    set,
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<Values>),
    }),
    isChanged: JSON.stringify(first) !== JSON.stringify(values),
  };
}
