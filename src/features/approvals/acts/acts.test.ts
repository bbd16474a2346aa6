import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unzip, zipEntries } from '#platform/sheets/zip.ts'
import { refusal, stageApproving } from '#src/staging.ts'
import { startTestApp } from '#src/testing.ts'
import type { Definition } from '../chains/rules.ts'
import { replay } from '../rules.ts'

const app = await startTestApp()
after(() => app.close())
const {
  institute,
  branch,
  committee,
  leader,
  department,
  stranger,
  member,
  matter,
  requestKey,
  start,
  open,
  on,
  agree,
  accountOf,
} = await stageApproving(app)

describe('Others', () => {
  it('get it handed on, are asked before, are asked afterwards', async () => {
    const affair = await start()
    const [two, plain] = [await accountOf(leader), await accountOf(member)]
    await committee.call.approvals.acts.reassign({
      ...on(await open(committee, affair)),
      accountId: two,
      opinion: '请办',
    })
    const handed = await open(committee, affair)
    assert.equal(handed.waitingFor, '东区领导')
    await leader.call.approvals.acts.addApprovers({
      ...on(await open(leader, affair)),
      how: 'before',
      accountIds: [plain],
      opinion: '请谈谈意见',
    })
    assert.equal((await open(leader, affair)).may.taskId, null)
    await agree(member, affair, '支部同志都赞成。')
    await leader.call.approvals.acts.addApprovers({
      ...on(await open(leader, affair)),
      how: 'after',
      accountIds: [plain],
      opinion: '同意，请再看一遍',
    })
    const after = await open(leader, affair)
    assert.equal(after.waitingFor, '东一党员')
    assert.equal((await agree(member, affair)).stepName, '党委审批')
    const why = await refusal(
      branch.call.approvals.acts.copy({ id: affair.id, accountIds: [await accountOf(stranger)] }),
    )
    assert.equal(why.code, 'not-a-colleague')
  })

  it('get what lies with somebody who cannot act, by the department above', async () => {
    const affair = await start()
    const seen = await open(department, affair)
    assert.equal(seen.may.taskId, null)
    await department.call.approvals.acts.reassign({
      id: affair.id,
      taskId: seen.may.reassignTaskId as number,
      requestKey: requestKey(),
      accountId: await accountOf(leader),
      opinion: '原承办人调离',
    })
    const handed = await open(department, affair)
    assert.deepEqual([handed.waitingFor, handed.timeline.at(-1)?.words], ['东区领导', '转办给东区领导'])
    assert.equal((await open(branch, affair)).may.reassignTaskId, null)
  })

  it('get a copy, and it counts until they have read it', async () => {
    const affair = await start()
    await branch.call.approvals.acts.copy({ id: affair.id, accountIds: [await accountOf(member)] })
    assert.equal((await member.call.approvals.counts()).unread, 1)
    assert.equal((await member.call.approvals.list({ box: 'copied' })).rows[0]?.id, affair.id)
    await member.call.approvals.acts.read({ id: affair.id })
    assert.equal((await member.call.approvals.counts()).unread, 0)
  })

  it('act in the place of whoever has lent them his rights, as long as that lasts', async () => {
    const affair = await start()
    const given = {
      delegateId: await accountOf(leader),
      fromOn: '2026-11-24',
      untilOn: '2026-11-30',
      reason: '出差',
    }
    await department.call.approvals.delegations.set({ ...given, kinds: ['matter'] })
    const important = await start({ importance: 'important' })
    await agree(committee, important)
    const lent = await open(leader, important)
    assert.equal(lent.may.forName, '政工')
    const agreed = await agree(leader, important)
    assert.deepEqual([agreed.timeline.at(-1)?.name, agreed.timeline.at(-1)?.forName], ['东区领导', '政工'])
    assert.deepEqual(
      (await leader.call.approvals.delegations.get()).lent.map(({ name }) => name),
      ['政工'],
    )

    await department.call.approvals.delegations.set({ ...given, kinds: ['request'] })
    const other = await start({ importance: 'important' })
    await agree(committee, other)
    assert.equal((await open(leader, other)).may.taskId, null)
    await department.call.approvals.delegations.revoke()
    assert.equal((await department.call.approvals.delegations.get()).own, null)
    assert.equal(
      (await refusal(department.call.approvals.delegations.set({ ...given, untilOn: '2027-11-30' }))).code,
      'delegation-long',
    )
    assert.ok(affair.id)
  })

  it('are urged once a working day', async () => {
    const affair = await start()
    await branch.call.approvals.acts.urge({ id: affair.id })
    const urged = await open(branch, affair)
    assert.equal(urged.timeline.at(-1)?.words, '催办：中共东区研究所委员会（党委）')
    assert.equal((await refusal(branch.call.approvals.acts.urge({ id: affair.id }))).code, 'urged-today')
    const later = async (clock: string) => {
      app.setClock(clock)
      return app.as('branch', { personId: institute.people.east1.secretary })
    }
    await (await later('2026-11-28T02:00:00Z')).call.approvals.acts.urge({ id: affair.id })
    const monday = await later('2026-11-30T02:00:00Z')
    assert.equal((await refusal(monday.call.approvals.acts.urge({ id: affair.id }))).code, 'urged-today')
    const office = await app.as('committee', { organizationId: institute.organizations.east })
    const late = await office.call.approvals.list({ box: 'todo', overdue: true })
    assert.ok(late.rows.every(({ overdue }) => overdue) && late.total > 0)
    app.setClock('2026-11-24T08:00:00Z')
  })
})

