import type { call } from '#web/call.ts'
import { Empty } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'

type Row = Awaited<ReturnType<typeof call.helping.done>>['rows'][number]

/** What was done for somebody, the newest first: both names on every line. */
export function DoneTimeline({ rows }: { rows: Row[] }) {
  if (rows.length === 0)
    return (
      <Empty title="还没有代办过" icon="people">
        代办的每一件事都会记在这里。
      </Empty>
    )
  return (
    <Timeline
      entries={rows.map((row) => ({
        key: row.id,
        title: row.title,
        note: `办理人 ${row.personName}，代办人 ${row.helperName}`,
        at: row.doneAt,
        children: row.about && row.about !== row.personName ? row.about : undefined,
      }))}
    />
  )
}
