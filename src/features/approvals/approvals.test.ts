import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { draftDocument } from '#features/documents/letters/actions.ts'
import { refusal, stageApproving } from '#src/staging.ts'
import { startTestApp } from '#src/testing.ts'
import { affairOf, completeStep, startAffair, withdrawAffair } from './actions.ts'

const app = await startTestApp()
after(() => app.close())
const {
  institute,
  branch,
  committee,
  leader,
  department,
  stranger,
  matter,
  requestKey,
  start,
  open,
  on,
  agree,
  accountOf,
} = await stageApproving(app)

describe('A matter', () => {
  it('is started by a branch and lies with the committee above it, with a limit of three working days', async () => {
    const affair = await start()
    assert.deepEqual(
      [affair.status, affair.stepName, affair.waitingFor, affair.dueOn, affair.startedName],
      ['running', '党委经办审核', '中共东区研究所委员会（党委）', '2026-11-27', '东一书记'],
    )
    assert.deepEqual(
      affair.steps.map(({ state }) => state),
      ['present', 'skipped', 'coming'],
    )
    assert.deepEqual(affair.tasks[0]?.names, ['东区经办', '东区领导'])
    assert.equal((await refusal(open(stranger, affair))).status, 404)
    const { rows } = await committee.call.approvals.list({ box: 'todo', text: '主题党日' })
    assert.ok(rows.some(({ id }) => id === affair.id))
    assert.equal((await stranger.call.approvals.list({ box: 'all' })).total, 0)
  })

  it('is agreed step by step; the important one also by the department', async () => {
    const affair = await start({ importance: 'important' })
    await agree(committee, affair, '材料齐全。')
    assert.equal((await open(branch, affair)).stepName, '政工部门会签')
    await agree(department, affair)
    const ended = await agree(leader, affair)
    assert.deepEqual([ended.status, ended.stepName, ended.dueOn, ended.tasks], ['approved', null, null, []])
    assert.deepEqual(
      ended.timeline.map(({ name, words, opinion }) => [name, words, opinion]),
      [
        ['东一书记', '发起', null],
        ['东区经办', '同意', '材料齐全。'],
        ['政工', '同意', '同意。'],
        ['东区领导', '同意', '同意。'],
      ],
    )
    assert.ok((await committee.call.approvals.list({ box: 'done' })).rows.some(({ id }) => id === affair.id))
  })

  it('ends when it is not agreed to, with the reason', async () => {
    const affair = await start()
    const declined = await committee.call.approvals.acts.decline({
      ...on(await open(committee, affair)),
      opinion: '经费没有来源',
    })
    assert.equal(declined.status, 'declined')
    assert.equal(
      (
        await refusal(
          leader.call.approvals.acts.withdraw({
            id: affair.id,
            reason: '试试',
            requestKey: requestKey(),
          }),
        )
      ).code,
      'not-starter',
    )
  })

  it('is taken back by its starter only', async () => {
    const affair = await start()
    await branch.call.approvals.acts.withdraw({
      id: affair.id,
      reason: '另行上报',
      requestKey: requestKey(),
    })
    const taken = await open(branch, affair)
    assert.deepEqual([taken.status, taken.timeline.at(-1)?.words], ['withdrawn', '撤回'])
    assert.equal((await refusal(agree(committee, affair))).status, 400)
  })
})

describe('Sent back', () => {
  it('with a field marked, it is repaired and comes straight back to who sent it back', async () => {
    const affair = await start({ amount: 500 })
    await agree(committee, affair)
    const seen = await open(leader, affair)
    await leader.call.approvals.acts.sendBack({
      ...on(seen),
      to: 'start',
      marks: ['amount'],
      opinion: '经费应为 800 元',
    })
    const mine = await open(branch, affair)
    assert.deepEqual(mine.sentBack, {
      from: 'decision',
      marks: ['amount'],
      opinion: '经费应为 800 元',
      name: '东区领导',
    })
    assert.equal(mine.may.repair, true)
    assert.equal((await branch.call.approvals.counts()).todo, 1)

    await branch.call.approvals.matters.repair({
      id: affair.id,
      ...matter,
      amount: 800,
      requestKey: requestKey(),
    })
    const repaired = await open(branch, affair)
    assert.deepEqual(
      [repaired.stepName, repaired.waitingFor, repaired.subject.amount],
      ['党委审批', '东区领导', 800],
    )
    assert.equal((await agree(leader, affair)).status, 'approved')
  })

  it('it goes through every step again when something else was changed', async () => {
    const affair = await start({ amount: 500 })
    await agree(committee, affair)
    await leader.call.approvals.acts.sendBack({
      ...on(await open(leader, affair)),
      to: 'start',
      marks: ['amount'],
      opinion: '请核对经费',
    })
    const repaired = await branch.call.approvals.matters.repair({
      id: affair.id,
      ...matter,
      text: '全文重写了一遍。',
      amount: 800,
      requestKey: requestKey(),
    })
    assert.equal(repaired.stepName, '党委经办审核')
  })

  it('it goes to an earlier step, and the fields keep what they said', async () => {
    const affair = await start()
    await agree(committee, affair)
    const sent = await leader.call.approvals.acts.sendBack({
      ...on(await open(leader, affair)),
      to: 'review',
      opinion: '请再核',
    })
    assert.equal(sent.stepName, '党委经办审核')
    assert.equal(
      (
        await refusal(
          branch.call.approvals.matters.repair({ id: affair.id, ...matter, requestKey: requestKey() }),
        )
      ).code,
      'step-passed',
    )
    await agree(committee, affair)
    assert.equal((await open(leader, affair)).waitingFor, '东区领导')
  })
})

