/**
 * Every endpoint of every contract × nobody, each of the five roles inside the reach and outside of it, a disabled
 * account and an expired session; and from the extranet, where only what src/zones.ts names answers. Once 三员 are
 * appointed, each of the three: nothing of the business, and what passes to them the others lose. A new endpoint needs a
 * sample in src/permissions/: how it is asked, and about what.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { offices, type Powers, type RoleName, roles } from '#basics/contract.ts'
import { fieldName } from '#features/audit/fields/words.ts'
import { changesOf } from '#features/audit/rules.ts'
import { deeds } from '#features/audit/words.ts'
import { type Endpoint, endpointsOf } from '#platform/api-description.ts'
import { contracts } from './contracts.ts'
import { powers, separatedPowers } from './main.ts'
import { type Answered, askOf } from './permissions/asking.ts'
import type { Sample } from './permissions/sample.ts'
import { samples } from './permissions/samples.ts'
import { Stage, traces } from './permissions/stage.ts'
import { type Client, startTestApp, type TestApp } from './testing.ts'
import { answersIn } from './zones.ts'

const endpoints = endpointsOf(contracts)

type Input = Awaited<ReturnType<Sample['input']>>

/** Whether somebody in the role may call it at all. */
const may = ({ meta: { permission } }: Endpoint, role: RoleName, held: Powers = powers) =>
  permission === 'public' || permission === 'session' || Boolean(held[permission]?.includes(role))

/** Whether it is in other hands once the three offices are appointed. */
const passes = ({ meta: { permission } }: Endpoint) =>
  String(separatedPowers[permission]) !== String(powers[permission])

describe('The samples of the permission loop', () => {
  it('hold one for every endpoint, and none too many', () => {
    const missing = endpoints.filter(({ name }) => !samples[name]).map(({ name }) => name)
    assert.deepEqual(missing, [], `add to src/permissions/: ${missing.join(', ')}`)
    const known = new Set(endpoints.map(({ name }) => name))
    assert.deepEqual(
      Object.keys(samples).filter((name) => !known.has(name)),
      [],
    )
  })

  it('say of those that open what is masked, and of no others, that they do', () => {
    const opening = endpoints.filter(({ meta }) => meta.opens).map(({ name }) => name)
    const sampled = Object.keys(samples).filter((name) => samples[name]?.reveals)
    assert.deepEqual(opening.sort(), sampled.sort())
  })

  it('and what a helper may do for a member is done in one transaction, for him whose own it is', () => {
    const unfit = endpoints.filter(
      ({ meta }) =>
        meta.helped &&
        (meta.ownTransactions ||
          (meta.permission !== 'session' && !powers[meta.permission]?.includes('member'))),
    )
    assert.deepEqual(
      unfit.map(({ name }) => name),
      [],
    )
  })

  it('of everything that names one record in its address say that it is of somebody', () => {
    const careless = endpoints.filter(
      ({ name, path, meta }) =>
        /\{id\}/.test(path) && meta.permission !== 'session' && samples[name]?.kind === 'seen',
    )
    assert.deepEqual(
      careless.map(({ name }) => name),
      [],
    )
  })
})

/** An institute of its own for each feature: what one leaves behind neither slows nor colours the others. */
for (const [feature, ofFeature = []] of Map.groupBy(endpoints, ({ name }) => name.split('.')[0]))
  describe(`Who may what in ${feature}`, () => whoMayWhat(ofFeature))

