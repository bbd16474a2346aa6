import assert from 'node:assert/strict'
import { identityNumberFor } from '#basics/identity-number.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { insertPeople, type NewPerson } from '#features/people/queries.ts'
import { standingsFromDates } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import { readSheet } from '#platform/sheets.ts'
import { loadDemo } from './demo/load.ts'
import { type Client, plantInstitute, startTestApp, type TestApp } from './testing.ts'

export type Place = { id: number; path: string }

/**
 * A small institute for the tests: a committee, two branches with two members each, a temporary branch. `idOf` gives
 * a person's id by 工号.
 */
export async function stageInstitute(app: TestApp) {
  return app.stage(async (ctx) => {
    const placed = await insertOrganizations(
      ctx,
      [
        organization('R', '中共星河研究院委员会', 'committee', null),
        organization('B1', '星河一室党支部', 'branch', 'R'),
        organization('B2', '星河二室党支部', 'branch', 'R'),
        organization('T1', '星河会战临时党支部', 'temporaryBranch', 'R'),
      ],
      '测试',
    )
    const [root, first, second, temporary] = ['R', 'B1', 'B2', 'T1'].map(
      (code) => placed.get(code) as Place,
    ) as [Place, Place, Place, Place]
    const ids = await insertPeople(ctx, [
      member('A1', '单雄信', first),
      member('A2', '龙𬭎', first, { gender: 'male', birthDate: '1960-02-29' }),
      member('A3', '岳䶮㛃', second),
      member('A4', '=1+1', second, { name: '吕布' }),
    ])
    return { root, first, second, temporary, idOf: (employeeNo: string) => ids.get(employeeNo) as number }
  })
}

const organization = (
  code: string,
  name: string,
  kind: 'committee' | 'branch' | 'temporaryBranch',
  parentCode: string | null,
) => ({
  code,
  name,
  kind,
  parentCode,
  shortName: null,
  establishedOn: null,
  closedOn: null,
  termYears: null,
  termFrom: null,
})

function member(employeeNo: string, name: string, place: Place, given: Partial<NewPerson> = {}): NewPerson {
  const facts = {
    organizationId: place.id,
    groupId: null,
    politicalStatus: 'fullMember',
    membership: 'active',
    employment: 'employed',
    education: '21',
    degree: null,
    occupation: 'professional',
  } as const
  const birthDate = given.birthDate ?? '1980-05-01'
  return {
    employeeNo,
    name,
    gender: 'male',
    ethnicity: '01',
    birthDate,
    phone: '19900000001',
    workStartedOn: '2002-07-01',
    joinedOn: '2010-06-01',
    becameFullOn: '2011-06-01',
    identityNumber: identityNumberFor({
      region: '990101',
      birth: birthDate,
      sequence: Number(employeeNo.slice(1)) * 2 + 1,
    }),
    standings: standingsFromDates(facts, '2010-06-01', '2011-06-01'),
    ...given,
  }
}

const matter = { title: '关于开展主题党日活动的请示', text: '拟于下月开展主题党日活动，请审批。' }

/** The institute with people who ask and decide: a branch, two of the committee above it, the department, a stranger. */
export async function stageApproving(app: TestApp) {
  const institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  const east = (name: string) => app.as('committee', { organizationId: organizations.east, name })
  const secretary = people.east1.secretary
  const branch = await app.as('branch', {
    organizationId: organizations.east1,
    personId: secretary,
    name: '东一书记',
  })
  let presses = 0
  const requestKey = () => {
    presses += 1
    return `press-${presses}-0000`
  }
  const open = (client: Client, { id }: { id: number }) => client.call.approvals.get({ id })
  const start = async (more: object = {}) => {
    const asked = { organizationId: organizations.east1, ...matter, requestKey: requestKey(), ...more }
    return open(branch, await branch.call.approvals.matters.start(asked))
  }
  /** An act on the to-do that an affair shows to whoever opened it. */
  const on = ({ id, may }: Awaited<ReturnType<typeof open>>) => ({
    id,
    taskId: may.taskId as number,
    requestKey: requestKey(),
  })
  return {
    institute,
    branch,
    committee: await east('东区经办'),
    leader: await east('东区领导'),
    department: await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '政工' }),
    stranger: await app.as('branch', { organizationId: organizations.west1, name: '西一' }),
    member: await app.as('member', { personId: people.east1.member, name: '东一党员' }),
    matter,
    requestKey,
    start,
    open,
    on,
    async agree(client: Client, affair: { id: number }, opinion = '同意。') {
      await client.call.approvals.acts.approve({ ...on(await open(client, affair)), opinion })
      return open(client, affair)
    },
    async accountOf(client: Client) {
      const name = (await client.call.accounts.session()).person?.name ?? ''
      const named = (ctx: Context) =>
        ctx.db.selectFrom('account').where('name', '=', name).select('id').executeTakeFirstOrThrow()
      return (await app.stage(named)).id
    },
  }
}

/** What a refused call says. */
export async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => {
      throw new Error('was not refused')
    },
    (why) => why,
  )
  return {
    code: error.data?.code as string,
    message: error.message as string,
    status: error.status as number,
  }
}

/** The master data says that somebody stands in the branch of this code from a day on; answers the difference. */
export async function stageUnitChange(
  ctx: Context,
  said: { personId: number; from: string; to: string; on: string },
): Promise<number> {
  const feed = await ctx.db
    .insertInto('feed')
    .values({
      mode: 'changes',
      origin: 'command',
      effective_on: said.on,
      received_at: ctx.now,
      received_by: '测试',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await ctx.db
    .insertInto('difference')
    .values({
      feed_id: feed.id,
      person_id: said.personId,
      kind: 'moved',
      field: 'branchCode',
      master_value: said.to,
      register_value: said.from,
      effective_on: said.on,
      raised_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The sheet behind an address, as rows of text. */
export async function sheetAt(who: Client, address: string): Promise<string[][]> {
  const answer = await who.fetch(`/api${address}`)
  assert.equal(answer.status, 200, address)
  const lines = await Array.fromAsync(readSheet(new Uint8Array(await answer.arrayBuffer()), '表.xlsx'))
  return lines.map(({ cells }) => cells)
}

/** The demo institute with so many members, its department and the secretary of its first branch. */
export async function stageDemo(members: number) {
  const app = await startTestApp()
  await loadDemo(app.world, { members })
  const { rows } = await app.world.open.pool.query(`select id, kind from organization order by path`)
  const root: number = rows[0].id
  const branch: number = rows.find(({ kind }) => kind === 'branch').id
  const department = await app.as('politicalWorkDepartment', { organizationId: root })
  const secretary = await app.as('branch', { organizationId: branch })
  return { app, root, branch, department, secretary }
}
