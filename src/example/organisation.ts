import type { Level } from "#people/person.ts";

/** So many people of one level who do the same job in one unit. */
export interface Post {
  level: Level;
  job: string;
  count: number;
}

/** A department, or a unit within one: its path is the path of `Person.department`. */
export interface UnitPlan {
  path: string;
  locations: readonly string[];
  /** Highest level first. */
  posts: readonly Post[];
}

export interface DepartmentPlan {
  name: string;
  /** Job of the executive to whom the head of the department reports. */
  director: string;
  /** Share of its people who answer, 0 to 1. */
  responseShare: number;
  /** The department itself first, a unit before the units within it. */
  units: readonly UnitPlan[];
}

/** The job of the person at the top, who reports to nobody. */
export const topJob = "Managing Director";

function executive(job: string): Post {
  return { level: "executive", job, count: 1 };
}

function manager(job: string): Post {
  return { level: "manager", job, count: 1 };
}

function leaders(count: number): Post {
  return { level: "team leader", job: "Team Leader", count };
}

function staff(count: number, job: string): Post {
  return { level: "front line", job, count };
}

function unit(path: string, locations: string, ...posts: Post[]): UnitPlan {
  return { path, locations: locations.split(", "), posts };
}

/**
 * A direct-marketing and telemarketing company of 250. Its shape is meant to be hard on disclosure control: people
 * directly in a department beside its units, teams of two to four, a department whose only unit has three people
 * (Finance and People), and one where hardly anybody answers (Facilities).
 */
export const departmentPlans: readonly DepartmentPlan[] = [
  {
    name: "Executive Office",
    director: topJob,
    responseShare: 0.88,
    units: [
      unit(
        "Executive Office",
        "Leeds",
        executive(topJob),
        executive("Operations Director"),
        executive("Service Director"),
        executive("Client Director"),
        executive("Technology Director"),
        executive("Finance Director"),
        staff(2, "Executive Assistant"),
      ),
    ],
  },
  {
    name: "Telemarketing",
    director: "Operations Director",
    responseShare: 0.82,
    units: [
      unit(
        "Telemarketing",
        "Leeds",
        manager("Head of Telemarketing"),
        staff(3, "Resource Planner"),
        staff(2, "Call Coach"),
      ),
      unit(
        "Telemarketing/Inbound",
        "Leeds, Cork",
        manager("Inbound Manager"),
        leaders(3),
        staff(28, "Telephone Adviser"),
      ),
      unit("Telemarketing/Inbound/Charity Appeals", "Cork", leaders(1), staff(3, "Appeals Adviser")),
      unit(
        "Telemarketing/Outbound Day",
        "Leeds",
        manager("Manager, Outbound Day"),
        leaders(3),
        staff(23, "Sales Agent"),
      ),
      unit(
        "Telemarketing/Outbound Evening",
        "Leeds, Home",
        manager("Manager, Outbound Evening"),
        leaders(2),
        staff(22, "Sales Agent, Part-Time"),
      ),
      unit("Telemarketing/Language Desk", "Kraków", leaders(1), staff(3, "Multilingual Adviser")),
    ],
  },
  {
    name: "Customer Care",
    director: "Service Director",
    responseShare: 0.87,
    units: [
      unit("Customer Care", "Leeds", manager("Head of Customer Care"), staff(3, "Service Analyst")),
      unit(
        "Customer Care/Orders and Enquiries",
        "Leeds, Cork",
        manager("Enquiries Manager"),
        leaders(2),
        staff(19, "Customer Adviser"),
      ),
      unit("Customer Care/Correspondence", "Leeds, Home", leaders(1), staff(8, "Correspondence Clerk")),
      unit("Customer Care/Complaints", "Leeds", leaders(1), staff(3, "Complaints Handler")),
    ],
  },
  {
    name: "Fulfilment",
    director: "Operations Director",
    responseShare: 0.78,
    units: [
      unit("Fulfilment", "Bradford", manager("Head of Fulfilment"), staff(2, "Stock Planner")),
      unit(
        "Fulfilment/Print and Mailing",
        "Bradford",
        manager("Production Manager"),
        leaders(1),
        staff(12, "Mailing Machine Operator"),
      ),
      unit(
        "Fulfilment/Warehouse",
        "Bradford",
        manager("Warehouse Manager"),
        leaders(2),
        staff(13, "Picker and Packer"),
      ),
      unit("Fulfilment/Returns", "Bradford", leaders(1), staff(2, "Returns Clerk")),
    ],
  },
  {
    name: "Client Services",
    director: "Client Director",
    responseShare: 0.9,
    units: [
      unit(
        "Client Services",
        "Leeds",
        manager("Head of Client Services"),
        staff(3, "Client Service Co-ordinator"),
      ),
      unit(
        "Client Services/Key Accounts",
        "Leeds, Dublin",
        manager("Key Accounts Manager"),
        staff(7, "Account Handler"),
      ),
      unit(
        "Client Services/Campaigns",
        "Leeds",
        manager("Campaigns Manager"),
        leaders(1),
        staff(7, "Campaign Executive"),
      ),
      unit(
        "Client Services/Creative Studio",
        "Leeds",
        manager("Studio Manager"),
        staff(3, "Copywriter"),
        staff(3, "Designer"),
      ),
      unit("Client Services/New Business", "Dublin", leaders(1), staff(1, "Proposal Writer")),
    ],
  },
  {
    name: "Data and Technology",
    director: "Technology Director",
    responseShare: 0.89,
    units: [
      unit(
        "Data and Technology",
        "Leeds",
        manager("Head of Data and Technology"),
        staff(2, "Project Co-ordinator"),
      ),
      unit(
        "Data and Technology/Data Services",
        "Leeds, Kraków",
        manager("Data Manager"),
        leaders(1),
        staff(6, "Data Analyst"),
      ),
      unit("Data and Technology/Systems", "Leeds", manager("Systems Manager"), staff(5, "Systems Engineer")),
      unit("Data and Technology/Information Security", "Home", leaders(1), staff(1, "Security Analyst")),
    ],
  },
  {
    name: "Finance and People",
    director: "Finance Director",
    responseShare: 0.91,
    units: [
      unit(
        "Finance and People",
        "Leeds",
        manager("Head of Finance and People"),
        staff(4, "Accounts Clerk"),
        staff(3, "Recruitment and Training Adviser"),
      ),
      unit("Finance and People/Payroll", "Leeds", leaders(1), staff(2, "Payroll Clerk")),
    ],
  },
  {
    name: "Facilities",
    director: "Finance Director",
    responseShare: 0.2,
    units: [
      unit("Facilities", "Leeds, Bradford", manager("Facilities Manager"), staff(4, "Caretaker")),
      unit("Facilities/Reception", "Leeds, Bradford", leaders(1), staff(3, "Receptionist")),
    ],
  },
];