function whoMayWhat(ofFeature: Endpoint[]): void {
  let app: TestApp
  let stage: Stage
  let strangers: Record<string, Client>
  /** Sessions of the political work department that wait for a second factor, or for one to be set up. */
  let halves: Record<'due' | 'enrol', Client>
  let stale: Client

  before(async () => {
    app = await startTestApp({ jobs: true, clock: '2026-11-24T08:00:00Z' })
    stage = await Stage.begin(app)
    strangers = { nobody: app.visitor, disabled: await disabledClient(), expired: await expiredClient() }
    halves = { due: await stage.half('due'), enrol: await stage.half('enrol') }
    stale = await stage.stale()
  })
  after(() => app.close())

  async function disabledClient(): Promise<Client> {
    const client = await app.as('politicalWorkDepartment', {
      organizationId: stage.institute.organizations.root,
      name: '停用',
    })
    const { rows } = await stage.top.call.accounts.list({ text: '停用' })
    await stage.top.call.accounts.disable({ id: rows[0]?.id ?? 0, reason: '权限测试' })
    return client
  }

  /** A session that was left alone for more than half an hour before the loop begins. */
  async function expiredClient(): Promise<Client> {
    app.setClock('2026-11-24T07:00:00Z')
    const client = await app.as('politicalWorkDepartment', {
      organizationId: stage.institute.organizations.root,
    })
    app.setClock('2026-11-24T08:00:00Z')
    return client
  }

  for (const endpoint of ofFeature) {
    const sample = samples[endpoint.name]
    if (sample) it(`${endpoint.name}: ${endpoint.meta.permission}`, () => loop(endpoint, sample))
  }

  it('and what the loop left in the trail has words for every deed and every field', async () => {
    const { rows } = await app.world.open.pool.query('select action, before, after from audit_entry')
    const nameless = rows.flatMap(({ action, before: was, after: is }) => {
      const fields = changesOf(was, is).flatMap(({ field }) => field.split('.'))
      return [...(deeds[action] ? [] : [action]), ...fields.filter((field) => fieldName(field) === field)]
    })
    assert.deepEqual([...new Set(nameless)], [], 'add to words.ts of src/features/audit, or to its fields/')
  })

  it('and nothing masked stands whole in the trail or in a message that the loop left', async () => {
    for (const table of ['audit_entry', 'message', 'message_delivery', 'message_group_post']) {
      const { rows } = await app.world.open.pool.query(`select to_jsonb(${table}) as one from ${table}`)
      assert.doesNotMatch(JSON.stringify(rows), whole, table)
    }
  })

  async function loop(endpoint: Endpoint, sample: Sample): Promise<void> {
    // Whoever is refused uses nothing up: the next may ask for the same.
    const refused = await sample.input(stage)
    for (const [who, client] of Object.entries(strangers))
      if (endpoint.meta.permission === 'public') {
        const answer = await askOf(client, endpoint, await sample.input(stage))
        assert.notEqual(answer.status, 401, who)
      } else {
        const answer = await askOf(client, endpoint, refused)
        assert.equal(answer.status, 401, `${who}: ${answer.text}`)
      }
    if (endpoint.method !== 'GET') await refusedFromElsewhere(endpoint, refused)
    if (endpoint.meta.permission !== 'public') await refusedToHalfSessions(endpoint, refused)
    if (endpoint.meta.stepUp) await refusedWhenStale(endpoint, refused)
    let shown = false
    for (const role of roles) {
      if (!may(endpoint, role)) {
        forbidden(await ask('inside', role, endpoint, sample, refused), `${role} inside`)
        forbidden(await ask('outside', role, endpoint, sample, refused), `${role} outside`)
        continue
      }
      const inside = await ask('inside', role, endpoint, sample, await sample.input(stage))
      const given = isHeldBack(sample) ? refused : await sample.input(stage)
      const outside = await ask('outside', role, endpoint, sample, given)
      allowed(inside, sample, `${role} inside`)
      heldBack(outside, sample, `${role} outside`)
      shown ||= traces.test(inside.text)
    }
    await byHelper(endpoint, sample)
    await fromOutside(endpoint, refused)
    await byOffices(endpoint, sample, refused)
    if (passes(endpoint)) shown = (await whenSeparated(endpoint, sample)) || shown
    if (sample.kind === 'seen') assert.ok(shown, 'nobody inside sees anything: the sample proves nothing')
  }

  /** Whoever acts for the member of east1 with all the consent there is: only what the contract gives to a helper. */
  async function byHelper(endpoint: Endpoint, sample: Sample): Promise<void> {
    if (endpoint.meta.permission === 'public') return
    const answer = await askOf(await stage.helper(), endpoint, await sample.input(stage))
    masked(answer, 'helper')
    const { status, code, text } = answer
    if (endpoint.meta.helped) assert.ok(status !== 401 && status !== 403, `helper: ${text}`)
    else assert.deepEqual([status, code], [403, 'helping-never'], `helper: ${text}`)
  }

  /** On the extranet whatever is not named for it answers nobody, not even that he may not. */
  async function fromOutside(endpoint: Endpoint, input: Input): Promise<void> {
    const answers = answersIn('extranet', endpoint.name)
    app.world.zone = 'extranet'
    try {
      for (const who of ['nobody', ...roles] as const) {
        const fresh = needsOwnSession(endpoint)
        const client = who === 'nobody' ? app.visitor : await stage.caller(who, 'inside', fresh)
        const answer = await askOf(client, endpoint, input)
        masked(answer, `${who} on the extranet`)
        const { status, code, text } = answer
        // What a stranger sends is not even read when it is long.
        if (who === 'nobody' && isLong(input)) {
          assert.deepEqual([status, code], [401, 'signed-out'])
          continue
        }
        if (answers) assert.notEqual(code, 'zone-not-here', `${who} on the extranet`)
        else assert.deepEqual([status, code], [404, 'zone-not-here'], `${who} on the extranet: ${text}`)
      }
    } finally {
      app.world.zone = 'intranet'
    }
  }

  /** None of the three gets anything of the business, and what is theirs only when all are appointed. */
  async function byOffices(endpoint: Endpoint, sample: Sample, refused: Input): Promise<void> {
    const { permission } = endpoint.meta
    const own = permission === 'public' || (permission === 'session' && /^accounts\./.test(endpoint.name))
    if (own) return
    const theirs = (office: RoleName) => permission !== 'session' && may(endpoint, office, separatedPowers)
    for (const office of offices.filter(theirs)) {
      const client = await stage.office(office)
      const given = await sample.input(stage)
      if (!may(endpoint, office)) forbidden(await askOf(client, endpoint, given), `${office} too early`)
      allowed(await stage.separated(() => askOf(client, endpoint, given)), sample, office)
    }
    const closed = permission === 'session' ? 'office-no-business' : 'not-permitted'
    await stage.separated(async () => {
      for (const office of offices.filter((one) => !theirs(one))) {
        const { status, code, text } = await askOf(await stage.office(office), endpoint, refused)
        assert.deepEqual([status, code], [403, closed], `${office}: ${text}`)
      }
    })
  }

  /** What passes to other hands, asked by the five roles again. */
  async function whenSeparated(endpoint: Endpoint, sample: Sample): Promise<boolean> {
    let shown = false
    for (const role of roles)
      for (const where of ['inside', 'outside'] as const) {
        const given = await sample.input(stage)
        const answer = await stage.separated(() => ask(where, role, endpoint, sample, given))
        const who = `${role} ${where}, separated`
        if (!may(endpoint, role, separatedPowers)) forbidden(answer, who)
        else if (where === 'inside') allowed(answer, sample, who)
        else heldBack(answer, sample, who)
        shown ||= where === 'inside' && traces.test(answer.text)
      }
    return shown
  }

  /** A page of another site cannot act in the name of whoever is signed in here. */
  async function refusedFromElsewhere(endpoint: Endpoint, input: Input): Promise<void> {
    const headers = { origin: 'http://evil.test', host: 'zhibu.test' }
    const { status, code } = await askOf(stage.top, endpoint, input, headers)
    assert.deepEqual([status, code], [403, 'cross-site'])
  }

  /** Whoever has shown the password alone: nothing but what leads to the second factor. */
  async function refusedToHalfSessions(endpoint: Endpoint, input: Input): Promise<void> {
    for (const [factor, client] of Object.entries(halves)) {
      if (endpoint.meta.whileFactor?.includes(factor as 'due')) continue
      const { status, code, text } = await askOf(client, endpoint, input)
      assert.deepEqual([status, code], [403, 'factor-due'], `${factor}: ${text}`)
    }
  }

  /** A great act of somebody who showed more than five minutes ago who he is. */
  async function refusedWhenStale(endpoint: Endpoint, input: Input): Promise<void> {
    const ofOffices = !roles.some((role) => may(endpoint, role))
    const { status, code, text } = ofOffices
      ? await stage.separated(async () => askOf(await stage.staleOffice(), endpoint, input))
      : await askOf(ofOneself(endpoint) ? await stage.stalePerson() : stale, endpoint, input)
    assert.deepEqual([status, code], [403, 'step-up-needed'], text)
  }

  async function ask(
    where: 'inside' | 'outside',
    role: RoleName,
    endpoint: Endpoint,
    sample: Sample,
    input: Input,
  ) {
    const answer = await askOf(await stage.caller(role, where, needsOwnSession(endpoint)), endpoint, input)
    if (!sample.reveals) masked(answer, `${role} ${where}`)
    return answer
  }
}

