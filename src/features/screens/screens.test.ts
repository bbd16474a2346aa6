import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addYears } from '#basics/days.ts'
import { endpointsOf } from '#platform/api-description.ts'
import { listenersOn } from '#platform/broadcast.ts'
import { liveOn } from '#platform/live.ts'
import { contracts } from '#src/contracts.ts'
import { refusal, stageDemo } from '#src/staging.ts'
import { type Client, personOf, startTestApp, type TestApp } from '#src/testing.ts'
import { insertPeople } from '../people/queries.ts'
import { type ScreenPage, usualPages } from './rules.ts'
import type { ShownShape } from './shown/contract.ts'

/** What an address tells live, event by event. */
async function* tellings(client: Client, address: string): AsyncGenerator<ShownShape | null> {
  const response = await client.fetch(address)
  assert.equal(response.status, 200, response.ok ? '' : await response.text())
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  assert.ok(reader)
  let text = ''
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      text += value
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const line = text
          .slice(0, end)
          .split('\n')
          .find((one) => one.startsWith('data: '))
        text = text.slice(end + 2)
        const told = line ? JSON.parse(line.slice(6)) : null
        if (told && 'shown' in told) yield told.shown
      }
    }
  } finally {
    await reader.cancel()
  }
}

const figure = (shown: ShownShape | null | undefined, key: string) =>
  shown?.figures.find((one) => one.key === key)?.value

