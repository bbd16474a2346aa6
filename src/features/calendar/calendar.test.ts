import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { workingDaysAfter } from '#basics/working-days.ts'
import { readSheet } from '#platform/sheets.ts'
import { refusal, stageApproving } from '#src/staging.ts'
import { startTestApp } from '#src/testing.ts'
import { holidaysFrom } from './queries.ts'

const app = await startTestApp({ clock: '2026-09-30T02:00:00Z' })
after(() => app.close())
const { department, committee, branch, member, start } = await stageApproving(app)
const { calendar } = department.call
const reason = '国务院办公厅通知'

const count = (day: string, days: number) =>
  app.stage(async (ctx) => workingDaysAfter(day, days, await holidaysFrom(ctx, day)))
const sheetOf = (text: string) => new File([text], '放假安排.csv')

describe('The holiday table', () => {
  it('comes with 2025 and 2026: five working days from 28 September end on 10 October', async () => {
    const { years, missing } = await calendar.years()
    assert.deepEqual(years, [
      { year: 2026, off: 33, working: 6 },
      { year: 2025, off: 28, working: 5 },
    ])
    assert.deepEqual(missing, [2027])
    assert.equal(await count('2026-09-28', 5), '2026-10-10')
  })

  it('sets the day an approval is due: three working days from 30 September end on the Saturday worked', async () => {
    assert.equal((await start()).dueOn, '2026-10-10')
  })

  it('is kept day by day, with a reason, and every change is in the trail', async () => {
    const holiday = { kind: 'off', name: '元旦', reason } as const
    assert.deepEqual(await calendar.add({ ...holiday, from: '2027-01-01', until: '2027-01-03' }), {
      added: 3,
      changed: 0,
    })
    assert.deepEqual((await calendar.years()).missing, [])
    assert.equal(await count('2026-12-31', 1), '2027-01-04')

    const changed = await calendar.change({ ...holiday, day: '2027-01-03', kind: 'working' })
    assert.deepEqual([changed.weekday, changed.kind], ['星期日', 'working'])
    assert.equal(await count('2026-12-31', 1), '2027-01-03')

    await calendar.remove({ day: '2027-01-03', reason })
    const { rows } = await calendar.list({ year: 2027, descending: true })
    assert.deepEqual(
      rows.map(({ day }) => day),
      ['2027-01-02', '2027-01-01'],
    )
    const trail = await department.call.audit.list({ subjectKind: 'calendar' })
    assert.deepEqual(
      trail.rows.map(({ deed, subjectName }) => `${deed} ${subjectName}`),
      ['删去放假安排 2027-01-03', '修改放假安排 2027-01-03', '录入放假安排 2027-01-01 至 2027-01-03'],
    )
  })

  it('refuses what is there already and what is worked anyway, naming the day', async () => {
    const asked = { from: '2026-10-01', kind: 'off', name: '国庆节', reason } as const
    const known = await refusal(calendar.add(asked))
    assert.deepEqual([known.code, known.status], ['calendar-day-known', 409])
    assert.match(known.message, /2026年10月1日已录入为“国庆节”休假/)
    const worked = await refusal(calendar.add({ ...asked, from: '2026-11-30', kind: 'working' }))
    assert.match(worked.message, /2026年11月30日不是周六、周日/)
    assert.equal((await refusal(calendar.remove({ day: '2026-11-30', reason }))).status, 404)
    await assert.rejects(
      app.stage((ctx) =>
        ctx.db
          .insertInto('calendar_day')
          .values({ day: '2026-11-30', kind: 'working', name: '无', changed_at: ctx.now, changed_by: '测试' })
          .execute(),
      ),
      /calendar_day_worked_on_a_weekend/,
    )
  })

  it('takes a sheet: new days are added, others set right, nothing is taken away', async () => {
    const text =
      '日期,类别,节日\n2028-01-01,休假,元旦\n2026-10-10,调休上班,国庆节调休\n2026-10-01,休假,国庆节\n'
    assert.deepEqual(await calendar.import({ file: sheetOf(text), reason }), { added: 1, changed: 1 })
    const again = await refusal(calendar.import({ file: sheetOf(text), reason }))
    assert.equal(again.code, 'calendar-nothing-new')
    const wrong = await refusal(
      calendar.import({ file: sheetOf('日期,类别,节日\n2028-1-1,假,元旦'), reason }),
    )
    assert.match(wrong.message, /^第 2 行：日期“2028-1-1”/)
  })

  it('gives a sheet that can be taken again', async () => {
    const answer = await committee.fetch('/api/calendar-days.xlsx?year=2026&kind=working')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const rows = (await Array.fromAsync(readSheet(bytes, '放假安排.xlsx'))).map(({ cells }) => cells)
    assert.deepEqual(rows[1], ['日期', '星期', '类别', '节日'])
    assert.deepEqual(rows[2], ['2026-01-04', '星期日', '调休上班', '元旦'])
    const same = await refusal(calendar.import({ file: new File([bytes], '放假安排.xlsx'), reason }))
    assert.equal(same.code, 'calendar-nothing-new')
  })

  it('is changed by whoever answers for the whole institute only, and read by the offices below', async () => {
    assert.equal((await branch.call.calendar.list({ year: 2026, size: 100 })).total, 39)
    assert.equal((await refusal(committee.call.calendar.remove({ day: '2026-10-01', reason }))).status, 403)
    assert.equal((await refusal(member.call.calendar.list({}))).status, 403)
  })
})