describe('Pressed twice, or second', () => {
  it('it is done once by the same press', async () => {
    const affair = await start()
    const press = { ...on(await open(committee, affair)), opinion: '同意。' }
    await committee.call.approvals.acts.approve(press)
    await committee.call.approvals.acts.approve(press)
    const again = await open(committee, affair)
    assert.deepEqual([again.stepName, again.timeline.length], ['党委审批', 2])
    const started = { organizationId: institute.organizations.east1, ...matter, requestKey: requestKey() }
    const [one, two] = [
      await branch.call.approvals.matters.start(started),
      await branch.call.approvals.matters.start(started),
    ]
    assert.equal(one.id, two.id)
  })

  it('whoever comes second is told who did what, and when', async () => {
    const affair = await start()
    const seen = on(await open(leader, affair))
    await agree(committee, affair)
    const why = await refusal(leader.call.approvals.acts.decline({ ...seen, opinion: '不同意' }))
    assert.equal(why.message, '东区经办已于 2026-11-24 16:00 同意，这一步不用再办。请刷新页面查看结果。')
  })

  it('nobody acts on what is not his', async () => {
    const affair = await start()
    const { taskId } = on(await open(committee, affair))
    const why = await refusal(
      branch.call.approvals.acts.approve({ id: affair.id, taskId, requestKey: requestKey() }),
    )
    assert.deepEqual([why.code, why.status], ['not-your-task', 403])
  })
})

describe('Many at once', () => {
  it('harmless ones are approved together; of the others it is said why not', async () => {
    const [one, two, three] = [
      await start(),
      await start({ title: '第二件' }),
      await start({ title: '第三件' }),
    ]
    const tasks = await Promise.all(
      [one, two, three].map(async (affair) => (await open(committee, affair)).may.taskId as number),
    )
    await agree(leader, three)
    const decision = (await open(committee, three)).may.taskId as number
    const answer = await committee.call.approvals.acts.approveMany({
      taskIds: [...tasks, decision, 999_999],
      opinion: '同意。',
    })
    assert.deepEqual(
      answer.approved.map(({ id }) => id),
      [one.id, two.id],
    )
    assert.deepEqual(
      answer.refused.map(({ why }) => why.slice(0, 8)),
      ['没有找到这件事项', '这一步已经办过，', '这一步不能批量同'],
    )
  })

  it('they are listed, narrowed, sorted, counted and exported', async () => {
    const box = { box: 'started' as const, kind: 'matter', text: '第二件' }
    const { rows, total } = await branch.call.approvals.list(box)
    assert.deepEqual([total, rows[0]?.kindName, rows[0]?.organizationName], [1, '一般事项', '东区第一党支部'])
    const all = await branch.call.approvals.list({
      box: 'started',
      sort: 'startedAt',
      descending: false,
      size: 200,
    })
    assert.deepEqual(all.rows.map(({ id }) => id).length, all.total)
    assert.equal((await branch.call.approvals.list({ box: 'started', startedFrom: '2026-12-20' })).total, 0)
    const response = await branch.fetch('/api/affairs.xlsx?box=started&text=%E4%B8%BB%E9%A2%98')
    const bytes = Buffer.from(await response.arrayBuffer())
    const text = (zipEntries(bytes) ?? []).map((entry) => unzip(bytes, entry).toString()).join()
    assert.match(text, /关于开展主题党日活动的请示/)
    assert.doesNotMatch(text, /第二件/)
  })
})

