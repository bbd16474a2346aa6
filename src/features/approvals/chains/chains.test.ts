import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { refusal, sheetAt, stageApproving } from '#src/staging.ts'
import { startTestApp } from '#src/testing.ts'
import { changeStep, insertAfter, removeStep, type Step } from './rules.ts'

const app = await startTestApp()
after(() => app.close())
const { institute, branch, committee, leader, department, start, open, agree } = await stageApproving(app)
const { chains } = department.call.approvals

const now = async (key = 'matter') => {
  const chain = await chains.get({ key })
  const definition = chain.versions[0]?.definition
  assert.ok(definition)
  return { ...chain, definition }
}
const leaders: Step = {
  key: 'leaders',
  name: '党委班子会签',
  kind: 'approve',
  by: [{ role: 'committee', at: 'superior', everyone: true }],
  mode: 'all',
  dueDays: 2,
}

describe('A chain', () => {
  it('comes with the platform, ready to be used', async () => {
    const all = await chains.list()
    const matter = all.find(({ key }) => key === 'matter')
    assert.deepEqual([matter?.kindName, matter?.version, matter?.steps], ['一般事项', 1, 3])
    assert.ok(all.some(({ key }) => key === 'branchRequestRecorded'))
    const [, head, ...lines] = await sheetAt(department, '/chains.xlsx')
    assert.deepEqual([head?.[0], lines.length], ['流程', all.length])
    const steps = (await now()).definition.steps.map(({ name }) => name).join(' → ')
    assert.equal(lines.find(([name]) => name === matter?.name)?.[2], steps)
    assert.equal((await branch.fetch('/api/chains.xlsx')).status, 403)
  })

  it('is tried before it is published: who would get it', async () => {
    const { definition } = await now()
    const organizationId = institute.organizations.east1
    const asked = { key: 'matter', definition: insertAfter(definition, 'review', leaders), organizationId }
    const steps = await chains.dryRun({ ...asked, said: { importance: 'important' } })
    assert.deepEqual(
      steps.map(({ name, passed, seats }) => [
        name,
        passed === null,
        seats[0]?.place,
        seats[0]?.names.join(),
      ]),
      [
        ['党委经办审核', true, '中共东区研究所委员会', '东区经办,东区领导'],
        ['党委班子会签', true, '中共东区研究所委员会', '东区经办,东区领导'],
        ['政工部门会签', true, '中共星河研究院委员会', '政工'],
        ['党委审批', true, '中共东区研究所委员会', '东区经办,东区领导'],
      ],
    )
    const plain = await chains.dryRun({ ...asked, said: {} })
    assert.equal(plain.find(({ name }) => name === '政工部门会签')?.passed, 'condition')

    const short = changeStep(definition, 'review', { ...(definition.steps[0] as Step), next: 'decision' })
    const jumped = await chains.dryRun({ ...asked, definition: short, said: { importance: 'important' } })
    assert.deepEqual(
      jumped.map(({ name, passed, goesTo }) => [name, passed, goesTo]),
      [
        ['党委经办审核', null, '党委审批'],
        ['政工部门会签', 'jump', null],
        ['党委审批', null, null],
      ],
    )
    const [signature] = await chains.dryRun({ ...(await now('branchRequest')), organizationId })
    assert.deepEqual(signature?.seats, [
      { words: '本级党支部书记', place: '东区第一党支部', names: ['东一书记'] },
    ])
  })

  it('is published as a new version: what runs keeps its own, what comes takes the new one', async () => {
    const running = await start()
    const { definition, version } = await now()
    const next = insertAfter(definition, 'review', leaders)
    const note = '党委要求班子集体会签'
    assert.deepEqual(await chains.publish({ key: 'matter', basedOn: version, definition: next, note }), {
      version: 2,
    })

    await agree(committee, running)
    assert.deepEqual(
      [(await open(branch, running)).stepName, (await open(branch, running)).chainVersion],
      ['党委审批', 1],
    )
    const fresh = await start()
    const signed = await agree(committee, fresh)
    assert.deepEqual([signed.chainVersion, signed.stepName, signed.tasks.length], [2, '党委班子会签', 2])
    assert.equal((await agree(leader, fresh)).stepName, '党委班子会签')
    assert.equal((await agree(committee, fresh)).stepName, '党委审批')

    const { versions } = await now()
    assert.deepEqual(
      versions.map(({ version: one, note: why, running: how }) => [one, why, how]),
      [
        [2, note, 1],
        [1, '初始版本', 1],
      ],
    )
    const { rows } = await department.call.audit.list({})
    assert.ok(rows.some(({ deed }) => deed === '发布审批流程'))
  })

  it('is not published when it is unsound, out of date, or the same', async () => {
    const { definition, version } = await now()
    const publish = (more: object) =>
      refusal(chains.publish({ key: 'matter', basedOn: version, definition, note: '试一试', ...more }))
    const steps = definition.steps.filter(({ key }) => key !== 'decision')
    const unsound = await publish({ definition: { ...definition, steps } })
    assert.equal(unsound.message, '流程还不能发布：“党委审批”是规定必经的步骤，不能删去。')
    assert.equal(removeStep(definition, 'decision'), definition)
    assert.equal((await publish({ basedOn: 1 })).code, 'chain-moved-on')
    assert.equal((await publish({})).code, 'chain-same')
    const east = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.east })
    assert.equal((await refusal(east.call.approvals.chains.list())).code, 'chains-need-whole')
    assert.equal((await refusal(chains.get({ key: 'nothing' }))).status, 404)
  })
})
