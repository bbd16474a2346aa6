import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { citationsOf } from '#features/library/regulations/rules.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { evaluate } from './evaluation/actions.ts'
import type { MeasureKey } from './measures/rules.ts'
import { builtin } from './rulebook/builtin/rules.ts'

// The terms of the branches end on 2027-12-01: six months before it is 2027-06-01.
const app = await startTestApp({ clock: '2027-06-01T02:00:00Z' })
after(() => app.close())

let institute: Institute
let branch: Client, committee: Client, department: Client, stranger: Client

/** The same people again, on another day: sessions do not last that long. */
async function signIn() {
  const { people } = institute
  const again = (personId: number) => app.as('member', { personId })
  branch = await again(people.east1.secretary)
  committee = await again(people.west2.member)
  department = await again(people.west2.masses)
  stranger = await again(people.west1.secretary)
}

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  await app.as('committee', { organizationId: organizations.east, personId: people.west2.member })
  await app.as('politicalWorkDepartment', {
    organizationId: organizations.root,
    personId: people.west2.masses,
  })
  await signIn()
})

const look = (measure: MeasureKey) => app.stage((ctx) => evaluate(ctx, measure))
const terms = (client: Client, more: object = {}) =>
  client.call.alerts.list({ measures: ['termEnds'], ...more })
const east1 = async (client: Client) => {
  const { rows } = await terms(client, { text: '东区第一' })
  return rows[0] as (typeof rows)[number]
}
const remindersOf = async (id: number) =>
  (await department.call.alerts.get({ id })).reminders.map(({ occasion, level }) => `${occasion} ${level}`)

