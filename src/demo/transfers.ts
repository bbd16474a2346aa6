import { sql } from 'kysely'
import { addDays } from '#basics/days.ts'
import { actions } from '#features/transfers/actions.ts'
import { beginTransfer } from '#features/transfers/beginning/actions.ts'
import type { Actor, Context } from '#platform/context.ts'
import { systemActor } from '#platform/world.ts'
import { as, demoPeople } from './affairs.ts'

type Place = { id: number; path: string }
type Stage = {
  ctx: Context
  secretary: Actor
  committee: Actor
  /** The demo secretary's branch, another one of the same committee, one of another committee. */
  home: Place
  near: Place
  far: Place
  /** A branch of the demo committee whose members go at once, with who of them may. */
  parting: (Place & { free: number[] }) | undefined
  /** Somebody who may go from a branch: holds no post, stands nowhere, lives here. */
  next(place: Place): number | null
}

const other = systemActor('周明远')

/** A transfer in every state, so that each page has something to show. */
export async function loadTransfers(ctx: Context): Promise<void> {
  const stage = await stageFor(ctx)
  if (!stage) return
  for (const begin of [asked, started, near, travelling, runsOut, overdue, sentBack]) await begin(stage)
  for (const begin of [lettered, arriving, accepted, placed, receipted, fromOutside, absent, together])
    await begin(stage)
}

async function stageFor(ctx: Context): Promise<Stage | null> {
  const people = await demoPeople(ctx)
  const [secretary, committee] = [people.get('shuji'), people.get('dangwei')]
  const held = secretary?.grants.find(({ role }) => role === 'branch')
  const { rows: places } = await sql<Place & { committee: number; free: number[] }>`
    select place.id, place.path, committee.id as committee, array_agg(person.id order by person.id) as free
    from organization place
    join person on person.organization_id = place.id and person.membership = 'active'
      and person.political_status = 'fullMember' and person.employment = 'employed'
      and person.mobile_since is null and person.lost_since is null
    cross join lateral (select id from organization above where starts_with(place.path, above.path)
      and above.kind = 'committee' order by length(above.path) desc limit 1) committee
    where place.kind = 'branch' and place.closed_on is null
      and not exists (select from post where post.person_id = person.id and post.until_on is null)
      and not exists (select from account where account.person_id = person.id)
      and not exists (select from election where election.organization_id = place.id and election.status = 'running')
    group by place.id, place.path, committee.id having count(*) >= 4 order by place.path`.execute(ctx.db)
  const home = places.find(({ id }) => id === held?.organizationId)
  const near = places.find((one) => one.committee === home?.committee && one.id !== home?.id)
  const far = places.find((one) => one.committee !== home?.committee)
  const parting = places.findLast((one) => one.committee === home?.committee)
  if (!secretary || !committee || !home || !near || !far) return null
  const free = new Map([home, near, far].map((place) => [place.id, [...place.free].reverse()]))
  return {
    ctx,
    secretary,
    committee,
    home,
    near,
    far,
    parting,
    next: ({ id }) => free.get(id)?.shift() ?? null,
  }
}

const dues = { cause: 'unitChanged', paidUntil: '2026-10', endsPosts: false } as const

/** Begun by the branch it leaves, so many days ago; 0 when nobody is left to go. */
async function begun(stage: Stage, from: Place, to: Place | string, ago: number): Promise<number> {
  const personId = stage.next(from)
  if (personId === null) return 0
  const goal = typeof to === 'string' ? { outside: to } : { toId: to.id }
  const actor = from.id === stage.home.id ? stage.secretary : other
  return beginTransfer(as(stage.ctx, actor, ago), { personId, ...goal, ...dues, origin: 'branch' })
}

/** The sending committee writes the letter, so many days ago. */
async function issued(
  stage: Stage,
  from: Place,
  to: Place | string,
  ago: number,
  days = 30,
): Promise<number> {
  const id = await begun(stage, from, to, ago + 2)
  if (id)
    await actions.issue(as(stage.ctx, from.id === stage.far.id ? other : stage.committee, ago), { id, days })
  return id
}

async function asked({ ctx, home, far, next }: Stage): Promise<void> {
  const personId = next(home)
  if (personId === null) return
  const { name } = await ctx.db
    .selectFrom('person')
    .where('id', '=', personId)
    .select('name')
    .executeTakeFirstOrThrow()
  const given = { personId, toId: far.id, cause: 'unitChanged', explanation: '调到新单位工作' } as const
  await beginTransfer(as(ctx, systemActor(name), 2), { ...given, endsPosts: false, origin: 'member' })
}
const started = async (stage: Stage) => void (await begun(stage, stage.home, stage.far, 1))
const near = async (stage: Stage) => void (await begun(stage, stage.near, stage.home, 3))
const travelling = async (stage: Stage) => void (await issued(stage, stage.home, stage.far, 6))
const runsOut = async (stage: Stage) => void (await issued(stage, stage.near, stage.far, 25))
/** Two: one may be set right, and one is left to be seen. */
async function overdue(stage: Stage): Promise<void> {
  for (const ago of [48, 41]) await issued(stage, stage.near, stage.far, ago)
}
const lettered = async (stage: Stage) => void (await issued(stage, stage.near, '中共远山市委组织部', 2))
const arriving = async (stage: Stage) => void (await issued(stage, stage.far, stage.home, 4))

