import type { Tone } from '#web/kit/status-dot.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import type { Affair } from './affair.tsx'
import { FileLink } from './affair-content.tsx'

const tones: Record<string, Tone> = {
  approve: 'good',
  complete: 'good',
  repair: 'info',
  start: 'info',
  add: 'info',
  decline: 'bad',
  sendBack: 'warning',
  withdraw: 'quiet',
  urge: 'gold',
}

/** Who, in which role, when, and what he said; at the end where it waits. */
export function AffairTimeline({ affair }: { affair: Affair }) {
  const waiting = affair.tasks.map((task) => ({
    key: `task-${task.id}`,
    title: task.holder,
    note: task.stepName,
    outcome: task.status === 'waiting' ? '等待意见' : '待办',
    at: null,
    tone: 'red' as const,
  }))
  return (
    <Timeline
      entries={[
        ...affair.timeline.map((entry) => ({
          key: entry.id,
          title: entry.name,
          note: [entry.title, entry.forName && `代${entry.forName}`].filter(Boolean).join('，'),
          outcome: <span className={`affair-outcome ${tones[entry.act] ?? ''}`}>{entry.words}</span>,
          at: entry.at,
          tone: tones[entry.act] ?? ('quiet' as const),
          children: said(affair, entry),
        })),
        ...waiting,
      ]}
    />
  )
}

function said(affair: Affair, { opinion, marks, attachments }: Affair['timeline'][number]) {
  if (!opinion && marks.length === 0 && attachments.length === 0) return null
  return (
    <>
      {opinion}
      {marks.length > 0 && <div className="affair-marks">标注：{marks.join('、')}</div>}
      {attachments.map((file) => (
        <div key={file.id}>
          <FileLink affair={affair} id={file.id}>
            {file.name}
          </FileLink>
        </div>
      ))}
    </>
  )
}
