import { sql } from 'kysely'
import { addDays, type Day, yearOf } from '#basics/days.ts'
import { actions } from '#features/elections/actions.ts'
import { getEstablishment } from '#features/elections/establishments/queries.ts'
import { registerEstablishment } from '#features/elections/establishments/registering/actions.ts'
import { fileEstablishment } from '#features/elections/establishments/writing/queries.ts'
import { registerResult } from '#features/elections/results/actions.ts'
import type { Context } from '#platform/context.ts'
import { type Named, recordElection } from './election-records.ts'

/** Three foundings of 启明所: one not asked for yet, one that stands before its first election, one finished. */
export async function loadFoundings(ctx: Context): Promise<void> {
  await ask(ctx, {
    people: 5,
    name: '“启明二号”项目',
    code: 'XH02999',
    projectMonths: 18,
    grounds: '项目组党员五名，任务为期十八个月，成立党支部便于开展组织生活',
    decidedOn: addDays(ctx.today, -4),
  })
  await standBeforeElection(ctx)
  await finishOne(ctx)
}

type Asked = {
  people: number
  name: string
  code: string
  projectMonths: number | null
  grounds: string
  decidedOn: Day
}
type Begun = { id: number; people: Named[] }

/** Members of the largest branch below the committee are to form one of their own. */
async function ask(ctx: Context, { people, name, ...asked }: Asked): Promise<Begun | null> {
  const { rows } = await sql<{ organizationId: number; people: Named[] }>`
    select committee.id as "organizationId",
      json_agg(json_build_object('id', person.id, 'name', person.name) order by person.id) as people
    from organization committee
    join organization branch on starts_with(branch.path, committee.path) and branch.kind = 'branch' and branch.closed_on is null
    join person on person.organization_id = branch.id and person.membership = 'active'
      and person.political_status = 'fullMember' and person.employment = 'employed'
    where committee.short_name = '启明所党委'
      and not exists (select from post where post.person_id = person.id and post.until_on is null)
      and not exists (select from account where account.person_id = person.id)
      and not exists (select from establishment_member moving where moving.person_id = person.id)
    group by committee.id, branch.id having count(*) >= 20 order by count(*) desc, branch.id limit 1`.execute(
    ctx.db,
  )
  const [found] = rows
  if (!found) return null
  const moving = found.people.slice(0, people)
  const { id } = await actions.establishments.establish(ctx, {
    ...asked,
    organizationId: found.organizationId,
    personIds: moving.map((one) => one.id),
    branchKind: 'branch',
    name: `中共星河研究院启明控制所${name}支部委员会`,
    shortName: `${name}党支部`,
    units: null,
    secretaryId: moving[0]?.id ?? null,
    convenerId: null,
    seats: null,
    deputies: 0,
  })
  return { id, people: moving }
}

/** The reply came on paper, and stands in the register since. */
async function agree(ctx: Context, id: number, number: number, repliedOn: Day): Promise<number> {
  const reply = { number: `星党〔${yearOf(repliedOn)}〕${number}号`, repliedOn }
  await actions.establishments.note(ctx, { id, ...reply })
  await registerEstablishment(ctx, id)
  return (await getEstablishment(ctx, id)).subjectId as number
}

async function standBeforeElection(ctx: Context): Promise<void> {
  const begun = await ask(ctx, {
    people: 5,
    name: '联合试验队',
    code: 'XH02998',
    projectMonths: null,
    grounds: '试验队长期在外场，党员五名，成立党支部便于就地开展组织生活',
    decidedOn: addDays(ctx.today, -24),
  })
  if (begun) await agree(ctx, begun.id, 61, addDays(ctx.today, -9))
}

/** Founded, elected, agreed to and put on record. */
async function finishOne(ctx: Context): Promise<void> {
  const begun = await ask(ctx, {
    people: 9,
    name: '数字化中心',
    code: 'XH02997',
    projectMonths: null,
    grounds: '数字化中心独立运行，党员九名，按规定成立党支部',
    decidedOn: addDays(ctx.today, -75),
  })
  if (!begun) return
  const organizationId = await agree(ctx, begun.id, 52, addDays(ctx.today, -60))
  const electionId = await recordElection(ctx, {
    organizationId,
    termId: null,
    establishmentId: begun.id,
    committee: begun.people.slice(0, 3),
    others: begun.people.slice(3),
    decidedBy: 'membersMeeting',
    decidedOn: addDays(ctx.today, -55),
    electedOn: addDays(ctx.today, -40),
    replies: [
      { part: 'candidates', number: 31, on: addDays(ctx.today, -45) },
      { part: 'result', number: 33, on: addDays(ctx.today, -35) },
    ],
  })
  await registerResult(ctx, electionId)
  await fileEstablishment(ctx, begun.id, addDays(ctx.today, -30))
}