describe('A term that ends within six months', () => {
  it('is found by itself, once, and told to the committee above and the secretary', async () => {
    app.setClock('2027-05-31T02:00:00Z')
    assert.equal((await look('termEnds')).opened, 0)
    app.setClock('2027-06-01T02:00:00Z')
    const first = await look('termEnds')
    assert.equal(first.opened, 4)
    assert.deepEqual(await look('termEnds'), { ...first, opened: 0, closed: 0, reminded: 0 })

    await signIn()
    const alert = await east1(committee)
    assert.deepEqual(
      [alert.name, alert.severity, alert.dueOn, alert.state],
      ['任期将满，请按期换届', 'urgent', '2027-12-01', 'open'],
    )
    assert.match(alert.text, /东区第一党支部本届任期从2024年12月1日起，到2027年12月1日届满/)
    assert.deepEqual((await remindersOf(alert.id)).toSorted(), ['到期前6个月 above', '到期前6个月 own'])
  })

  it('stands in the inboxes of those who are told, once, and leads to the alert', async () => {
    const letters = async (client: Client) =>
      (await client.call.messages.inbox.list({})).rows.filter(({ kind }) => kind === 'deadline-near')
    const { id } = await east1(committee)
    const [letter, ...more] = (await letters(branch)).filter(({ link }) => link === `/alerts/${id}`)
    assert.deepEqual([letter?.title, more.length], ['任期将满，请按期换届', 0])
    assert.equal(
      letter?.body,
      '本届任期从2024年12月1日起，到2027年12月1日届满。（东区第一党支部，期限 2027年12月1日）',
    )
    assert.equal((await letters(committee)).length, 2)

    // What became of it stands on the alert: unread, then read.
    const told = async () =>
      (await branch.call.alerts.get({ id })).reminders
        .filter(({ level }) => level === 'own')
        .map(({ readAt, ways }) => [readAt !== null, ways.map(({ channel }) => channel)])
    assert.deepEqual(await told(), [[false, ['sms']]])
    await branch.call.messages.inbox.read({ id: letter?.id as number })
    assert.deepEqual(await told(), [[true, ['sms']]])
    assert.equal((await letters(stranger)).length, 1)
  })

  it('is seen by whoever answers for the branch, and by nobody else', async () => {
    assert.equal((await terms(committee)).total, 2)
    assert.equal((await terms(department)).total, 4)
    assert.deepEqual(
      (await terms(branch)).rows.map(({ organizationName }) => organizationName),
      ['东区第一党支部'],
    )
    const { id } = await east1(committee)
    assert.equal((await refusal(stranger.call.alerts.get({ id }))).status, 404)
    const counts = await branch.call.alerts.counts({})
    assert.equal(counts.kinds.find(({ measure }) => measure === 'termEnds')?.urgent, 1)
  })

  it('says who can mend it, and that nobody sits where nobody does', async () => {
    const alert = await committee.call.alerts.get({ id: (await east1(committee)).id })
    assert.deepEqual(
      alert.seats.map(({ level, names }) => [level, names.length]),
      [
        ['above', 1],
        ['own', 1],
      ],
    )
    assert.equal(alert.law, '《中国共产党基层组织选举工作条例》第三条')
    // 东区第二党支部 has a secretary without an account.
    const unreached = await terms(department, { only: 'unreached' })
    assert.ok(unreached.rows.some(({ organizationName }) => organizationName === '东区第二党支部'))
    assert.ok(!unreached.rows.some(({ organizationName }) => organizationName === '东区第一党支部'))
  })

  it('has its notice written from its button', async () => {
    const { mending, organizationId } = await east1(committee)
    assert.equal(mending.act, 'electionNotice')
    const { documentId } = await committee.call.elections.reminders.draft({ organizationId })
    const paper = await committee.call.documents.get({ id: documentId })
    assert.match(paper.title, /关于做好按期换届工作的通知/)
    // Written and not issued, it is opened from the alert instead of being written again; the branch does not see it.
    const { id } = await east1(committee)
    assert.equal((await committee.call.alerts.get({ id })).mending.to, `/documents/${documentId}`)
    assert.equal((await branch.call.alerts.get({ id })).mending.act, 'electionNotice')
    assert.equal((await branch.call.alerts.get({ id })).notice, null)
    // Issued, the branch reads it, and the alert says so until the election begins.
    const { number } = await committee.call.documents.issue({ id: documentId, issuedOn: '2027-06-01' })
    assert.deepEqual((await branch.call.alerts.get({ id })).notice, {
      documentId,
      number,
      issuedOn: '2027-06-01',
    })
  })

  it('is told again three months before, and not on the days between', async () => {
    const { id } = await east1(committee)
    app.setClock('2027-08-31T02:00:00Z')
    assert.equal((await look('termEnds')).reminded, 0)
    app.setClock('2027-09-01T02:00:00Z')
    await look('termEnds')
    await signIn()
    assert.equal((await remindersOf(id)).filter((line) => line.startsWith('到期前3个月')).length, 2)
  })

  it('closes by itself when the election begins, and opens again when it is withdrawn', async () => {
    const { id, organizationId } = await east1(committee)
    const plan = { plannedOn: '2027-11-20', seats: 0, secretaries: 1, deputies: 0 }
    const election = await branch.call.elections.start({ organizationId, kind: 'election', ...plan })
    const checked = await branch.call.alerts.check({ id })
    assert.deepEqual([checked.state, checked.closedAs, checked.closedOn], ['closed', 'mended', '2027-09-01'])
    assert.equal((await terms(branch)).total, 0)
    assert.equal((await terms(branch, { states: ['closed'] })).total, 1)

    await branch.call.elections.withdraw({ id: election.id, reason: '时间调整' })
    const before = (await remindersOf(id)).length
    await look('termEnds')
    const again = await branch.call.alerts.get({ id })
    assert.deepEqual(
      again.events.map(({ kind }) => kind),
      ['opened', 'closed', 'reopened'],
    )
    assert.equal((await remindersOf(id)).length, before)
  })
})

