import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { setFirstPassword } from "#people/access/account.contract.ts";
import { client, startOidcProvider } from "#people/sign-in-providers/oidc-provider.fixture.ts";
import { staffMember, unusedDomain } from "#people/sign-in-providers/providers.fixture.ts";
import { requestIn, samlProvider } from "#people/sign-in-providers/saml-provider.fixture.ts";
import { openWorkspace, type TestApplication } from "../../src/application.fixture.ts";
import {
  browser,
  checkPage,
  settled,
  signInAs,
  startWithPages,
  type Visit,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";

const password = "marmalade-otter-7";

/** What an app shows now, or a step later: one from before could be too old by the time it is sent. */
const codeOf = (secret: string, later: 0 | 1) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });

describe("ways to sign in", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  before(async () => {
    application = await startWithPages();
  });
  after(() => application?.[Symbol.asyncDispose]());

  async function openSettings() {
    const world = await openWorkspace({ application });
    const director = await visit(browser);
    await signInAs(director, application, world.director);
    await director.page.goto(`${world.origin}/w/${world.workspaceId}/sign-in`);
    await settled(director.page);
    const domain = unusedDomain();
    return { ...world, director, domain, email: await staffMember(world, `sam@${domain}`) };
  }
  type Settings = Awaited<ReturnType<typeof openSettings>>;

  /** Types the mailed code, and stands in the programme. */
  async function typeCode({ page }: Visit, { mails, email, workspaceId }: Settings): Promise<void> {
    await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
    await checkPage(page, "the second step");
    const [code = ""] = /^\d{4} \d{4}$/m.exec((await mails.to(email)).text) ?? [];
    await page.getByLabel("Code from the mail").fill(code);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(`**/w/${workspaceId}`);
    await settled(page);
  }

  test("a second factor is set up, and asked for", async () => {
    const world = await openWorkspace({ application });
    await world.director(setFirstPassword, { body: { password } });
    const opened = await visit(browser);
    const { page } = opened;
    await signInAs(opened, application, world.director);
    await page.goto(`${world.origin}/account`);
    await settled(page);
    await page.getByRole("button", { name: "Set up a second factor" }).click();
    await page.getByRole("img", { name: /^QR code/ }).waitFor();
    await checkPage(page, "setting a second factor up");
    const secret = await page.getByLabel("Secret for the app").inputValue();
    await page.getByLabel(/The code that the app shows/).fill("000000");
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByText("This code is wrong, too old or was used already").first().waitFor();
    await page.getByLabel(/The code that the app shows/).fill(codeOf(secret, 0));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
    assert.equal(await page.locator(".recovery-codes li").count(), 10);
    await checkPage(page, "recovery codes");
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("10 of 10 recovery codes are left").waitFor();

    const { page: other, mistakes } = await visit(browser);
    await other.goto(`${world.origin}/sign-in?next=/w/${world.workspaceId}/people`);
    await other.getByLabel("E-mail").fill(world.director.user.email);
    await other.getByLabel("Password", { exact: true }).fill(password);
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    await other.getByRole("heading", { name: "One more step" }).waitFor();
    await other.getByLabel("Code").fill(codeOf(secret, 1));
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    await other.waitForURL(`**/w/${world.workspaceId}/people`);
    assert.deepEqual([...mistakes, ...opened.mistakes], []);
    await page.context().close();
    await other.context().close();
  });

  test("an account gets another address", async () => {
    const world = await openWorkspace({ application });
    const opened = await visit(browser);
    const { page } = opened;
    await signInAs(opened, application, world.director);
    await page.goto(`${world.origin}/account`);
    await settled(page);
    await checkPage(page, "the account");
    const fresh = `dora@${unusedDomain()}`;
    await page.getByLabel("New address").fill(fresh);
    await page.getByRole("button", { name: "Send a code there" }).click();
    const [code = ""] = /^\d{4} \d{4}$/m.exec((await world.mails.to(fresh)).text) ?? [];
    await page.getByLabel(/^Code from the mail/).fill(code);
    await page.getByRole("button", { name: "Change the address" }).click();
    await page.getByText(`You sign in as ${fresh}`).waitFor();
    assert.deepEqual(opened.mistakes, []);
    await page.context().close();
  });

  /** Sets a second factor up where the programme has led to, and goes back to it. */
  async function setUpFactor({ page }: Visit): Promise<void> {
    await page.getByRole("button", { name: "Set up a second factor" }).click();
    const secret = await page.getByLabel("Secret for the app").inputValue();
    await page.getByLabel(/The code that the app shows/).fill(codeOf(secret, 0));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("link", { name: "Go on to the programme" }).click();
  }

  test("a programme asks for a second factor once its director has one, and leads to it", async () => {
    const world = await openSettings();
    const { page } = world.director;
    const rule = page.getByLabel("Everybody with a role needs a second factor");
    assert.ok(await rule.isDisabled());
    await checkPage(page, "sign-in settings before one's own second factor");
    await page.getByRole("link", { name: "your account page" }).click();
    await setUpFactor(world.director);
    await page.getByRole("heading", { name: "What is asked of everybody" }).waitFor();
    await page.getByText("Everybody with a role needs a second factor").click();
    await page.getByText("2 members have no second factor yet").waitFor();
    await page.getByText("Tell them beforehand: Carl Consultant and Sara Sponsor.").waitFor();
    await checkPage(page, "how many a second factor is asked of");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("The programme asks for that from now on.").waitFor();
    assert.ok(await rule.isChecked());

    const sponsor = await visit(browser);
    await signInAs(sponsor, application, world.sponsor);
    await sponsor.page.goto(`${world.origin}/w/${world.workspaceId}/results`);
    await sponsor.page.getByRole("heading", { name: "This programme asks for a second factor" }).waitFor();
    await checkPage(sponsor.page, "a second factor is needed");
    await sponsor.page.getByRole("link", { name: "Set up a second factor" }).click();
    await setUpFactor(sponsor);
    await sponsor.page.waitForURL(`**/w/${world.workspaceId}/results`);
    await sponsor.page.context().close();
    await page.context().close();
  });

  test("a provider of OpenID Connect is added, tried, switched on, and lets somebody in", async () => {
    const world = await openSettings();
    const { director, origin, workspaceId, domain, email } = world;
    await using idp = await startOidcProvider(`${origin}/sign-in/provider/${workspaceId}`);
    application.allowedPlaces.push(idp.place);
    idp.state.account = { email, name: "Sam" };
    const { page } = director;
    await checkPage(page, "sign-in settings without a provider");
    await page.getByRole("button", { name: "Add a provider" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Staff sign-in");
    await page.getByLabel("Domains").fill("gmail.com");
    await page.getByLabel("Issuer").fill(idp.issuer);
    await page.getByLabel("Client ID").fill(client.id);
    await page.getByLabel("Client secret").fill(client.secret);
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByText("belongs to everybody's mailboxes").first().waitFor();
    await checkPage(page, "adding a provider");
    await page.getByLabel("Domains").fill(domain);
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByRole("button", { name: "Try it: Staff sign-in" }).click();
    await page.getByRole("heading", { name: "The provider works" }).waitFor();
    await page.getByText(email, { exact: true }).waitFor();
    await checkPage(page, "a provider's trial");
    await page.getByRole("link", { name: "Back to sign-in settings" }).click();
    await page.getByRole("button", { name: "Switch on: Staff sign-in" }).click();
    await page.getByRole("button", { name: "Switch off: Staff sign-in" }).waitFor();
    await checkPage(page, "sign-in settings with a provider");

    const staff = await visit(browser);
    await staff.page.goto(`${origin}/sign-in`);
    await staff.page.getByRole("button", { name: "Sign in with your organisation" }).click();
    await staff.page.getByLabel("E-mail").fill(`anybody@${domain}`);
    await staff.page.getByRole("button", { name: "Continue" }).click();
    await checkPage(staff.page, "sign-in with a provider");
    await staff.page.getByRole("button", { name: "Continue with Staff sign-in" }).click();
    await typeCode(staff, world);
    await staff.page.goto(`${origin}/account`);
    await staff.page.getByText("identity provider, which opens its programme").waitFor();
    await checkPage(staff.page, "the account of a provider's session");
    assert.deepEqual([...director.mistakes, ...staff.mistakes], []);
    await page.context().close();
    await staff.page.context().close();
  });

  test("a provider of SAML is added by its metadata and lets somebody in", async () => {
    const world = await openSettings();
    const { director, origin, workspaceId, domain, email } = world;
    const idp = samlProvider(undefined, `https://idp.example.org/${randomUUID()}`);
    const { page } = director;
    await page.getByRole("button", { name: "Add a provider" }).click();
    await page.getByText("SAML 2.0").click();
    const ours = await (await fetch(await page.getByLabel("Metadata", { exact: true }).inputValue())).text();
    await page.getByLabel("Name", { exact: true }).fill("Staff sign-in");
    await page.getByLabel("Domains").fill(domain);
    await page.getByLabel("The provider's metadata").fill(idp.metadata);
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByRole("button", { name: "Switch on: Staff sign-in" }).click();
    await page.getByRole("button", { name: "Switch off: Staff sign-in" }).waitFor();

    const staff = await visit(browser);
    // The provider's page: a form that posts its answer.
    await staff.page.route("https://idp.example.org/**", async (route) => {
      const request = requestIn(route.request().url());
      const answer = await idp.answer(ours, request, { email });
      const action = `${origin}/api/workspaces/${workspaceId}/sign-in/assertion`;
      const body = `<form method="post" action="${action}"><input name="SAMLResponse" value="${answer}"><input name="RelayState" value="${request.relayState}"></form><script>document.forms[0].submit()</script>`;
      await route.fulfill({ contentType: "text/html", body });
    });
    await staff.page.goto(`${origin}/sign-in?next=/w/${workspaceId}`);
    await staff.page.getByRole("button", { name: "Continue with Staff sign-in" }).click();
    await typeCode(staff, world);
    assert.deepEqual([...director.mistakes, ...staff.mistakes], []);
    await page.context().close();
    await staff.page.context().close();
  });
});