describe('Another feature', () => {
  const request = {
    kind: 'request',
    chainKey: 'branchRequest',
    title: '换届请示',
    subject: {},
    address: '/requests/1',
  }

  it('starts an affair, completes its own step, and reads what came of it', async () => {
    const committeeId = institute.organizations.east
    const leader = await app.stage(async (ctx) => {
      const [person] = await ctx.db
        .selectFrom('person')
        .where('employee_no', '=', 'east2-secretary')
        .select('id')
        .execute()
      await ctx.db
        .insertInto('post')
        .values({
          organization_id: committeeId,
          person_id: person?.id as number,
          kind: 'secretary',
          from_on: '2024-12-01',
        })
        .execute()
      return person?.id as number
    })
    const chief = await app.as('member', { personId: leader, name: '东区书记' })
    const { id } = await app.stage((ctx) =>
      startAffair(ctx, { ...request, organizationId: institute.organizations.east1 }),
    )
    assert.equal((await open(branch, { id })).waitingFor, '东区第一党支部书记')
    await agree(branch, { id })
    await agree(committee, { id })
    assert.equal((await open(committee, { id })).may.taskId, null)
    await agree(chief, { id })
    const own = await open(committee, { id })
    assert.deepEqual(
      [own.stepName, own.may.complete, own.may.approve, own.address],
      ['起草批复', true, false, '/requests/1'],
    )
    assert.equal((await refusal(committee.call.approvals.acts.approve({ ...on(own) }))).code, 'step-is-own')
    await assert.rejects(
      app.stage((ctx) => completeStep(ctx, { affairId: id, step: 'decision' })),
      /step-passed/,
    )
    const letter = {
      templateKey: 'letter-general',
      organizationId: committeeId,
      values: { matter: '换届', recipient: '东区第一党支部', body: '同意。' },
    }
    const document = await app.stage((ctx) => draftDocument(ctx, letter))
    const documentIds = [document.id]
    await app.stage((ctx) => completeStep(ctx, { affairId: id, step: 'reply', documentIds }))
    const ended = await open(branch, { id })
    assert.deepEqual([ended.status, ended.documents.map(({ id: one }) => one)], ['approved', documentIds])
  })

  it('has it sent back to whoever started it there, who finds the way to its page', async () => {
    const session = await branch.call.accounts.session()
    const account = await accountOf(branch)
    const { id } = await app.stage((ctx) => {
      const actor = { ...ctx.actor, accountId: account, name: session.person?.name ?? '' }
      return startAffair({ ...ctx, actor }, { ...request, organizationId: institute.organizations.east1 })
    })
    await branch.call.approvals.acts.sendBack({
      ...on(await open(branch, { id })),
      to: 'start',
      opinion: '请补充附件',
    })
    const { may, atStart, address } = await open(branch, { id })
    assert.deepEqual([may.complete, may.repair, atStart, address], [true, false, true, '/requests/1'])
    await app.stage((ctx) => completeStep(ctx, { affairId: id, step: 'start' }))
    assert.equal((await open(branch, { id })).stepName, '支部书记签发')
  })

  it('takes it back', async () => {
    const { id } = await app.stage((ctx) =>
      startAffair(ctx, { ...request, organizationId: institute.organizations.east1 }),
    )
    await app.stage((ctx) => withdrawAffair(ctx, { id, reason: '会议改期' }))
    assert.equal((await open(branch, { id })).status, 'withdrawn')
    assert.equal((await app.stage((ctx) => affairOf(ctx, id))).status, 'withdrawn')
  })
})