describe('An alert is put off', () => {
  it('with a reason and for a time, by the committee; the branch cannot silence what the committee is told', async () => {
    const { id } = await east1(committee)
    const asked = { id, until: '2027-10-15', reason: '所在单位正在调整' }
    assert.equal((await refusal(branch.call.alerts.snooze(asked))).code, 'alert-snooze-above')
    assert.equal(
      (await refusal(committee.call.alerts.snooze({ ...asked, until: '2027-09-01' }))).code,
      'alert-snooze-past',
    )
    assert.equal((await east1(committee)).state, 'open')

    const asleep = await committee.call.alerts.snooze(asked)
    assert.deepEqual([asleep.state, asleep.snoozedUntil], ['snoozed', '2027-10-15'])
    const [line] = (await department.call.audit.list({ action: 'alert.snoozed', size: 1 })).rows
    assert.deepEqual([line?.deed, line?.organizationName], ['暂缓提醒', '东区第一党支部'])
  })

  it('is not told meanwhile, and comes back on its day', async () => {
    const { id } = await east1(committee)
    const before = (await remindersOf(id)).length
    app.setClock('2027-10-14T02:00:00Z')
    await look('termEnds')
    app.setClock('2027-10-15T02:00:00Z')
    await look('termEnds')
    await signIn()
    const lines = await remindersOf(id)
    assert.deepEqual(lines.slice(before).toSorted(), ['暂缓期满 above', '暂缓期满 own'])
    assert.equal((await refusal(committee.call.alerts.wake({ id }))).code, 'alert-not-snoozed')
  })

  it('goes to the department once its day is a month past', async () => {
    app.setClock('2027-12-31T02:00:00Z')
    await look('termEnds')
    await signIn()
    const { id, escalatedOn, state } = await east1(committee)
    assert.deepEqual([escalatedOn, state], ['2027-12-31', 'overdue'])
    assert.ok((await remindersOf(id)).includes('升级提醒 top'))
    const { total } = await terms(department, { only: 'escalated' })
    assert.equal(total, 4)
  })
})

