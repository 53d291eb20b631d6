import assert from "node:assert/strict";
import { test } from "node:test";
import { clientOf } from "../../application.fixture.ts";
import { readSession } from "../access/session.contract.ts";
import { makeSigner, type Signer } from "./certificate.fixture.ts";
import { beginProviderSignIn } from "./provider-sign-in.contract.ts";
import { addProvider } from "./providers.contract.ts";
import { begin, finish, openWithBrowser, staffMember, typeMailedCode } from "./providers.fixture.ts";
import { attempt, empty, openSaml, post, refusedWith } from "./saml.fixture.ts";
import { type AssertionParts, requestIn, samlProvider } from "./saml-provider.fixture.ts";

const signer = makeSigner();
const provider = samlProvider(signer);

test("a signed assertion signs in whoever has shown once that the mailbox is theirs", async () => {
  const world = await openSaml(provider);
  const { browser, workspaceId, email, origin } = world;
  const { code } = await attempt(world, browser);
  assert.deepEqual(await finish(browser, workspaceId, code), {
    next: "mailed code",
    path: "/my",
    trial: null,
  });
  assert.equal((await browser(readSession)).user, null);
  assert.deepEqual(await typeMailedCode(browser, world, email), { next: "done" });
  const { user, workspaces } = await browser(readSession);
  assert.deepEqual(
    [user?.email, user?.name, user?.way, user?.onlyIn],
    [email, "Sam Staff", "provider", workspaceId],
  );
  assert.deepEqual(
    workspaces.map(({ id, entry }) => [id, entry]),
    [[workspaceId, "open"]],
  );
  const again = clientOf(origin);
  const { code: later } = await attempt(world, again);
  assert.equal((await finish(again, workspaceId, later)).next, "done");
  assert.equal((await again(readSession)).user?.email, email);
});

test("our metadata tell a provider who we are and what we want", async () => {
  const { ours, origin, workspaceId } = await openSaml(provider);
  const base = `${origin}/api/workspaces/${workspaceId}/sign-in`;
  assert.ok(ours.includes(`entityID="${base}/metadata.xml"`));
  assert.ok(ours.includes(`Location="${base}/assertion"`));
  assert.match(ours, /WantAssertionsSigned="true"/);
});

test("an assertion that was changed after signing is refused", async () => {
  const world = await openSaml(provider);
  const other = await staffMember(world, `boss@${world.domain}`);
  const said = await refusedWith(world, { change: (xml) => xml.replaceAll(world.email, other) });
  assert.match(said, /answer-refused: .*signature is missing, broken or not the provider's/);
});

test("a foreign key, one with the provider's certificate beside it, and none at all are refused", async () => {
  const world = await openSaml(provider);
  const foreign = samlProvider(makeSigner(), world.provider.entityId);
  assert.match(await refusedWith(world, { by: foreign }), /signature/);
  const dressed: Signer = { ...makeSigner(), certificate: signer.certificate };
  assert.match(await refusedWith(world, { by: samlProvider(dressed, world.provider.entityId) }), /signature/);
  const unsigned = (xml: string) => xml.replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/g, "");
  assert.match(await refusedWith(world, { change: unsigned }), /signature/);
  const weak = (xml: string) =>
    xml.replace(
      "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
      "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
    );
  assert.match(await refusedWith(world, { change: weak }), /signature/);
});

