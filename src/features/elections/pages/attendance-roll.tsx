import { type MeetingTask, meetingTaskNames } from '#features/meetings/rules.ts'

export type Line = {
  personId: number
  name: string
  voting: boolean
  present: boolean
  excuse: string | null
  task: MeetingTask | null
}

/** The roll of a meeting: who is there, who does what, who is excused and why. */
export function AttendanceRoll({
  lines,
  tasks,
  without = '无选举权',
  change,
}: {
  lines: Line[]
  tasks: MeetingTask[]
  /** What is said of who has no vote here. */
  without?: string
  change: (lines: Line[]) => void
}) {
  const set = (personId: number, more: Partial<Line>) =>
    change(lines.map((line) => (line.personId === personId ? { ...line, ...more } : line)))
  return (
    <ul className="election-roll" aria-label="到会情况">
      {lines.map((line) => (
        <li key={line.personId}>
          <label className="election-there">
            <input
              type="checkbox"
              checked={line.present}
              onChange={() => set(line.personId, { present: !line.present, task: null, excuse: null })}
            />
            {line.name}
            {!line.voting && <small className="muted">{without}</small>}
          </label>
          {line.present ? (
            <select
              aria-label={`${line.name}在会议上的工作`}
              value={line.task ?? ''}
              onChange={(event) =>
                set(line.personId, { task: (event.target.value || null) as MeetingTask | null })
              }
            >
              <option value="">参加会议</option>
              {tasks.map((task) => (
                <option key={task} value={task}>
                  {meetingTaskNames[task]}
                </option>
              ))}
            </select>
          ) : (
            <input
              type="text"
              aria-label={`${line.name}请假原因`}
              placeholder="请假原因，可不填"
              maxLength={100}
              value={line.excuse ?? ''}
              onChange={(event) => set(line.personId, { excuse: event.target.value || null })}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
