import { useState } from 'react'
import { dayIn } from '#basics/days.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Facts } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'
import { meetingTaskNames } from '../rules.ts'
import type { Meeting } from './meeting.tsx'

/** The record as it stands: who was there, what was said and resolved, what was added later. */
export function MeetingRecord({ meeting }: { meeting: Meeting }) {
  return (
    <>
      <Attendance meeting={meeting} />
      <Panel title="会议内容">
        {meeting.agenda.map(({ item, speeches }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a record never move
          <section key={at} className="meeting-item">
            <h3>
              {at + 1}. {item}
            </h3>
            {speeches.map(({ speaker, text }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a record never move
              <p key={place}>
                {speaker && <b>{speaker}：</b>}
                {text}
              </p>
            ))}
          </section>
        ))}
        {meeting.resolutions.length > 0 && <h3>决议</h3>}
        <ol className="meeting-resolutions">
          {meeting.resolutions.map(({ text, vote }) => (
            <li key={text}>
              {text}
              {vote && (
                <small className="muted">
                  赞成 {vote.inFavour} 票，反对 {vote.against} 票，弃权 {vote.abstained} 票，
                  {vote.carried ? '通过' : '未通过'}
                </small>
              )}
            </li>
          ))}
        </ol>
      </Panel>
      {meeting.status === 'confirmed' && <Additions meeting={meeting} />}
    </>
  )
}

function Attendance({ meeting }: { meeting: Meeting }) {
  const { attendees, heldOn } = meeting
  const there = attendees.filter(({ present }) => present)
  const away = attendees.filter(({ present, excuse }) => (heldOn ? !present : excuse !== null))
  const tasks = (['chair', 'recorder', 'scrutineer', 'teller'] as const).map((task) => {
    const value = attendees
      .filter((one) => one.task === task)
      .map(({ name }) => name)
      .join('、')
    return { label: meetingTaskNames[task], value, absent: value === '' }
  })
  const names = away.map(({ name, excuse }) => (excuse ? `${name}（${excuse}）` : name)).join('、')
  return (
    <Panel title="到会情况">
      <Facts
        least={180}
        facts={[
          ...tasks,
          { label: '应到', value: `${attendees.length} 人` },
          { label: '实到', value: `${there.length} 人`, absent: !heldOn },
          { label: heldOn ? '未到会' : '已请假', value: names, absent: names === '', wide: true },
          { label: '到会', value: there.map(({ name }) => name).join('、'), absent: !heldOn, wide: true },
          {
            label: '列席',
            value: meeting.guests.join('、'),
            absent: meeting.guests.length === 0,
            wide: true,
          },
          { label: '授课人', value: meeting.lecturer, absent: !meeting.lecturer },
          { label: '学时', value: meeting.hours, absent: !meeting.hours },
          {
            label: '登记',
            value: `${meeting.recordedBy} ${dayIn(new Date(meeting.recordedAt ?? 0))}`,
            absent: !heldOn,
          },
          {
            label: '确认',
            value: `${meeting.confirmedBy} ${dayIn(new Date(meeting.confirmedAt ?? 0))}`,
            absent: !meeting.confirmedBy,
          },
        ]}
      />
    </Panel>
  )
}

function Additions({ meeting: { id, additions } }: { meeting: Meeting }) {
  const may = useMay()('meetings.conduct')
  const [adding, setAdding] = useState(false)
  const add = useAct(call.meetings.records.add, { done: '已补记' })
  if (additions.length === 0 && !may) return null
  return (
    <Panel
      title="补记"
      extra={
        may && (
          <button type="button" className="link" onClick={() => setAdding(true)}>
            补记
          </button>
        )
      }
    >
      {additions.length === 0 && <p className="muted">没有补记。</p>}
      {additions.map((one) => (
        <p key={one.id}>
          {one.text}
          <small className="muted">
            （{one.addedBy}，{dayIn(new Date(one.addedAt))} 补记）
          </small>
        </p>
      ))}
      {adding && (
        <FormDialog
          title="补记"
          fields={[{ kind: 'words', name: 'text', label: '内容', required: true, maximum: 2000, rows: 4 }]}
          submitWord="补记"
          onSubmit={({ text }) => add.send({ id, text: String(text) })}
          onClose={() => setAdding(false)}
        />
      )}
    </Panel>
  )
}