describe('The rules', () => {
  const get = () => department.call.alerts.rules.get({ key: 'branch-too-small' })
  const note = '按上级要求调整'

  it('are found by name, group, measure or regulation, and by whether they are used', async () => {
    const { list } = department.call.alerts.rules
    const all = await list({})
    const keys = async (asked: Parameters<typeof list>[0]) => (await list(asked)).map(({ key }) => key)
    const dues = await keys({ text: ' 党费 ' })
    assert.ok(dues.includes('dues-unpaid-3') && dues.length < all.length)
    assert.deepEqual(
      await keys({ text: all[0]?.definition.regulation }),
      [...all.filter(({ definition }) => definition.regulation === all[0]?.definition.regulation)].map(
        ({ key }) => key,
      ),
    )
    assert.deepEqual(await keys({ text: '没有这样的规则' }), [])
    const [used, unused] = [await keys({ enabled: true }), await keys({ enabled: false })]
    assert.equal(used.length + unused.length, all.length)
    assert.ok(used.includes('term-ends'))
  })

  it('each cite a regulation that is in the library, at a place that stands in it', async () => {
    const { library, alerts } = department.call
    for (const { key, definition } of builtin) {
      const cited = citationsOf(definition)
      assert.ok(cited.length, `${key} cites nothing known: ${definition.regulation}`)
      for (const { code, anchors } of cited) {
        const { shown } = await library.byCode({ code })
        const known = new Set(shown.parts.map(({ anchor }) => anchor))
        const absent = anchors.filter((anchor) => !known.has(anchor) && anchor !== '按办理事项所在条款')
        assert.deepEqual(absent, [], `${key} ${code}`)
        const found = await alerts.rules.citing({ code })
        assert.deepEqual(found.find((one) => one.key === key)?.anchors, anchors)
      }
    }
  })

  it('tell a reader of the regulation which they are; how many stand open, the department alone', async () => {
    const [told] = await department.call.alerts.rules.citing({ code: 'election-rules' })
    assert.equal(typeof told?.open, 'number')
    const [untold] = await branch.call.alerts.rules.citing({ code: 'election-rules' })
    assert.deepEqual([untold?.key, untold?.open], [told?.key, null])
    assert.deepEqual(await branch.call.alerts.rules.citing({ code: 'sms-rules' }), [])
  })

  it('are changed by the department of the whole institute only, from the version they were made of', async () => {
    const rule = await get()
    const definition = { ...rule.definition, number: 2 }
    const asked = { key: rule.key, basedOn: rule.version, definition, note }
    assert.equal((await refusal(committee.call.alerts.rules.publish(asked))).status, 403)
    assert.deepEqual(await department.call.alerts.rules.publish(asked), { version: 2 })
    assert.equal((await refusal(department.call.alerts.rules.publish(asked))).code, 'alert-rule-moved-on')
    const now = await get()
    assert.deepEqual(
      now.versions.map(({ version, definition: { number } }) => [version, number]),
      [
        [2, 2],
        [1, 3],
      ],
    )
    const same = { ...asked, basedOn: 2 }
    assert.equal((await refusal(department.call.alerts.rules.publish(same))).code, 'alert-rule-same')
  })

  it('tell whom they would reach today before they are published, and write nothing', async () => {
    const { measure, definition } = await get()
    const with3 = { ...definition, number: 3 }
    const found = await department.call.alerts.rules.preview({ measure, definition: with3 })
    assert.equal(found.total, 4)
    assert.match(found.rows[0]?.text ?? '', /只有正式党员 2 名/)
    const none = await department.call.alerts.rules.preview({ measure, definition })
    assert.equal(none.total, 0)
    assert.equal((await department.call.alerts.list({ measures: ['branchTooSmall'] })).total, 0)
  })

  it('are tried on the past year where the measure can tell it', async () => {
    const { measure, definition } = await department.call.alerts.rules.get({ key: 'term-ends' })
    const year = await department.call.alerts.rules.simulate({ measure, definition })
    assert.deepEqual([year.opened, year.closed, year.escalated], [4, 0, 4])
    // Six months, three, one, the day after, and the level above.
    assert.equal(year.told, 4 * 5)
    const dues = await department.call.alerts.rules.get({ key: 'dues-unpaid-3' })
    const refused = await refusal(department.call.alerts.rules.simulate(dues))
    assert.equal(refused.code, 'alert-no-past')
  })

  it('are refused with the field and the remedy, and nothing is changed', async () => {
    const { key, version, definition } = await get()
    const wrong = { ...definition, text: '{weather}' }
    const { code, message } = await refusal(
      department.call.alerts.rules.publish({ key, basedOn: version, definition: wrong, note }),
    )
    assert.equal(code, 'alert-fact-unknown')
    assert.match(message, /“\{weather\}”不是这项指标能提供的变量/)
    assert.equal((await get()).version, version)
  })

  it('may be added for a measure; switched off, their alerts close and say why', async () => {
    const { definition } = await department.call.alerts.rules.get({ key: 'branch-too-large' })
    const own = { ...definition, name: '党员超过 1 名', number: 1 }
    const { key } = await department.call.alerts.rules.create({
      measure: 'branchTooLarge',
      definition: own,
      note,
    })
    assert.equal(key, 'own-branchTooLarge-1')
    await look('branchTooLarge')
    const { rows } = await department.call.alerts.list({ measures: ['branchTooLarge'] })
    assert.equal(rows.length, 4)
    await department.call.alerts.rules.publish({
      key,
      basedOn: 1,
      definition: { ...own, enabled: false },
      note,
    })
    await look('branchTooLarge')
    const closed = await department.call.alerts.list({ measures: ['branchTooLarge'], states: ['closed'] })
    assert.deepEqual([...new Set(closed.rows.map(({ closedAs }) => closedAs))], ['ruleOff'])
  })

  it('are all looked at by one press, whatever each of them finds', async () => {
    const sum = await department.call.alerts.rules.evaluate(undefined)
    assert.ok(sum.opened > 0)
    const again = await department.call.alerts.rules.evaluate(undefined)
    assert.deepEqual([again.opened, again.closed, again.reminded], [0, 0, 0])
    assert.ok((await branch.call.alerts.counts({})).lookedAt)
  })
})