async function sentBack(stage: Stage): Promise<void> {
  const id = await begun(stage, stage.home, stage.far, 8)
  const note = '党费交至的月份与台账不一致，请核对后再报'
  if (id) await actions.sendBack(as(stage.ctx, stage.committee, 7), { id, ground: 'dues', note })
}

/** From the other committee, accepted by the demo committee so many days ago. */
async function taken(stage: Stage, to: Place, ago: number): Promise<number> {
  const id = await issued(stage, stage.far, to, ago + 9)
  if (id) await actions.accept(as(stage.ctx, stage.committee, ago), { id })
  return id
}
const accepted = async (stage: Stage) => void (await taken(stage, stage.home, 1))

async function placed(stage: Stage): Promise<void> {
  const id = await taken(stage, stage.near, 6)
  if (id) await actions.place(as(stage.ctx, other, 4), { id, groupId: null })
}

/** Gone to the other committee, whose receipt has come back. */
async function receipted(stage: Stage): Promise<void> {
  const id = await issued(stage, stage.near, stage.far, 22)
  if (!id) return
  await actions.accept(as(stage.ctx, other, 14), { id })
  await actions.place(as(stage.ctx, other, 12), { id, groupId: null })
  await actions.returnReceipt(as(stage.ctx, other, 5), { id })
}

/** Somebody on a short trip with a certificate, a mobile member, a visitor. */
async function absent({ ctx, secretary, home, next }: Stage): Promise<void> {
  const [short, long] = [next(home), next(home)]
  if (short === null || long === null) return
  const trip = { abroad: false, reason: '外场试验' }
  const { leave, receive, contact } = actions.absences
  const [soon, later] = [addDays(ctx.today, 60), addDays(ctx.today, 400)]
  const from = (ago: number) => addDays(ctx.today, -ago)
  await leave(as(ctx, secretary, 9), {
    personId: short,
    place: '北疆试验场',
    from: from(9),
    until: soon,
    ...trip,
  })
  const gone = { personId: long, place: '远山市分部', from: from(230), until: later, ...trip }
  const { id } = await leave(as(ctx, secretary, 230), gone)
  await contact(as(ctx, secretary, 30), { id, on: from(30), note: '电话联系，按时交纳党费，参加线上学习' })
  const visitor = { name: '顾南乔', homeName: '中共远山市水利局机关支部委员会', place: '启明家属区' }
  const stay = { organizationId: home.id, from: from(100), until: later }
  await receive(as(ctx, secretary, 100), { ...visitor, ...stay })
}

/** A group that is reorganized: on one list, with one letter, not accepted yet. */
async function together({ ctx, committee, home, near, far, parting }: Stage): Promise<void> {
  if (!parting || parting.id === home.id || parting.id === near.id) return
  const { begin, carry } = actions.batches
  const batch = { organizationId: parting.id, personIds: parting.free.slice(0, 4), toId: far.id }
  const { id } = await begin(as(ctx, committee, 5), {
    ...batch,
    ...{ title: '测控组整组调整', basis: '院组织机构调整通知', cause: 'reorganized' },
    ...{ paidUntil: '2026-10', endsPosts: false },
  })
  await carry(as(ctx, committee, 3), { id, act: 'issue', days: 30, groupId: null })
}

async function fromOutside({ ctx, committee, home }: Stage): Promise<void> {
  const newcomer = await ctx.db
    .selectFrom('person')
    .where('organization_id', '=', home.id)
    .where('membership', '=', 'none')
    .where('employment', '=', 'employed')
    .where('birth_date', '<', '1995-01-01')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('account').whereRef('account.person_id', '=', 'person.id').select('account.id'))),
    )
    .select('employee_no as employeeNo')
    .orderBy('id')
    .executeTakeFirst()
  if (!newcomer) return
  const then = as(ctx, committee, 3)
  const letter = {
    fromName: '中共远山市委组织部',
    number: '远组介〔2026〕118号',
    issuedOn: then.today,
    days: 60,
  }
  const member = { status: 'fullMember', joinedOn: '2016-06-20', fullOn: '2017-06-20' } as const
  await actions.incoming.enter(then, {
    ...newcomer,
    ...letter,
    ...member,
    ...{ toId: home.id, paidUntil: '2026-10', cause: 'unitChanged' },
  })
}
