import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addDays } from '#basics/days.ts'
import { plantInstitute, startTestApp } from '#src/testing.ts'
import { evaluate } from './actions.ts'

// The terms of the four branches end on 2027-12-01. The two of 东区 have a committee above with somebody in it.
const app = await startTestApp({ clock: '2027-05-25T18:00:00Z' })
after(() => app.close())

let institute: Awaited<ReturnType<typeof plantInstitute>>
const branches = ['east1', 'east2', 'west1', 'west2'] as const

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  for (const branch of branches) await app.as('member', { personId: people[branch].secretary })
  await app.as('committee', { organizationId: organizations.east, name: '东区办' })
  await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '政工' })
})

/** What stands in the table: by whom, of which branch, for which time; nobody is “-”. */
async function reminders(): Promise<string[]> {
  const { rows } = await app.world.open.pool.query(
    `select alert.subject_name as subject, reminder.occasion, reminder.level, coalesce(account.name, '-') as name
     from alert_reminder reminder join alert on alert.id = reminder.alert_id
       left join account on account.id = reminder.account_id`,
  )
  return rows.map(({ subject, occasion, level, name }) =>
    [subject, occasion, level, level === 'own' ? '书记' : name].join(' '),
  )
}

/** Told apart from the program: four times of each term for both seats, and once the level above. */
function expected(): string[] {
  const times = ['months:6', 'months:3', 'months:1', 'days:-1']
  return ['东区第一', '东区第二', '西区第一', '西区第二'].flatMap((name) => [
    ...times.flatMap((time) => [
      `${name}党支部 ${time} own 书记`,
      `${name}党支部 ${time} above ${name.startsWith('东') ? '东区办' : '-'}`,
    ]),
    `${name}党支部 escalated top 政工`,
  ])
}

describe('Seven months of nights', () => {
  it('some missed, some begun again, the clock once put back, remind everybody of everything, and nobody twice', async () => {
    let turn = 0
    for (let day = '2027-05-26'; day <= '2028-01-05'; day = addDays(day, 1)) {
      turn += 1
      // Every fifth night nothing ran; every seventh it was begun twice; once the clock stood a week before.
      if (turn % 5 === 0) continue
      const shown = turn === 101 ? addDays(day, -7) : day
      app.setClock(`${shown}T18:00:00Z`)
      for (let again = 0; again < (turn % 7 === 0 ? 2 : 1); again++)
        await app.stage((ctx) => evaluate(ctx, 'termEnds'))
    }
    const sent = await reminders()
    assert.equal(new Set(sent).size, sent.length)
    assert.deepEqual(sent.toSorted(), expected().toSorted())
  })

  it('leave what nobody received to be seen', async () => {
    const { rows } = await app.world.open.pool.query(
      'select count(*) as n from alert_reminder where account_id is null',
    )
    assert.equal(Number(rows[0].n), 8)
  })
})

describe('Something that waits since a day', () => {
  it('is told of once, though a clock put back had closed it meanwhile', async () => {
    const { people } = institute
    const look = async (day: string) => {
      app.setClock(`${day}T18:00:00Z`)
      await app.stage((ctx) => evaluate(ctx, 'proposalWaiting'))
    }
    await app.stage((ctx) =>
      ctx.db
        .insertInto('proposal')
        .values({
          person_id: people.east1.member,
          field: 'phone',
          after: '13800009999',
          explanation: '换了号码',
          proposed_at: new Date('2028-02-01T02:00:00Z'),
          proposed_by: 1,
        })
        .execute(),
    )
    // The clock shows the Chinese day after: told after seven days, on the eighth of February.
    for (const day of ['2028-02-06', '2028-02-07', '2028-02-03', '2028-02-08', '2028-02-09']) await look(day)
    const { rows } = await app.world.open.pool.query(
      `select alert.due_on::text as due, alert.opened_on::text as opened, alert.closed_on as closed, count(*)::int as told
       from alert join alert_reminder reminder on reminder.alert_id = alert.id
       where rule_key = 'proposal-waiting' group by alert.id`,
    )
    assert.deepEqual(rows, [{ due: '2028-02-08', opened: '2028-02-08', closed: null, told: 1 }])
  })
})
