import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { noHolidays, workingDaysAfter } from '#basics/working-days.ts'
import { entriesOf } from '#features/admissions/entries/queries.ts'
import { faultsOf } from '#features/admissions/faults/rules.ts'
import { statusOf } from '#features/admissions/path/rules.ts'
import { takeFeed } from '#features/master-data/intake/actions.ts'
import { recountFigures } from '#features/people/figures/queries.ts'
import { systemWorld } from '#platform/world.ts'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { feedFiles } from './feed.ts'
import { loadDemo } from './load.ts'
import { planInstitute } from './tree.ts'

describe('Loading the demo institute', () => {
  let app: TestApp
  const told: number[] = []
  before(async () => {
    app = await startTestApp({ demo: true })
    await loadDemo(app.world, { members: 400, arrivals: true, onProgress: (done) => told.push(done) })
  })
  after(() => app.close())
  const rows = async (question: string) => (await app.world.open.pool.query(question)).rows

  it('puts every planned member into a branch and says how far it is', async () => {
    const [row] =
      await rows(`select count(*) as n from person join organization on organization.id = person.organization_id
      where membership = 'active' and organization.path = person.organization_path and closed_on is null`)
    assert.equal(row.n, 400)
    assert.equal(told.at(-1), 400)
  })

  it('counts the dashboard’s figures', async () => {
    assert.deepEqual(await app.stage(recountFigures), [])
    const [root] =
      await rows(`select members from figure join organization on organization.id = organization_id
      where parent_id is null and dimension = 'total'`)
    assert.equal(root.members, 400)
  })

  it('gives posts to full members of the branch, resting on the term that runs', async () => {
    const posts =
      await rows(`select person.political_status, post.term_id, post.organization_id = person.organization_id as own, kind
      from post join person on person.id = post.person_id`)
    assert.ok(posts.length > 40)
    assert.ok(posts.every((post) => post.political_status === 'fullMember' && post.term_id !== null))
  })

  it('gives everybody on the way to the Party a file that agrees with the register and is lawful', async () => {
    const without =
      await rows(`select name from person where (political_status in ('applicant', 'activist', 'candidate')
      or (political_status = 'probationaryMember' and membership = 'active'))
      and (select count(*) from person helper where helper.organization_id = person.organization_id
        and helper.membership = 'active' and helper.political_status = 'fullMember') >= 2
      and not exists (select from admission where person_id = person.id)`)
    assert.deepEqual(without, [])
    const files = await rows(`select admission.id, birth_date, political_status from admission
      join person on person.id = person_id where admission.status = 'running'`)
    assert.ok(files.length > 50)
    const [voted] = await rows(
      'select count(meeting_id)::int as meetings, count(*)::int as n from admission_vote',
    )
    assert.ok(voted.meetings > 0 && voted.n > voted.meetings)
    const entries = await app.stage((ctx) =>
      entriesOf(
        ctx,
        files.map(({ id }) => id),
      ),
    )
    const after = (day: string, count: number) => workingDaysAfter(day, count, noHolidays)
    for (const { id, birth_date: birthDate, political_status: status } of files) {
      const file = { birthDate, entries: entries.get(id) ?? [] }
      const faults = faultsOf(file, after).filter(({ code }) => code !== 'admission-material-missing')
      assert.deepEqual(faults, [])
      if (status !== 'fullMember') assert.equal(statusOf(file)?.status, status)
    }
  })

  it('offers one demo person for each role and two of 三员, the third to be appointed; none has a password', async () => {
    const accounts = await rows('select username, demo_title, password_hash from account order by id')
    assert.deepEqual(
      accounts.map(({ username }) => username),
      [
        'qunzhong',
        'dangyuan',
        'shuji',
        'dangwei',
        'dangweishuji',
        'zhenggong',
        'duoren',
        'xitongguanli',
        'anquanguanli',
      ],
    )
    const offices = await rows('select office from administrator order by id')
    assert.deepEqual(
      offices.map(({ office }) => office),
      ['systemAdministrator', 'securityAdministrator'],
    )
    assert.deepEqual(await rows('select began_at from office_separation'), [])
    assert.ok(accounts.every((account) => account.password_hash === null && account.demo_title))
    const granted = await rows(
      'select kind from role_grant join organization on organization.id = organization_id',
    )
    assert.deepEqual(new Set(granted.map(({ kind }) => kind)), new Set(['committee']))
  })

  it('gives every organization its seal, kept by one of its members', async () => {
    const [seals] =
      await rows(`select count(*)::integer as n, count(*) filter (where person.employment in ('employed', 'retired')
        and person.membership = 'active' and starts_with(person.organization_path, organization.path))::integer as kept
      from seal join organization on organization.id = seal.organization_id
      join seal_custody on seal_custody.seal_id = seal.id join person on person.id = seal_custody.person_id`)
    const [standing] = await rows(
      `select count(*)::integer as n from organization where closed_on is null and kind <> 'temporaryBranch'`,
    )
    assert.equal(seals.n, standing.n)
    assert.equal(seals.kept, seals.n)
    const uses = await rows('select status from seal_use order by id')
    const waiting = uses.filter(({ status }) => status !== 'approved')
    assert.deepEqual(
      waiting.map(({ status }) => status),
      ['applied'],
      'one paper waits for its seal',
    )
  })

  it('has filed what was answered, both papers stamped', async () => {
    const [answered] = await rows(`select count(*)::integer as n from request where status = 'agreed'`)
    const items = await rows(`select papers, checks from archive_item`)
    assert.equal(items.length, Math.min(1, answered.n))
    for (const { papers } of items) assert.equal(papers, 2)
  })

  it('exchanges packages with an extranet: both ways, agreed on, one waiting for its second person', async () => {
    const packages = await rows('select direction, state, checked_account_id, number from exchange_package')
    const states = Object.groupBy(packages, ({ direction, state }) => `${direction} ${state}`)
    assert.deepEqual(Object.keys(states).sort(), ['in taken', 'out checked', 'out confirmed', 'out handed'])
    assert.equal(states['out checked']?.length, 1)
    const [account] = await rows(`select id from account where username = 'zhenggong'`)
    assert.notEqual(states['out checked']?.[0].checked_account_id, account.id, 'whoever looks may release it')
    const inside = await app.as('politicalWorkDepartment', {
      organizationId: (await rows('select id from organization where parent_id is null'))[0].id,
    })
    const state = await inside.call.exchange.state()
    assert.equal(state.partner?.madeUp, true)
    const agreed = state.kinds.filter((kind) => kind.agreed).map(({ kind }) => kind)
    assert.deepEqual(agreed, ['materials', 'passes', 'requestResults'])
    assert.equal((await inside.call.exchange.refusals({})).total, 1, 'one came damaged')
    const asked = await rows(
      'select state from (select case when taken_up_at is null then 1 else 2 end as state from outside_request) one order by 1',
    )
    assert.deepEqual(asked, [{ state: 1 }, { state: 2 }])
    const { rows: messages } = await inside.call.exchange.shortMessages.list({ size: 50 })
    const found = new Set(messages.map((one) => one.state))
    for (const one of [
      'waiting',
      'left',
      'arrived',
      'sent',
      'delivered',
      'failed',
      'unknown',
      'lapsed',
    ] as const)
      assert.ok(found.has(one), one)
  })

  it('has two years of appraisals that are closed and lawful, and one that runs', async () => {
    const rounds = await rows(
      `select year, state, count(*)::int as n from appraisal_round group by 1, 2 order by 1, 2`,
    )
    assert.deepEqual(
      rounds.map(({ year, state }) => [year, state]),
      [
        [2024, 'closed'],
        [2025, 'closed'],
        [2026, 'self'],
      ],
    )
    const [wrong] = await rows(`select count(*)::int as n from (select round_id,
        count(*) filter (where grade = 'excellent') * 3 > count(grade) as many,
        bool_or(absent_because is null and not probationary and grade is null) as open,
        bool_or(grade is not null and (probationary or absent_because is not null)) as strange
      from appraisal_member join appraisal_round round on round.id = round_id where round.state = 'closed' group by round_id) one
      where many or open or strange`)
    assert.equal(wrong.n, 0)
    const [counts] = await rows(`select count(*) filter (where grade = 'excellent')::int as best,
      count(*) filter (where absent_because is not null)::int as away, count(*)::int as n from appraisal_member`)
    assert.ok(counts.best > counts.n / 10 && counts.away > 0, JSON.stringify(counts))
    const [sums] =
      await rows(`select count(*)::int as n from appraisal_tally tally join appraisal_round round on round.id = round_id
      where excellent + qualified + basically_qualified + unqualified + abstained <> paper_returned - paper_spoiled`)
    assert.equal(sums.n, 0)
  })

  it('has talks that still lack some, and commendations with their honours', async () => {
    const [talks] = await rows(`select count(*)::int as n, count(gist_sealed)::int as gists from talk`)
    assert.ok(talks.n > 100 && talks.gists === 3, JSON.stringify(talks))
    const [apart] = await rows(`select count(*)::int as n from talk join person one on one.id = one_id
      join person other on other.id = other_id
      where one.organization_id <> other.organization_id or one.organization_id <> talk.organization_id`)
    assert.equal(apart.n, 0)
    const states = await rows(`select distinct state from commendation order by 1`)
    assert.deepEqual(
      states.map(({ state }) => state),
      ['awarded', 'proposed'],
    )
    const [loose] =
      await rows(`select count(*)::int as n from commendation left join honour on honour.id = honour_id
      where state = 'awarded' and (honour.id is null or honour.person_id <> commendation.person_id)`)
    assert.equal(loose.n, 0)
  })

  it('tells who leads a branch what is due: nearly all of it arrived, a few did not, and somebody answered', async () => {
    const states = await rows(`select status, count(*)::int as n from message_delivery
      where message_id in (select id from message where key like 'demo/%') group by status`)
    const n = new Map(states.map(({ status, n: number }) => [status, number]))
    for (const status of ['delivered', 'sent', 'failed', 'unknown'])
      assert.ok((n.get(status) ?? 0) > 0, status)
    assert.ok(n.get('failed') < n.get('delivered') / 20)
    assert.equal(n.get('queued'), undefined)
    const [replies] = await rows(
      'select count(*)::int as n, count(handled_at)::int as handled from message_reply',
    )
    assert.deepEqual(replies, { n: 3, handled: 1 })
  })

  it('leaves one line in the audit trail', async () => {
    const [entry] = await rows(`select action, actor_name from audit_entry where action = 'demo.loaded'`)
    assert.deepEqual(entry, { action: 'demo.loaded', actor_name: '演示数据' })
  })

  it('has something to decide: differences to the master data, a quarantine, proposals', async () => {
    const differences = await rows(
      `select kind, count(*) as n from difference where status = 'open' group by kind`,
    )
    assert.ok(differences.length >= 3, JSON.stringify(differences))
    const [feed] = await rows(`select status, origin from feed`)
    assert.deepEqual(feed, { status: 'taken', origin: 'demo' })
    const quarantine = await rows(`select faults from feed_row where outcome = 'quarantined'`)
    assert.equal(quarantine.length, 5)
    const [proposals] = await rows(`select count(*) as n from proposal where status = 'open'`)
    assert.ok(proposals.n >= 2)
  })
})

describe('The demo institute’s own feed', () => {
  it('says what the register holds: taking it changes nothing', async () => {
    const app = await startTestApp()
    try {
      await loadDemo(app.world, { members: 300 })
      const files = feedFiles(planInstitute({ today: '2026-11-24', members: 300 }))
      const answer = await takeFeed(systemWorld(app.world, '测试'), files, {
        mode: 'full',
        dryRun: true,
        origin: 'demo',
      })
      assert.ok(answer.nothingNew)
      assert.deepEqual(answer.quarantine, [])
      assert.equal(answer.differences, 0)
    } finally {
      await app.close()
    }
  })
})