test("a broken algorithm is seen wherever it stands, whatever is put around it", async () => {
  const world = await openSaml(provider);
  const broken = samlProvider(
    signer,
    world.provider.entityId,
    null,
    "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  );
  assert.match(await refusedWith(world, { by: broken }), /signature/);
  // The provider signs the assertion alone: what stands around it may come from anybody.
  const hide = (xml: string) =>
    xml
      .replace("<samlp:Status>", '<x:EncryptionMethod xmlns:x="urn:x" a=">"/>$&')
      .replace("</samlp:Response>", '<x:EncryptionMethod xmlns:x="urn:x"></x:EncryptionMethod>$&');
  assert.match(await refusedWith(world, { by: broken, change: hide }), /signature/);
  // Written in another way, which a signature over what is meant doesn't mind.
  const spell = (xml: string) =>
    xml.replaceAll("#rsa-sha1", "#rsa-sha&#49;").replaceAll("#sha1", "#sha&#x31;");
  assert.match(await refusedWith(world, { by: broken, change: spell }), /signature/);
});

test("another audience, issuer, recipient, request or time is refused", async () => {
  const world = await openSaml(provider);
  const cases: [AssertionParts, RegExp][] = [
    [{ audience: "https://elsewhere.example.org" }, /made for another application/],
    [{ issuer: "https://other-idp.example.org" }, /another provider/],
    [{ recipient: "https://elsewhere.example.org/acs" }, /doesn't answer what was asked/],
    [{ requestId: `_${"0".repeat(40)}` }, /doesn't answer what was asked/],
    [{ moved: -3_600_000 }, /too old, or not valid yet|doesn't answer/],
    [{ moved: 3_600_000 }, /too old, or not valid yet|doesn't answer/],
  ];
  for (const [parts, said] of cases)
    assert.match(await refusedWith(world, { parts }), said, JSON.stringify(parts));
});

test("a replayed answer signs nobody in: not in the same sign-in, nor in another", async () => {
  const world = await openSaml(provider);
  const { browser, workspaceId, origin } = world;
  const { request, response, code } = await attempt(world, browser);
  await finish(browser, workspaceId, code);
  await assert.rejects(finish(browser, workspaceId, code), { code: "sign-in-provider.over", status: 410 });
  assert.equal(await post(world, response, request.relayState), "over");
  const thief = clientOf(origin);
  const own = requestIn(await begin(thief, workspaceId, world.providerId));
  const stolen = await post(world, response, own.relayState);
  await assert.rejects(finish(thief, workspaceId, stolen), { code: "sign-in-provider.answer-refused" });
});

test("an assertion's id is used once, even where it answers the right request", async () => {
  const world = await openSaml(provider);
  const { browser, workspaceId } = world;
  const { code } = await attempt(world, browser, { parts: { id: "same" } });
  await finish(browser, workspaceId, code);
  assert.match(await refusedWith(world, { parts: { id: "same" } }), /used before/);
});

test("what was answered to one browser is of no use in another", async () => {
  const world = await openSaml(provider);
  const { browser, workspaceId, origin } = world;
  const { code } = await attempt(world, browser);
  for (const thief of [clientOf(origin), clientOf(origin, ["serviceloop.flow=guessed"])])
    await assert.rejects(finish(thief, workspaceId, code), { code: "sign-in-provider.over" });
});

test("wrapped signatures are refused, wherever the forged assertion stands", async () => {
  const world = await openSaml(provider);
  const boss = await staffMember(world, `boss@${world.domain}`);
  const assertionOf = (xml: string) => /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? "";
  const forgedOf = (xml: string) =>
    assertionOf(xml)
      .replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/, "")
      .replaceAll(world.email, boss)
      .replace(/ID="_a[^"]*"/, 'ID="_forged"');
  const signatureOf = (xml: string) => /<ds:Signature[\s\S]*?<\/ds:Signature>/.exec(xml)?.[0] ?? "";
  const wrappings: Record<string, (xml: string) => string> = {
    "before the signed one": (xml) => xml.replace(assertionOf(xml), forgedOf(xml) + assertionOf(xml)),
    "after it": (xml) => xml.replace(assertionOf(xml), assertionOf(xml) + forgedOf(xml)),
    "around it": (xml) =>
      xml.replace(
        assertionOf(xml),
        forgedOf(xml).replace("</saml:Assertion>", `${assertionOf(xml)}</saml:Assertion>`),
      ),
    "with the signed one in its signature": (xml) =>
      xml.replace(
        assertionOf(xml),
        forgedOf(xml).replace(
          /(<saml:Assertion[^>]*>\s*<saml:Issuer>[^<]*<\/saml:Issuer>)/,
          `$1${signatureOf(xml).replace(
            "</ds:Signature>",
            `<ds:Object>${assertionOf(xml).replace(signatureOf(xml), "")}</ds:Object></ds:Signature>`,
          )}`,
        ),
      ),
    "with the signed one in an extension": (xml) =>
      xml.replace(
        assertionOf(xml),
        `<samlp:Extensions>${assertionOf(xml)}</samlp:Extensions>${forgedOf(xml)}`,
      ),
    "with the same id": (xml) => {
      const id = /ID="(_a[^"]*)"/.exec(xml)?.[1] ?? "";
      return xml.replace(assertionOf(xml), forgedOf(xml).replace("_forged", id) + assertionOf(xml));
    },
  };
  for (const [where, change] of Object.entries(wrappings))
    assert.match(await refusedWith(world, { change }), /answer-refused/, where);
});

test("a comment doesn't cut an address short", async () => {
  const world = await openSaml(provider);
  const boss = await staffMember(world, `boss@${world.domain}`);
  // The provider has signed the longer address, which is somebody else's there.
  const nameId = `${boss}.evil.example.com`;
  const change = (xml: string) => xml.replace(nameId, `${boss}<!-- -->.evil.example.com`);
  const said = await refusedWith(world, { parts: { nameId }, change });
  assert.match(said, /isn't written as it should be/);
  assert.match(await refusedWith(world, { parts: { nameId } }), /foreign-domain/);
});

test("entities are neither loaded nor multiplied", async () => {
  const world = await openSaml(provider);
  const external = (xml: string) =>
    `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml.replace("Sam Asserted", "&x;")}`;
  const laughs = (xml: string) => {
    const lines = Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
    return `<!DOCTYPE r [<!ENTITY l0 "ha">${lines.join("")}]>${xml.replace("Sam Asserted", "&l12;")}`;
  };
  for (const change of [external, laughs])
    assert.match(await refusedWith(world, { change }), /isn't written as it should be/);
});

test("an address of a domain that isn't the provider's, and one without a place, sign nobody in", async () => {
  const world = await openSaml(provider);
  const { director, domain, application, email } = world;
  const foreign = await refusedWith(world, { parts: { email: director.user.email } });
  assert.match(foreign, /foreign-domain/);
  for (const odd of [`sam@sub.${domain}`, `sam@${domain}.evil.example`, `"x"@evil.example,sam@${domain}`])
    assert.match(await refusedWith(world, { parts: { email: odd } }), /foreign-domain/, odd);
  assert.match(await refusedWith(world, { parts: { email: `nobody@${domain}` } }), /no-place/);
  const written = JSON.stringify(application.log);
  assert.ok(written.includes("an identity provider's answer signed nobody in"));
  assert.ok(!written.includes(domain) && !written.includes(email), "the log names nobody");
});

test("an answer that nobody has asked for is refused, whatever it asks us to open", async () => {
  const world = await openSaml(provider);
  const request = { id: "_unasked", relayState: "https://evil.example/" };
  const response = await world.provider.answer(world.ours, request, { email: world.email });
  for (const relayState of [
    "https://evil.example/",
    "",
    "//evil.example",
    "0e5b5b8c-0000-4000-8000-000000000000",
  ])
    assert.equal(await post(world, response, relayState), "over");
  const { browser, workspaceId, providerId } = world;
  for (const next of [
    "https://evil.example/",
    "//evil.example/",
    "/.//evil.example",
    "javascript:alert(1)",
  ]) {
    await browser(beginProviderSignIn, {
      body: { workspace: workspaceId, provider: providerId, next },
    });
  }
  const { rows } = await world.application.database.owner.query(
    "SELECT DISTINCT next FROM auth.provider_flow WHERE workspace_id = $1",
    [workspaceId],
  );
  assert.deepEqual(rows, [{ next: "/" }]);
});

test("what is no metadata of a provider is refused, with a word about what is wrong", async () => {
  const { director, workspaceId, domain } = await openWithBrowser();
  const { metadata } = samlProvider(signer);
  const add = (saml: object) =>
    director(addProvider, {
      params: { workspace: workspaceId },
      body: { name: "X", domains: [domain], saml: { ...empty, ...saml } },
    }).then(
      () => "kept",
      ({ fields }) => `${fields[0]?.pointer} ${fields[0]?.detail}`,
    );
  const cases: [object, RegExp][] = [
    [{ metadata: "<a>" }, /metadata is not/],
    [{ metadata: "hello" }, /metadata is not/],
    [{ metadata: `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${metadata}` }, /document type/],
    [
      { metadata: metadata.replace(/<(\w+:)?X509Certificate>[^<]*</, "<$1X509Certificate>AAAA<") },
      /can't be read/,
    ],
    [
      { metadata: metadata.replaceAll("https://idp.example.org/saml/sign-in", "javascript:x") },
      /no https address/,
    ],
    [{ entityId: "x", signInAddress: "https://idp.example.org", certificates: "" }, /no certificate/],
    [
      { entityId: "x", signInAddress: "https://idp.example.org", certificates: makeSigner(1024).certificate },
      /weaker than RSA with 2048 bits/,
    ],
    [{ entityId: "x", signInAddress: "https://idp.example.org", certificates: signer.certificate }, /^kept$/],
  ];
  for (const [saml, said] of cases) assert.match(await add(saml), said);
});
