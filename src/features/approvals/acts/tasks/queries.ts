import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

const taskRows = ({ db }: Db) =>
  db
    .selectFrom('affair_task')
    .select([
      'id',
      'affair_id as affairId',
      'number',
      'step',
      'step_name as stepName',
      'office',
      'account_id as accountId',
      'holder',
      'status',
      'harmless',
      'urged_on as urgedOn',
      'outcome',
      'closed_at as closedAt',
      'closed_name as closedName',
    ])

export const getTask = ({ db }: Db, affairId: number, id: number) =>
  taskRows({ db }).where('affair_id', '=', affairId).where('id', '=', id).executeTakeFirst()
export type TaskRow = NonNullable<Awaited<ReturnType<typeof getTask>>>

export const openTasks = ({ db }: Db, affairId: number) =>
  taskRows({ db })
    .where('affair_id', '=', affairId)
    .where('status', '<>', 'closed')
    .orderBy('number')
    .execute()

export const affairsOfTasks = ({ db }: Db, taskIds: number[]) =>
  db
    .selectFrom('affair_task')
    .innerJoin('affair', 'affair.id', 'affair_task.affair_id')
    .where('affair_task.id', 'in', taskIds)
    .select(['affair_task.id as taskId', 'affair.id as affairId', 'affair.title'])
    .orderBy('affair.id')
    .orderBy('affair_task.id')
    .execute()

export type NewTask = {
  affairId: number
  number: number
  step: string
  stepName: string
  office: string | null
  accountId: number | null
  holder: string
  waiting: boolean
  dueOn: Day | null
  harmless: boolean
}

export const insertTasks = ({ db, now }: Writer, tasks: NewTask[]) =>
  db
    .insertInto('affair_task')
    .values(
      tasks.map((task) => ({
        affair_id: task.affairId,
        number: task.number,
        step: task.step,
        step_name: task.stepName,
        office: task.office,
        account_id: task.accountId,
        holder: task.holder,
        status: task.waiting ? 'waiting' : 'open',
        opened_at: now,
        due_on: task.dueOn,
        harmless: task.harmless,
      })),
    )
    .execute()

type Closing = 'approved' | 'declined' | 'sentBack' | 'completed' | 'reassigned' | 'withdrawn' | 'overtaken'

/** Closes to-dos: the one that was acted on, by whom; the others because of it. */
export const closeTasks = (
  { db, now, actor }: Writer,
  affairId: number,
  numbers: number[],
  own: number | null,
  outcomes: { own: Closing; others: Closing },
) =>
  db
    .updateTable('affair_task')
    .set({
      status: 'closed',
      closed_at: now,
      closed_name: actor.name,
      closed_by: sql<number | null>`case when number = ${own ?? 0} then ${actor.accountId}::integer end`,
      outcome: sql<Closing>`case when number = ${own ?? 0} then ${outcomes.own} else ${outcomes.others} end`,
    })
    .where('affair_id', '=', affairId)
    .where('status', '<>', 'closed')
    .where('number', 'in', numbers)
    .execute()

export const setTaskStatus = ({ db }: Db, affairId: number, numbers: number[], status: 'open' | 'waiting') =>
  db
    .updateTable('affair_task')
    .set({ status })
    .where('affair_id', '=', affairId)
    .where('status', '<>', 'closed')
    .where('number', 'in', numbers)
    .execute()

/** Marks to-dos as urged for a working day; answers those that were not yet. */
export const setUrged = ({ db }: Db, affairId: number, workingDay: Day) =>
  db
    .updateTable('affair_task')
    .set({ urged_on: workingDay })
    .where('affair_id', '=', affairId)
    .where('status', '=', 'open')
    .where((eb) => eb.or([eb('urged_on', 'is', null), eb('urged_on', '<', workingDay)]))
    .returning('holder')
    .execute()
