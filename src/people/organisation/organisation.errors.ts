import { errorKind } from "#platform/errors.ts";

export const unitNotFound = errorKind(
  "unit.not-found",
  () => "There is no such department. It may have been deleted; reload the page.",
  404,
);
export const unitNameTaken = errorKind(
  "unit.name-taken",
  (name: string, pointer: string) => ({
    message: `There is a department called ${name} at this place already. Choose another name, or use that one.`,
    fields: [{ in: "body", pointer, detail: "is there already" }],
  }),
  409,
);
export const unitCircle = errorKind(
  "unit.circle",
  (name: string) => `${name} can't be moved into itself or a department below it. Choose another place.`,
  409,
);
export const unitTooDeep = errorKind(
  "unit.too-deep",
  (most: number) =>
    `Departments can be nested ${most} levels deep, and this would be deeper. Choose a higher place.`,
  409,
);
export const unitNotEmpty = errorKind(
  "unit.not-empty",
  (name: string, content: string) =>
    `${name} is not empty: it holds ${content}. Move them to another department first.`,
  409,
);
export const tooManyUnits = errorKind(
  "unit.too-many",
  (most: number) =>
    `A workspace can have ${most.toLocaleString("en")} departments. Delete or merge some first.`,
  409,
);
export const personNotFound = errorKind(
  "person.not-found",
  () => "There is no such person. Reload the page.",
  404,
);
export const staffNumberTaken = errorKind(
  "person.staff-number-taken",
  (name: string) => ({
    message: `The staff number belongs to ${name}. Give each person a number of their own.`,
    fields: [{ in: "body", pointer: "/staffNumber", detail: `belongs to ${name} already` }],
  }),
  409,
);
export const managerCircle = errorKind(
  "person.manager-circle",
  (manager: string, person: string) => ({
    message: `${manager} can't be the manager: ${manager} reports to ${person}, directly or through others.`,
    fields: [{ in: "body", pointer: "/managerId", detail: `can't be somebody who reports to ${person}` }],
  }),
  409,
);
export const importNotFound = errorKind(
  "import.not-found",
  () => "There is no such import. It may have been discarded; choose the file again.",
  404,
);
export const importApplied = errorKind(
  "import.applied",
  () => "This import has been applied already. Choose a file to begin another.",
  409,
);
export const importTooLarge = errorKind(
  "import.too-large",
  (megabytes: number) =>
    `The file is larger than ${megabytes} MB. Remove columns that aren't needed, or split the file.`,
  413,
);
export const importTooLong = errorKind(
  "import.too-long",
  (most: number) =>
    `The file has over ${most.toLocaleString("en")} rows. Check that it is a list of people, or split it.`,
  422,
);
export const importUnlikely = errorKind(
  "import.unlikely",
  (count: number, first: string) =>
    `The file has over ${count.toLocaleString("en")} problems; the first is: ${first} Check that it is a list of people.`,
  422,
);
export const importOfNobody = errorKind(
  "import.of-nobody",
  (reason: string) => `No row of the file can be used. ${reason}`,
  422,
);