describe('A big screen', () => {
  let app: TestApp
  let department: Client
  let secretary: Client
  let root: number
  let branch: number
  let today: string
  before(async () => {
    ;({ app, root, branch, department, secretary } = await stageDemo(500))
    today = (await department.call.dashboard.show({})).asOf
  })
  after(() => app.close())

  const arrange = (title: string, more: { organizationId?: number; pages?: ScreenPage[] } = {}) =>
    department.call.screens.save({ title, organizationId: root, pages: usualPages, ...more })
  const join = async (name: string) =>
    app.stage(async (ctx) => {
      await insertPeople(ctx, [personOf('east1', 'member', branch, 70)])
      ctx.record({ action: 'person.moved', subject: { kind: 'person', id: 0, name } })
    })
  const linkTo = async (id: number, place = '一楼大厅') => {
    const { link, address } = await department.call.screens.links.make({ id, place, untilOn: today })
    const token = new URL(address).pathname.replace('/screen/', '')
    return { link, token, live: `/api/screens-by-link/${token}/live` }
  }

  it('is arranged by the department, and found by whoever has its organization within reach', async () => {
    const made = await arrange('党建数据大屏')
    assert.equal(made.pages.length, usualPages.length)
    const own = await arrange('本支部大屏', { organizationId: branch })
    const ids = async (client: Client) =>
      (await client.call.screens.list({ size: 200 })).rows.map(({ id }) => id)
    assert.ok((await ids(department)).includes(made.id))
    assert.deepEqual(await ids(secretary), [own.id])
    assert.equal((await refusal(secretary.call.screens.get({ id: made.id }))).code, 'not-found')
    const may = refusal(
      secretary.call.screens.save({ title: '自己的', organizationId: branch, pages: usualPages }),
    )
    assert.equal((await may).code, 'not-permitted')
    const [first = usualPages[0]] = usualPages
    assert.ok(first)
    const changed = await department.call.screens.change({
      id: made.id,
      title: '新的标题',
      organizationId: root,
      pages: [{ ...first, seconds: 45 }],
    })
    assert.deepEqual([changed.title, changed.pages[0]?.seconds], ['新的标题', 45])
    const trail = await department.call.audit.list({ subjectKind: 'screen', subjectId: String(made.id) })
    assert.deepEqual(
      trail.rows.map(({ action }) => action),
      ['screen.changed', 'screen.saved'],
    )
  })

  it('is refused with pages that hold nothing or too much, and stays as it was', async () => {
    const { id } = await arrange('不改的')
    const [page] = usualPages
    assert.ok(page)
    const change = (more: Partial<ScreenPage>) =>
      refusal(
        department.call.screens.change({
          id,
          title: '改了',
          organizationId: root,
          pages: [{ ...page, ...more }],
        }),
      )
    assert.match((await change({ view: 'panels' })).message, /第 1 页“概览”最多放 6 张卡片/)
    assert.match((await change({ view: 'panels', panels: [] })).message, /还没有卡片/)
    assert.match((await change({ panels: ['age', 'age'] })).message, /重复的卡片/)
    assert.equal((await change({ seconds: 2 })).code, 'input-unreadable')
    assert.equal((await department.call.screens.get({ id })).title, '不改的')
  })

  it('tells how it stands, and anew when somebody joins, without being asked again', async () => {
    const { id } = await arrange('实时大屏')
    const heard = tellings(department, `/api/screens/${id}/live`)
    const before: ShownShape | null = (await heard.next()).value
    assert.ok(before)
    assert.equal(figure(before, 'members'), 500)
    assert.deepEqual(
      before?.pages.map((page: ScreenPage) => page.title),
      usualPages.map(({ title }) => title),
    )
    const age = before?.cards.find(({ key }) => key === 'age')
    assert.equal(age?.series[0]?.whole, 500)
    assert.ok(
      age?.lines.some(({ leads }) => leads[0] !== null),
      'whoever is signed in may open a number',
    )
    await join('壹号')
    const then: ShownShape | null = (await heard.next()).value
    assert.equal(figure(then, 'members'), 501)
    assert.equal(then?.cards.find(({ key }) => key === 'age')?.series[0]?.whole, 501)
    await heard.return(null)
    assert.equal(listenersOn(liveOn(app.world.open))[`screen-${id}`], undefined, 'nobody listens any more')
  })

  it('ends where it hangs when it is taken away', async () => {
    const { id } = await arrange('要拆的')
    const heard = tellings(department, `/api/screens/${id}/live`)
    assert.ok((await heard.next()).value)
    await department.call.screens.remove({ id })
    assert.equal((await heard.next()).value, null)
    assert.equal((await heard.next()).done, true)
    assert.equal((await refusal(department.call.screens.get({ id }))).code, 'not-found')
  })

  it('is seen by its link without an account: sums, none of the few, no way further', async () => {
    const { id } = await arrange('大厅大屏')
    const { link, live } = await linkTo(id)
    const heard = tellings(app.visitor, live)
    const shown: ShownShape | null = (await heard.next()).value
    assert.ok(shown)
    assert.equal(shown.byLink, true)
    assert.equal(figure(shown, 'members'), figure(await firstTold(id), 'members'))
    for (const card of shown.cards)
      for (const { label, values, leads } of card.lines) {
        assert.ok(
          leads.every((lead) => lead === null),
          card.title,
        )
        if (card.unit.startsWith('人'))
          for (const value of values)
            assert.ok(value === null || value === 0 || value >= 5, `${card.title} ${label}: ${value}`)
      }
    const { rows } = await app.world.open.pool.query(`select name, employee_no from person`)
    const text = JSON.stringify({ ...shown, groups: [], organization: null })
    for (const { name, employee_no } of rows)
      assert.ok(!text.includes(`"${name}"`) && !text.includes(employee_no), name)
    await heard.return(null)
    const seen = (await department.call.screens.links.list({ screenId: id })).rows.find(
      (one) => one.id === link.id,
    )
    assert.ok(seen?.seenAt, 'it is known when the wall was seen last')
    const trail = await department.call.audit.list({ subjectKind: 'screenLink', subjectId: String(link.id) })
    assert.deepEqual(
      trail.rows.map(({ action }) => action),
      ['screenLink.opened', 'screenLink.made'],
    )
  })

  const firstTold = async (id: number) => {
    const heard = tellings(department, `/api/screens/${id}/live`)
    const told = (await heard.next()).value
    await heard.return(null)
    return told
  }

  it('goes dark where it hangs when its link is ended, and is opened by it no more', async () => {
    const { id } = await arrange('停用的')
    const { link, live, token } = await linkTo(id)
    const heard = tellings(app.visitor, live)
    assert.ok((await heard.next()).value)
    await department.call.screens.links.end({ id: link.id, reason: '屏幕已拆除' })
    assert.equal((await heard.next()).value, null)
    const again = await app.visitor.send('GET', live)
    assert.deepEqual([again.status, again.code], [404, 'screen-link-unknown'])
    assert.match(again.body.message ?? '', /联系政工部门/)
    const twice = await refusal(department.call.screens.links.end({ id: link.id, reason: '再停一次' }))
    assert.match(twice.message, /“一楼大厅”的展示链接已经停用/)
    assert.equal(
      (await app.visitor.send('GET', live.replace(token, `${token}x`))).code,
      'screen-link-unknown',
    )
  })

  it('is opened by its link until the end of its last day', async () => {
    const { id } = await arrange('到期的')
    const { live } = await linkTo(id)
    app.setClock(24 * 60)
    try {
      assert.equal((await app.visitor.send('GET', live)).code, 'screen-link-unknown')
      department = await app.as('politicalWorkDepartment', { organizationId: root })
      const { rows } = await department.call.screens.links.list({ screenId: id, state: 'expired' })
      assert.equal(rows.length, 1)
    } finally {
      app.setClock(-24 * 60)
    }
    const late = { id, place: '二楼', untilOn: addYears(today, 2) }
    assert.match((await refusal(department.call.screens.links.make(late))).message, /“有效期至”/)
  })

  it('has no link where few people make up the whole', async () => {
    const { id } = await arrange('小支部', { organizationId: branch })
    const small = await refusal(department.call.screens.links.make({ id, place: '走廊', untilOn: today }))
    assert.match(small.message, /少于 50 名/)
    assert.equal((await department.call.screens.links.list({ screenId: id })).total, 0)
  })

  it('keeps no token, and its token opens nothing else', async () => {
    const { id } = await arrange('只看这个')
    const { token } = await linkTo(id)
    const { rows } = await app.world.open.pool.query(`select * from screen_link`)
    assert.ok(!JSON.stringify(rows).includes(token))
    const trail = await app.world.open.pool.query(`select * from audit_entry`)
    assert.ok(!JSON.stringify(trail.rows).includes(token))
    const closed = endpointsOf(contracts).filter(({ meta }) => meta.permission !== 'public')
    assert.ok(closed.length > 500)
    for (const { method, path } of closed) {
      const address = `/api${path.replace(/\{\w+\}/g, '1')}`
      for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `zhibu_session=${token}` }]) {
        const { status } = await app.visitor.fetch(address, { method, headers })
        assert.equal(status, 401, `${method} ${path}`)
      }
    }
  })

  it('is not opened over and over from one address', async () => {
    const answers: (string | undefined)[] = []
    for (let at = 0; at < 130; at++)
      answers.push((await app.visitor.send('GET', '/api/screens-by-link/guessed/live')).code)
    assert.equal(answers[0], 'screen-link-unknown')
    assert.equal(answers.at(-1), 'screen-link-often')
  })

  it('is exported as a list, as its links are, without their addresses', async () => {
    for (const address of ['/api/screens.xlsx', '/api/screen-links.xlsx'])
      assert.equal((await department.fetch(address)).status, 200, address)
    const { total } = await department.call.audit.list({ action: 'screenLinks.exported' })
    assert.equal(total, 1)
  })
})

describe('A big screen on the extranet', () => {
  it('has no links, and opens none', async () => {
    const app = await startTestApp({ zone: 'extranet' })
    const answer = await app.visitor.send('GET', '/api/screens-by-link/anything/live')
    assert.deepEqual([answer.status, answer.code], [404, 'zone-not-here'])
    await app.close()
  })
})
