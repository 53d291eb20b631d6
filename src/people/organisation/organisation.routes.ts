import type { Context } from "#people/access/context.ts";
import { addPeopleFileRoutes } from "./files.routes.ts";
import { addImportRoutes } from "./import.routes.ts";
import { addPersonRoutes } from "./person.routes.ts";
import { addUnitRoutes } from "./unit.routes.ts";

/** Departments, people, and their import and export. */
export function addOrganisationRoutes(context: Context): void {
  addUnitRoutes(context);
  addPersonRoutes(context);
  addImportRoutes(context);
  addPeopleFileRoutes(context);
}
