import { sql } from 'kysely'
import { addMonths, type Day, firstOfMonth } from '#basics/days.ts'
import { type Asked, type Db, localDay, topId } from '../kinds/queries.ts'

export type WaitingTask = {
  id: number
  affairId: number
  title: string
  step: string
  holder: string
  organizationId: number
  personId: number | null
  openedOn: Day
  dueOn: Day
}

/** To-dos with a last day: an office is that of its organization (committee-12-secretary), else it is somebody's own. */
export async function waitingTasks({ db }: Db, { until }: Asked): Promise<WaitingTask[]> {
  const { rows } = await sql<WaitingTask>`
    select task.id, affair.id as "affairId", affair.title, task.step_name as step, task.holder,
      coalesce(split_part(task.office, '-', 2)::int, affair.organization_id) as "organizationId",
      account.person_id as "personId", ${localDay('task.opened_at')} as "openedOn", task.due_on as "dueOn"
    from affair_task task join affair on affair.id = task.affair_id
      left join account on account.id = task.account_id
    where task.status = 'open' and affair.status = 'running' and task.due_on <= ${until}
    order by task.id`.execute(db)
  return rows
}

type Waiting = { id: number; title: string; organizationId: number; since: Day; waits: number }

/** Drafts that nobody has touched for a while. */
export async function idleDrafts({ db }: Db, { on }: Asked): Promise<(Waiting & { draftedOn: Day })[]> {
  const { rows } = await sql<Waiting & { draftedOn: Day }>`
    select id, title, organization_id as "organizationId", ${localDay('changed_at')} as since,
      ${localDay('created_at')} as "draftedOn", ${on}::date - ${localDay('changed_at')} as waits
    from official_document where status = 'draft' order by id`.execute(db)
  return rows
}

/** Requests that were decided and not replied to: the committee asked owes the reply. */
export async function unrepliedRequests(
  { db }: Db,
  { on }: Asked,
): Promise<(Waiting & { asking: string })[]> {
  const { rows } = await sql<Waiting & { asking: string }>`
    select request.id, document.title, request.superior_id as "organizationId",
      coalesce(organization.short_name, organization.name) as asking,
      ${localDay('request.decided_at')} as since, ${on}::date - ${localDay('request.decided_at')} as waits
    from request join official_document document on document.id = request.document_id
      join organization on organization.id = request.organization_id
    where request.verdict is not null and request.replied_at is null and request.withdrawn_at is null
    order by request.id`.execute(db)
  return rows
}

/** Uses of a seal that nobody has decided upon. */
export async function waitingSealUses({ db }: Db, { on }: Asked): Promise<(Waiting & { seal: string })[]> {
  const { rows } = await sql<Waiting & { seal: string }>`
    select asked.id, document.title, seal.organization_id as "organizationId", seal.inscription as seal,
      ${localDay('asked.applied_at')} as since, ${on}::date - ${localDay('asked.applied_at')} as waits
    from seal_use asked join seal on seal.id = asked.seal_id
      join official_document document on document.id = asked.document_id
    where asked.status = 'applied'
    order by asked.id`.execute(db)
  return rows
}

export type Unbalanced = {
  sealId: number
  inscription: string
  organizationId: number
  month: string
  differing: number
}

/** Seals with uses of months gone by that are neither stamped nor turned down. */
export async function unbalancedSeals({ db }: Db, { on }: Asked): Promise<Unbalanced[]> {
  const first = firstOfMonth(on)
  const { rows } = await sql<Unbalanced>`
    select seal.id as "sealId", seal.inscription, seal.organization_id as "organizationId", used.month, used.differing
    from (
      select seal_id, to_char(${localDay('applied_at')}, 'YYYY-MM') as month, count(*)::int as differing
      from seal_use where status in ('applied', 'approved', 'stopped')
        and ${localDay('applied_at')} >= ${addMonths(first, -12)} and ${localDay('applied_at')} < ${first}
      group by 1, 2
    ) used join seal on seal.id = used.seal_id
    order by seal.id, used.month`.execute(db)
  return rows
}

/** The last inspection of the archive, when something was wrong. */
export async function failedInspection({ db }: Db) {
  const { rows } = await sql<{ organizationId: number; faults: number; runOn: Day }>`
    select ${topId} as "organizationId", jsonb_array_length(last.faults) as faults, ${localDay('last.run_at')} as "runOn"
    from (select faults, run_at from archive_inspection order by id desc limit 1) last
    where jsonb_array_length(last.faults) > 0 and ${topId} is not null`.execute(db)
  return rows
}
