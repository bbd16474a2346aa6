import { addDays, formatDay, yearOf } from '#basics/days.ts'
import { changeDraft, draftDocument, issueDocument, voidNumber } from '#features/documents/letters/actions.ts'
import type { Values } from '#features/documents/templates/rules.ts'
import { termEndsOn } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import type { FoundPeople, FoundPerson } from './accounts.ts'
import { committeeAbove, type Plan, type PlannedOrganization } from './tree.ts'
import type { Planted } from './tree-loading.ts'

type Place = { organization: PlannedOrganization; id: number; secretary: FoundPerson; clerk: FoundPerson }
type Paper = { templateKey: string; values: Values; answersId?: number }

/**
 * Some months of writing between a committee and its branches: requests with their replies, one that waits for its
 * reply, a voided number, drafts.
 */
export async function loadDocuments(
  ctx: Context,
  plan: Plan,
  { ids }: Planted,
  found: FoundPeople,
): Promise<void> {
  const places = writers(plan, ids, found)
  const [home, second, third] = places
  if (!home) return
  const above = {
    id: ids[committeeAbove(plan, home.organization).index] as number,
    clerk: (second ?? home).secretary,
  }
  const decided = (ago: number) => ({ decidedOn: addDays(ctx.today, -ago) })

  const room = await write(ctx, home, equipment, 96)
  const reply = { templateKey: 'reply-general', answersId: room, values: decided(84) }
  await writeAs(ctx, above.clerk, above.id, reply, 82)
  await writeAs(ctx, above.clerk, above.id, due(plan, above.id, ids), 45)
  await write(ctx, home, certificate(home), 20)
  await draft(ctx, home, renewal)
  if (!second) return
  const filled = await write(ctx, second, byElection(ctx, second), 38)
  const agreed = { meetingOn: addDays(ctx.today, -20), seats: 1 }
  const byReply = {
    templateKey: 'reply-by-election',
    answersId: filled,
    values: { ...decided(31), ...agreed },
  }
  await writeAs(ctx, above.clerk, above.id, byReply, 30)
  await write(ctx, second, result(ctx, second), 16)
  if (!third) return
  const wrong = await write(ctx, third, activities, 12)
  await voidNumber(ctx, { id: wrong, reason: '经费数额写错，更正后重新印发' })
  await write(ctx, third, activities, 11)
}

/** The demo branch and some beside it, each with a secretary and somebody who can be asked. */
function writers(plan: Plan, ids: number[], found: FoundPeople): Place[] {
  const home =
    plan.organizations.find(({ shortName }) => shortName === '启明所第八研究室党支部') ??
    plan.organizations.find(({ kind, members }) => kind === 'branch' && members > 12)
  if (!home) return []
  const beside = plan.organizations.filter(
    (one) => one !== home && one.parent === home.parent && one.kind === 'branch' && !one.closedOn,
  )
  return [home, ...beside]
    .flatMap((organization): Place[] => {
      const people = found.get(organization.index) ?? []
      const secretary = people.find(({ posts }) => posts.some(({ kind }) => kind === 'secretary'))
      const clerk = people.find((one) => one !== secretary && one.standing.membership === 'active')
      return secretary && clerk
        ? [{ organization, id: ids[organization.index] as number, secretary, clerk }]
        : []
    })
    .slice(0, 3)
}

const as = (ctx: Context, { name }: FoundPerson): Context => ({ ...ctx, actor: { ...ctx.actor, name } })

async function draft(ctx: Context, place: Place, paper: Paper): Promise<number> {
  const own = as(ctx, place.clerk)
  const { id } = await draftDocument(own, { organizationId: place.id, ...paper })
  await changeDraft(own, {
    id,
    signatory: place.secretary.name,
    contactName: place.clerk.name,
    contactPhone: '010-88880108',
  })
  return id
}

async function write(ctx: Context, place: Place, paper: Paper, daysAgo: number): Promise<number> {
  const id = await draft(ctx, place, paper)
  await issueDocument(as(ctx, place.secretary), { id, issuedOn: addDays(ctx.today, -daysAgo) })
  return id
}

async function writeAs(
  ctx: Context,
  clerk: FoundPerson,
  organizationId: number,
  paper: Paper,
  daysAgo: number,
) {
  const own = as(ctx, clerk)
  const { id } = await draftDocument(own, { organizationId, ...paper })
  await issueDocument(own, { id, issuedOn: addDays(ctx.today, -daysAgo) })
}

const equipment: Paper = {
  templateKey: 'request-general',
  values: {
    matter: '购置党员活动室学习设备',
    body: '我支部党员活动室现有学习设备使用已满八年，多次检修后仍不能正常使用，影响了组织生活的开展。\n经支部委员会研究，拟购置学习一体机一台、书柜两组，所需经费1.8万元，从党建工作经费中列支。',
  },
}

const activities: Paper = {
  templateKey: 'request-general',
  values: {
    matter: '开展主题党日活动经费',
    body: '为深入学习党的历史，经支部委员会研究，拟于下月组织全体党员赴红色教育基地开展主题党日活动，需交通和讲解经费0.6万元，拟从党建工作经费中列支。',
  },
}

/** Still being written: what is blank is shown as blank. */
const renewal: Paper = {
  templateKey: 'request-election',
  values: { agenda: ['听取和审议本届支部委员会工作报告', '选举新一届支部委员会'], seats: 5, deputies: 1 },
}

const certificate = ({ clerk }: Place): Paper => ({
  templateKey: 'certificate-member',
  values: { person: clerk.name, joinedOn: '2012-06-28', more: '按期交纳党费，正常参加组织生活。' },
})

const byElection = (ctx: Context, { clerk }: Place): Paper => ({
  templateKey: 'request-by-election',
  values: {
    vacancy: '原宣传委员调离',
    vacancies: 1,
    decidedOn: addDays(ctx.today, -41),
    meetingOn: addDays(ctx.today, -20),
    seats: 1,
    nominees: 2,
    candidates: [
      [clerk.name, '男', '1986年4月', '2012年6月', '研究室副主任'],
      ['方一鸣', '女', '1990年9月', '2015年7月', '工程师'],
    ],
  },
})

const result = (ctx: Context, { secretary, clerk }: Place): Paper => ({
  templateKey: 'report-election-result',
  values: {
    heldOn: addDays(ctx.today, -20),
    entitled: 20,
    present: 19,
    ballotsIssued: 19,
    ballotsReturned: 19,
    ballotsValid: 19,
    electedSecretary: secretary.name,
    elected: [
      [secretary.name, '男', '19', '书记'],
      [clerk.name, '男', '17', '宣传委员'],
    ],
  },
})

/** The committee reminds those whose term ends within a year. */
function due({ organizations, today }: Plan, committeeId: number, ids: number[]): Paper {
  const year = addDays(today, 365)
  const ending = organizations.flatMap(({ parent, name, termFrom, termYears }) => {
    if (parent === null || ids[parent] !== committeeId || !termFrom || !termYears) return []
    const endsOn = termEndsOn(termFrom, termYears)
    return endsOn <= year && endsOn >= today ? [[name, formatDay(endsOn)]] : []
  })
  return {
    templateKey: 'notice-election-due',
    values: {
      year: `${yearOf(today) + 1}年`,
      recipients: '各党支部',
      due: ending.length ? ending.slice(0, 12) : [['（暂无）', '—']],
      reportBy: addDays(today, 60),
    },
  }
}
