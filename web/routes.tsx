import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import type { ComponentType } from "react";
import { NotFoundPage } from "./shell/not-found-page.tsx";
import { PageProblem } from "./shell/page-problem.tsx";
import { PublicLayout } from "./shell/public-layout.tsx";
import { Root } from "./shell/root.tsx";
import { SignedInLayout } from "./shell/signed-in-layout.tsx";
import { StartPage } from "./shell/start-page.tsx";
import { WorkspaceLayout } from "./shell/workspace-layout.tsx";

const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: PageProblem,
});
const start = createRoute({ getParentRoute: () => root, path: "/", component: StartPage });
const open = createRoute({ getParentRoute: () => root, id: "open", component: PublicLayout });
const own = createRoute({ getParentRoute: () => root, id: "own", component: SignedInLayout });
const workspace = createRoute({
  getParentRoute: () => root,
  path: "/w/$workspace",
  component: WorkspaceLayout,
  notFoundComponent: NotFoundPage,
});

/** A page at a path below its layout's, loaded when somebody goes there. */
const page =
  <Name extends string>(path: string, load: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  (layout: AnyRoute) =>
    createRoute({ getParentRoute: () => layout, path, component: lazyRouteComponent(load, name) });

const openPages = [
  page("/first-run", () => import("./pages/admin/first-run/first-run-page.tsx"), "FirstRunPage"),
  page("/sign-in", () => import("./pages/admin/sign-in/sign-in-page.tsx"), "SignInPage"),
  page("/sign-in/step", () => import("./pages/admin/sign-in/step-page.tsx"), "StepPage"),
  page(
    "/sign-in/provider/$workspace",
    () => import("./pages/admin/sign-in/provider-page.tsx"),
    "ProviderPage",
  ),
  page("/sign-in/link", () => import("./pages/admin/sign-in/link-page.tsx"), "LinkPage"),
  page("/invitation", () => import("./pages/admin/sign-in/invitation-page.tsx"), "InvitationPage"),
];

const ownPages = [
  page("/account", () => import("./pages/admin/account/account-page.tsx"), "AccountPage"),
  page("/programmes/new", () => import("./pages/admin/workspace/new-programme-page.tsx"), "NewProgrammePage"),
];

/** Below /w/:workspace. */
const workspacePages = [
  page("/", () => import("./pages/home/home-page.tsx"), "HomePage"),
  page("/people", () => import("./pages/people/organisation/people-page.tsx"), "PeoplePage"),
  page("/people/new", () => import("./pages/people/organisation/new-person-page.tsx"), "NewPersonPage"),
  page(
    "/people/departments",
    () => import("./pages/people/organisation/departments-page.tsx"),
    "DepartmentsPage",
  ),
  page("/people/import", () => import("./pages/people/organisation/import-page.tsx"), "ImportPage"),
  page(
    "/people/import/$import",
    () => import("./pages/people/organisation/import-preview-page.tsx"),
    "ImportPreviewPage",
  ),
  page("/people/$person", () => import("./pages/people/organisation/person-page.tsx"), "PersonPage"),
  page("/customers", () => import("./pages/people/customers/customers-page.tsx"), "CustomersPage"),
  page("/customers/new", () => import("./pages/people/customers/new-customer-page.tsx"), "NewCustomerPage"),
  page("/customers/accounts", () => import("./pages/people/customers/accounts-page.tsx"), "AccountsPage"),
  page(
    "/customers/accounts/new",
    () => import("./pages/people/customers/new-account-page.tsx"),
    "NewAccountPage",
  ),
  page(
    "/customers/accounts/$account",
    () => import("./pages/people/customers/account-page.tsx"),
    "AccountPage",
  ),
  page("/customers/panels", () => import("./pages/people/customers/panels-page.tsx"), "PanelsPage"),
  page("/customers/import", () => import("./pages/people/customers/import-page.tsx"), "CustomerImportPage"),
  page(
    "/customers/import/$import",
    () => import("./pages/people/customers/import-steps-page.tsx"),
    "CustomerImportStepsPage",
  ),
  page("/customers/$customer", () => import("./pages/people/customers/customer-page.tsx"), "CustomerPage"),
  page(
    "/questionnaires",
    () => import("./pages/listen/questionnaires/questionnaires-page.tsx"),
    "QuestionnairesPage",
  ),
  page(
    "/questionnaires/new",
    () => import("./pages/listen/questionnaires/new-questionnaire-page.tsx"),
    "NewQuestionnairePage",
  ),
  page(
    "/questionnaires/new/import",
    () => import("./pages/listen/questionnaires/tool-import-page.tsx"),
    "ToolImportPage",
  ),
  page(
    "/questionnaires/new/reuse",
    () => import("./pages/listen/questionnaires/reuse-page.tsx"),
    "ReusePage",
  ),
  page(
    "/questionnaires/new/$template",
    () => import("./pages/listen/questionnaires/template-page.tsx"),
    "TemplatePage",
  ),
  page(
    "/questionnaires/$questionnaire",
    () => import("./pages/listen/questionnaires/editor-page.tsx"),
    "EditorPage",
  ),
  page(
    "/questionnaires/$questionnaire/versions",
    () => import("./pages/listen/questionnaires/versions-page.tsx"),
    "VersionsPage",
  ),
  page(
    "/questionnaires/$questionnaire/translations",
    () => import("./pages/listen/translations/translation-page.tsx"),
    "TranslationPage",
  ),
  page(
    "/questionnaires/$questionnaire/print",
    () => import("./pages/listen/questionnaires/print-page.tsx"),
    "PrintPage",
  ),
  page(
    "/data-protection",
    () => import("./pages/people/data-protection/data-protection-page.tsx"),
    "DataProtectionPage",
  ),
  page(
    "/data-protection/requests",
    () => import("./pages/people/data-protection/erasure-requests-page.tsx"),
    "ErasureRequestsPage",
  ),
  page(
    "/integrations",
    () => import("./pages/people/integrations/integrations-page.tsx"),
    "IntegrationsPage",
  ),
  page("/members", () => import("./pages/admin/members/members-page.tsx"), "MembersPage"),
  page("/audit", () => import("./pages/admin/audit/audit-page.tsx"), "AuditPage"),
  page("/outbox", () => import("./pages/admin/outbox/outbox-page.tsx"), "OutboxPage"),
  page("/outbox/$message", () => import("./pages/admin/outbox/message-page.tsx"), "MessagePage"),
  page(
    "/sign-in",
    () => import("./pages/admin/sign-in-providers/sign-in-settings-page.tsx"),
    "SignInSettingsPage",
  ),
  page("/settings", () => import("./pages/admin/workspace/settings-page.tsx"), "SettingsPage"),
  page("/my", () => import("./pages/embed/my/my-page.tsx"), "MyPage"),
  page("/my/results/$invitation", () => import("./pages/embed/my/results-page.tsx"), "MyResultsPage"),
  page(
    "/my/results/$invitation/$competency",
    () => import("./pages/embed/my/competency-page.tsx"),
    "MyCompetencyPage",
  ),
  page(
    "/my/accounts",
    () => import("./pages/understand/account-people/my-accounts-page.tsx"),
    "MyAccountsPage",
  ),
  page(
    "/my/accounts/$campaign",
    () => import("./pages/understand/account-people/my-account-figures-page.tsx"),
    "MyAccountFiguresPage",
  ),
  page("/my/contract", () => import("./pages/embed/contract/contract-page.tsx"), "ContractPage"),
  page("/campaigns", () => import("./pages/listen/campaigns/campaigns-page.tsx"), "CampaignsPage"),
  page("/campaigns/new", () => import("./pages/listen/campaigns/new-campaign-page.tsx"), "NewCampaignPage"),
  page("/campaigns/$campaign", () => import("./pages/listen/campaigns/campaign-page.tsx"), "CampaignPage"),
  page("/campaigns/$campaign/paper", () => import("./pages/listen/paper/paper-page.tsx"), "PaperPage"),
  page("/paper", () => import("./pages/listen/paper/paper-work-page.tsx"), "PaperWorkPage"),
  page("/paper/$campaign", () => import("./pages/listen/paper/typing-page.tsx"), "TypingPage"),
  page(
    "/paper/$campaign/differences",
    () => import("./pages/listen/paper/differences-page.tsx"),
    "DifferencesPage",
  ),
  page("/campaigns/$campaign/links", () => import("./pages/listen/campaigns/links-page.tsx"), "LinksPage"),
  page(
    "/campaigns/$campaign/coverage",
    () => import("./pages/listen/quotas/coverage-page.tsx"),
    "CoveragePage",
  ),
  page("/campaigns/$campaign/quotas", () => import("./pages/listen/quotas/quotas-page.tsx"), "QuotasPage"),
  page(
    "/campaigns/$campaign/follow-up",
    () => import("./pages/listen/follow-ups/plan-page.tsx"),
    "FollowUpPlanPage",
  ),
  page(
    "/campaigns/$campaign/said-and-done",
    () => import("./pages/listen/said-and-done/said-and-done-page.tsx"),
    "SaidAndDonePage",
  ),
  page(
    "/campaigns/$campaign/answers",
    () => import("./pages/listen/who-sees/answers-page.tsx"),
    "RawAnswersPage",
  ),
  page("/campaigns/$campaign/doors", () => import("./pages/listen/doors/doors-page.tsx"), "DoorsPage"),
  page("/who-sees/$campaign", () => import("./pages/listen/who-sees/who-sees-page.tsx"), "WhoSeesPage"),
  page("/follow-ups", () => import("./pages/listen/follow-ups/follow-ups-page.tsx"), "FollowUpsPage"),
  page("/follow-ups/$followUp", () => import("./pages/listen/follow-ups/follow-up-page.tsx"), "FollowUpPage"),
  page("/brand", () => import("./pages/people/brand/brand-page.tsx"), "BrandPage"),
  page("/surveys", () => import("./pages/understand/surveys/surveys-page.tsx"), "SurveysPage"),
  page("/surveys/new", () => import("./pages/listen/survey-imports/new-survey-page.tsx"), "NewSurveyPage"),
  page("/surveys/$import", () => import("./pages/listen/survey-imports/survey-page.tsx"), "SurveyPage"),
  page(
    "/surveys/$import/results",
    () => import("./pages/understand/surveys/survey-results-page.tsx"),
    "SurveyResultsPage",
  ),
  page("/surveys/$import/keep", () => import("./pages/understand/surveys/keep-page.tsx"), "KeepSurveyPage"),
  page(
    "/surveys/kept/$survey",
    () => import("./pages/understand/surveys/kept-survey-page.tsx"),
    "KeptSurveyPage",
  ),
  page(
    "/surveys/kept/$survey/compare",
    () => import("./pages/understand/surveys/compare-page.tsx"),
    "CompareWavesPage",
  ),
  page(
    "/surveys/kept/$survey/$wave",
    () => import("./pages/understand/surveys/wave-page.tsx"),
    "SurveyWavePage",
  ),
  page("/results", () => import("./pages/understand/results/results-list-page.tsx"), "ResultsListPage"),
  page("/results/$campaign", () => import("./pages/understand/results/results-page.tsx"), "ResultsPage"),
  page(
    "/results/$campaign/departments",
    () => import("./pages/understand/results/departments-page.tsx"),
    "DepartmentsPage",
  ),
  page("/results/$campaign/change", () => import("./pages/understand/results/change-page.tsx"), "ChangePage"),
  page(
    "/results/$campaign/statements",
    () => import("./pages/understand/results/statements-page.tsx"),
    "StatementsPage",
  ),
  page("/results/$campaign/trust", () => import("./pages/understand/results/trust-page.tsx"), "TrustPage"),
  page(
    "/results/$campaign/questions",
    () => import("./pages/understand/results/questions-page.tsx"),
    "QuestionsPage",
  ),
  page("/results/$campaign/guide", () => import("./pages/understand/results/guide-page.tsx"), "GuidePage"),
  page(
    "/results/$campaign/weighting",
    () => import("./pages/understand/weighting/weighting-page.tsx"),
    "WeightingPage",
  ),
  page(
    "/results/$campaign/weighting/$weighting",
    () => import("./pages/understand/weighting/weighted-page.tsx"),
    "WeightedPage",
  ),
  page(
    "/results/$campaign/take-along",
    () => import("./pages/understand/take-along/take-along-page.tsx"),
    "TakeAlongPage",
  ),
  page(
    "/perceptions",
    () => import("./pages/understand/perceptions/perceptions-page.tsx"),
    "PerceptionsPage",
  ),
  page(
    "/results/$campaign/account-people",
    () => import("./pages/understand/account-people/account-people-page.tsx"),
    "AccountPeoplePage",
  ),
  page(
    "/results/$campaign/account-people/$person",
    () => import("./pages/understand/account-people/account-people-page.tsx"),
    "AccountPersonPage",
  ),
  page("/comments", () => import("./pages/understand/comments/comments-page.tsx"), "CommentsPage"),
  page("/comments/$source", () => import("./pages/understand/comments/source-page.tsx"), "CommentSourcePage"),
  page("/comments/$source/themes", () => import("./pages/understand/comments/themes-page.tsx"), "ThemesPage"),
  page("/measures", () => import("./pages/understand/measures/measures-page.tsx"), "MeasuresPage"),
  page("/measures/$measure", () => import("./pages/understand/measures/measure-page.tsx"), "MeasurePage"),
  page(
    "/results/$campaign/people",
    () => import("./pages/embed/personal-reports/people-reports-page.tsx"),
    "PeopleReportsPage",
  ),
];

/** Plain search texts: "?page=2" is the text "2". */
const parseSearch = (text: string) => Object.fromEntries(new URLSearchParams(text));

function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  return entries.length === 0
    ? ""
    : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`;
}

/** Makes the router of all pages. */
export const createAppRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      start,
      open.addChildren(openPages.map((make) => make(open))),
      own.addChildren(ownPages.map((make) => make(own))),
      workspace.addChildren(workspacePages.map((make) => make(workspace))),
    ]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: "intent",
    defaultPendingMs: 300,
  });