describe('What goes with an opinion', () => {
  const pdf = () => new File([new Uint8Array([37, 80, 68, 70])], '方案.pdf', { type: 'application/pdf' })

  it('is a draft that is kept, and frequent phrases', async () => {
    const affair = await start()
    await committee.call.approvals.acts.draft({ id: affair.id, opinion: '写到一半', marks: ['amount'] })
    assert.deepEqual(
      [(await open(committee, affair)).draft, (await open(leader, affair)).draft],
      [{ opinion: '写到一半', marks: ['amount'] }, null],
    )
    await agree(committee, affair)
    assert.equal((await open(committee, affair)).draft, null)
    assert.deepEqual((await committee.call.approvals.phrases.add({ text: '请支部落实。' })).own, [
      '请支部落实。',
    ])
    assert.ok((await committee.call.approvals.phrases.list()).usual.includes('同意。'))
    assert.deepEqual((await committee.call.approvals.phrases.remove({ text: '请支部落实。' })).own, [])
  })

  it('is files: with the start, and with an opinion; nobody sees one that was not given yet', async () => {
    const affair = await start({ files: [pdf()] })
    assert.deepEqual(
      affair.timeline[0]?.attachments.map(({ name, bytes }) => [name, bytes]),
      [['方案.pdf', 4]],
    )
    const [added] = await committee.call.approvals.attachments.add({ id: affair.id, files: [pdf()] })
    assert.equal((await open(branch, affair)).attachments.length, 1)
    const seen = await open(committee, affair)
    await committee.call.approvals.acts.approve({
      ...on(seen),
      attachmentIds: [added?.id ?? 0],
    })
    const given = await open(committee, affair)
    assert.equal(given.timeline.at(-1)?.attachments.length, 1)
    const file = await branch.fetch(`/api/affairs/${affair.id}/attachments/${added?.id}`)
    assert.equal(await file.text(), '%PDF')
    assert.equal((await stranger.fetch(`/api/affairs/${affair.id}/attachments/${added?.id}`)).status, 404)
    assert.equal(
      (
        await refusal(
          committee.call.approvals.attachments.remove({ id: affair.id, attachmentId: added?.id ?? 0 }),
        )
      ).code,
      'attachment-given',
    )
    const program = new File(['x'], '病毒.exe')
    assert.equal((await refusal(start({ files: [program] }))).code, 'attachment-kind')
    const [mistake] = await leader.call.approvals.attachments.add({ id: affair.id, files: pdf() })
    await leader.call.approvals.attachments.remove({ id: affair.id, attachmentId: mistake?.id ?? 0 })
    assert.equal((await open(leader, affair)).attachments.length, 2)
  })
})

describe('What happened', () => {
  it('leads to the same state when it is told again, for every affair', async () => {
    const rows = await app.stage((ctx) =>
      ctx.db
        .selectFrom('affair')
        .innerJoin('chain_version', (join) =>
          join
            .onRef('chain_version.chain_key', '=', 'affair.chain_key')
            .onRef('chain_version.version', '=', 'affair.chain_version'),
        )
        .select(['affair.id', 'affair.state', 'chain_version.definition'])
        .execute(),
    )
    assert.ok(rows.length > 10)
    for (const { id, state, definition } of rows) {
      const events = await app.stage((ctx) =>
        ctx.db
          .selectFrom('affair_event')
          .where('affair_id', '=', id)
          .where('event', 'is not', null)
          .select('event')
          .orderBy('id')
          .execute(),
      )
      const told = events.map(({ event }) => event as unknown as Parameters<typeof replay>[1][number])
      assert.deepEqual(replay(definition as unknown as Definition, told), state)
    }
  })

  it('cannot be changed, and nobody has two to-dos of one step', async () => {
    const tried = (statement: string) => app.world.open.pool.query(statement)
    await assert.rejects(tried(`update affair_event set opinion = '改了'`), /append-only/)
    await assert.rejects(tried('delete from chain_version'), /append-only/)
    await assert.rejects(
      tried(`insert into affair_task (affair_id, number, step, step_name, office, holder, opened_at)
        select affair_id, 900, step, step_name, office, holder, now() from affair_task where status = 'open' and office is not null limit 1`),
      /affair_task_one/,
    )
  })
})