/** What no office holds: everybody does it for himself. */
const ofOneself = (endpoint: Endpoint) =>
  roles.every((role) => may(endpoint, role) === (role === 'masses' || role === 'member'))

const isLong = (input: Input) =>
  Object.values(input instanceof FormData ? Object.fromEntries(input) : (input as object)).some(
    (one) => one instanceof Blob && one.size > 1_048_576,
  )

/** Whoever signs out or changes the password does so with a session of his own. */
const needsOwnSession = ({ method, meta }: Endpoint) =>
  method !== 'GET' && /^(?:public|session)$/.test(meta.permission)

function forbidden({ status, code, text }: Answered, who: string): void {
  assert.deepEqual([status, code], [403, 'not-permitted'], `${who}: ${text}`)
}

function allowed({ status, code, text }: Answered, { refusal }: Sample, who: string): void {
  if (refusal) assert.equal(code, refusal, `${who}: ${text}`)
  else assert.equal(status, 200, `${who}: ${text}`)
}

/** Whether whoever is outside of the reach is refused, whatever the role. */
const isHeldBack = ({ kind, outside }: Sample) => kind === 'of' || outside === 'forbidden'

/** Outside of the reach: not found, or an answer without anything of the branch. */
function heldBack(answer: Answered, sample: Sample, who: string): void {
  const { status, text } = answer
  if (sample.outside === 'forbidden') assert.equal(status, 403, `${who}: ${text}`)
  else if (sample.kind === 'of') assert.equal(status, 404, `${who}: ${text}`)
  else allowed(answer, sample, who)
  if (sample.kind !== 'open') assert.doesNotMatch(text, traces, who)
}

/** The identity numbers, phone numbers and home addresses of the planted people, and masks that tell too much. */
const whole = /110105\d{11}[\dX]|1380000\d{4}|\d{6}\*{8}\d{3}[\dX]|杏坛路/

/** They are masked by whatever path they come. */
function masked({ text }: Answered, who: string): void {
  assert.doesNotMatch(text, whole, who)
}
