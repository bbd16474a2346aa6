import { useId } from 'react'
import { type Day, formatDay } from '#basics/days.ts'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { attendanceOf } from '../rules.ts'
import type { Meeting } from './meeting.tsx'
import { isBefore, type Line } from './record-values.ts'

const tasks = { chair: '主持人', recorder: '记录人' } as const
type Task = keyof typeof tasks

type HoldingRollProps = { meeting: Meeting; lines: Line[]; change: (lines: Line[]) => void }

/** 到会情况: everybody of the day, ticked once the day has come; who chairs and who writes above it. */
export function HoldingRoll({ meeting, lines, change }: HoldingRollProps) {
  const set = (personId: number, more: Partial<Line>) =>
    change(lines.map((line) => (line.personId === personId ? { ...line, ...more } : line)))
  const { entitled, present } = attendanceOf(lines)
  const there = lines.filter((line) => line.present).length
  return (
    <>
      {isBefore(meeting) && (
        <div className="meeting-before">
          <Notice kind="info">
            会议定于{formatDay(meeting.plannedOn as Day)}
            ，现在还没有人勾选；开会那天默认全部到会。提前开的，请勾选到会同志。
          </Notice>
        </div>
      )}
      <div className="meeting-tasks">
        {(Object.keys(tasks) as Task[]).map((task) => (
          <TaskPick key={task} task={task} lines={lines} change={change} />
        ))}
      </div>
      <p role="status" className="muted">
        应到 {lines.length} 人，实到 {there} 人；有表决权的应到 {entitled} 人，实到 {present} 人
      </p>
      <ul className="meeting-roll" aria-label="到会情况">
        {lines.map((line) => (
          <li key={line.personId}>
            <label>
              <input
                type="checkbox"
                checked={line.present}
                onChange={() => set(line.personId, { present: !line.present, task: null })}
              />
              {line.name}
              {!line.voting && <small className="muted">预备党员</small>}
            </label>
            {!line.present && (
              <input
                type="text"
                aria-label={`${line.name}未到会原因`}
                placeholder="请假原因，可不填"
                maxLength={100}
                value={line.excuse}
                onChange={(event) => set(line.personId, { excuse: event.target.value })}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function TaskPick({ task, lines, change }: { task: Task; lines: Line[]; change: (lines: Line[]) => void }) {
  const id = useId()
  const pick = (personId: number) =>
    change(
      lines.map((line) => {
        if (line.personId === personId) return { ...line, task }
        return line.task === task ? { ...line, task: null } : line
      }),
    )
  return (
    <div>
      <label htmlFor={id}>{tasks[task]}</label>
      <select
        id={id}
        value={lines.find((line) => line.task === task)?.personId ?? ''}
        onChange={(event) => pick(Number(event.target.value))}
      >
        <option value="">请选择</option>
        {lines
          .filter((line) => line.present)
          .map((line) => (
            <option key={line.personId} value={line.personId}>
              {line.name}
            </option>
          ))}
      </select>
    </div>
  )
}
